using System.Text;
using static Cairn.Engine.Returns.TrainingColumn;

namespace Cairn.Engine.Returns;

/// <summary>Checks one training row after another.</summary>
internal sealed class TrainingRules(FileLayout layout, ReturnsOptions options, Survey survey, bool keepRows) : IRowRules<TrainingRow>
{
    private const int YoungestAge = 14, InHouse = 1, External = 2, MostMonths = 999;

    private static readonly Rule WorkplaceBlank = Refuse(LOCALESTID, "blank", "1000", "LOCALESTID is blank, so the row belongs to no workplace.", "Write your reference of the workplace, as in the workplace file.");
    private static readonly Rule WorkplaceLong = TooLong(LOCALESTID, "1000", 50);
    private static readonly Rule WorkplaceUnknown = Refuse(LOCALESTID, "unknown", "997", "No row of the workplace file has this LOCALESTID.", "Correct the reference, or add the workplace to the workplace file.");
    private static readonly Rule NotYours = Refuse(LOCALESTID, "not-yours", "997", "The workplace is one of a subsidiary that keeps its own data, so its training is not yours to return.", CommonRules.NotYoursAdvice);
    private static readonly Rule WorkerBlank = Refuse(UNIQUEWORKERID, "blank", "1010", "UNIQUEWORKERID is blank, so the row belongs to nobody.", "Write your reference of the staff member, as in the staff file.");
    private static readonly Rule WorkerLong = TooLong(UNIQUEWORKERID, "1010", 50);
    private static readonly Rule WorkerUnknown = Refuse(UNIQUEWORKERID, "unknown", "996", "No row of the staff file has this UNIQUEWORKERID in this workplace.", "Correct the reference, or add the staff member to the staff file.");
    private static readonly Rule CategoryBlank = Refuse(CATEGORY, "blank", "1050", "CATEGORY is blank.", "Write the code of the training category, such as 6 fire safety.");
    private static readonly Rule CategoryCode = Refuse(CATEGORY, "code", "1050", "CATEGORY is not a code or a label of the training category list.", "Use a code of the list, such as 6 fire safety.");
    private static readonly Rule NameLong = TooLong(TRAININGNAME, "1040", 120);
    private static readonly Rule AccreditedCode = Refuse(ACCREDITED, "code", "1060", "ACCREDITED is not 0 no, 1 yes or 999 don't know.", "Use one of these, or leave the cell blank.");
    private static readonly Rule DeliveredCode = Refuse(WHODELIVERED, "code", "1080", "WHODELIVERED is neither 1 in-house nor 2 external.", "Use one of these, or leave the cell blank.");
    private static readonly Rule ProviderNotNeeded = SetAside(PROVIDERNAME, "not-needed", "2090", "PROVIDERNAME is set aside, since WHODELIVERED is not 2 (external).", "Leave it blank, or write 2 in WHODELIVERED.");
    private static readonly Rule ProviderCode = Refuse(PROVIDERNAME, "code", "1090", "PROVIDERNAME is not a code or a label of the training provider list.", "Use a code of the list, or leave the cell blank.");
    private static readonly Rule ModeCode = Refuse(HOWDELIVERED, "code", "1100", "HOWDELIVERED is neither 1 face to face nor 2 e-learning.", "Use one of these, or leave the cell blank.");
    private static readonly Rule ValidityForm = Refuse(VALIDITY, "form", "1110", "VALIDITY is neither a number of months from 1 to 999 nor none.", "Write months, such as 36, or the word none.");
    private static readonly Rule ValidityNone = Look(VALIDITY, "none-with-expiry", "2110", "VALIDITY says none, but there is an EXPIRYDATE.", "Leave EXPIRYDATE blank, or write the months in VALIDITY.");
    private static readonly Rule ValidityDiffers = Look(VALIDITY, "differs", "2110", "The months in VALIDITY do not lead from DATECOMPLETED to EXPIRYDATE.", "Correct one of the three.");
    private static readonly Rule CompletedForm = Refuse(DATECOMPLETED, "form", "1020", "DATECOMPLETED is not a day written DD/MM/YYYY.", "Write it as in 01/09/2024.");
    private static readonly Rule CompletedFuture = Refuse(DATECOMPLETED, "future", "1020", "DATECOMPLETED is in the future.", "Correct the date, or return the training once it is completed.");
    private static readonly Rule CompletedYoung = Refuse(DATECOMPLETED, "young", "1080", "DATECOMPLETED is before the staff member's 14th birthday.", "Correct DATECOMPLETED here, or DOB in the staff file.");
    private static readonly Rule ExpiryForm = Refuse(EXPIRYDATE, "form", "1030", "EXPIRYDATE is not a day written DD/MM/YYYY.", "Write it as in 31/08/2027.");
    private static readonly Rule ExpiryEarly = Refuse(EXPIRYDATE, "early", "1030", "EXPIRYDATE is not after DATECOMPLETED.", "Correct one of the two.");
    private static readonly Rule NotesLong = TooLong(NOTES, "1070", 1000);

    private TrainingRow row = new();
    private WorkplaceFacts? workplace;

    public RowChecks Checks { get; } = new(layout, options, keepRows);

    public bool WorkplaceRefused => workplace?.Refused == true;

    public TrainingRow Check()
    {
        row = new TrainingRow();
        var worker = CheckReferences();
        if (Cell(CATEGORY).IsEmpty)
            Report(CategoryBlank, CATEGORY);
        row.Category = Checks.Code((int)CATEGORY, CategoryCode).Value;
        row.Name = Text(TRAININGNAME, NameLong);
        row.Accredited = Checks.Code((int)ACCREDITED, AccreditedCode, 999);
        CheckDelivery();
        CheckDates(worker);
        CheckValidity();
        row.Notes = Text(NOTES, NotesLong);
        return row;
    }

    private Key CheckReferences()
    {
        var place = Cell(LOCALESTID);
        var id = Cell(UNIQUEWORKERID);
        var placeKey = place.IsEmpty ? default : Key.Of(place);
        var worker = place.IsEmpty || id.IsEmpty ? default : placeKey.Then(id);
        workplace = survey.Workplace(placeKey);
        if (place.IsEmpty)
            Report(WorkplaceBlank, LOCALESTID);
        else if (Checks.TooLong((int)LOCALESTID))
            Report(WorkplaceLong, LOCALESTID);
        else if (options.Held.IsKeptElsewhere(placeKey))
            Report(NotYours, LOCALESTID);
        else if (workplace is null)
            Report(WorkplaceUnknown, LOCALESTID);
        if (id.IsEmpty)
            Report(WorkerBlank, UNIQUEWORKERID);
        else if (Checks.TooLong((int)UNIQUEWORKERID))
            Report(WorkerLong, UNIQUEWORKERID);
        else if (workplace is not null && !survey.HasStaff(worker))
            Report(WorkerUnknown, UNIQUEWORKERID);
        row.LocalEstId = Checks.Required((int)LOCALESTID);
        row.UniqueWorkerId = Checks.Required((int)UNIQUEWORKERID);
        return worker;
    }

    private void CheckDelivery()
    {
        row.DeliveredBy = Checks.Code((int)WHODELIVERED, DeliveredCode);
        if (!Cell(PROVIDERNAME).IsEmpty)
        {
            if (row.DeliveredBy.Is(External))
                row.Provider = Checks.Code((int)PROVIDERNAME, ProviderCode);
            else if (row.DeliveredBy.Is(InHouse) || Cell(WHODELIVERED).IsEmpty)
                Report(ProviderNotNeeded, PROVIDERNAME);
        }
        row.DeliveryMode = Checks.Code((int)HOWDELIVERED, ModeCode);
    }

    private void CheckDates(Key worker)
    {
        if (Dates.TryStrict(Cell(DATECOMPLETED), out var completed))
        {
            row.Completed = completed;
            if (completed > options.Today)
                Report(CompletedFuture, DATECOMPLETED);
            else if (!worker.IsNone && survey.BirthDate(worker) is { } birth && completed < birth.AddYears(YoungestAge))
                Report(CompletedYoung, DATECOMPLETED);
        }
        else if (!Cell(DATECOMPLETED).IsEmpty)
        {
            Report(CompletedForm, DATECOMPLETED);
        }
        if (Dates.TryStrict(Cell(EXPIRYDATE), out var expires))
        {
            row.Expires = expires;
            if (row.Completed is { } from && expires <= from)
                Report(ExpiryEarly, EXPIRYDATE);
        }
        else if (!Cell(EXPIRYDATE).IsEmpty)
        {
            Report(ExpiryForm, EXPIRYDATE);
        }
    }

    private void CheckValidity()
    {
        var cell = Cell(VALIDITY);
        if (cell.IsEmpty)
            return;
        row.DoesNotExpire = Ascii.EqualsIgnoreCase(cell, "none"u8);
        if (row.DoesNotExpire)
        {
            if (!Cell(EXPIRYDATE).IsEmpty)
                Report(ValidityNone, VALIDITY);
            return;
        }
        if (!Numbers.TryWhole(cell, out var months) || months is 0 or > MostMonths)
        {
            Report(ValidityForm, VALIDITY);
            return;
        }
        row.ValidMonths = months;
        if (row.Completed is not { } completed || completed.Year + months / 12 > 9990)
            return;
        var lastDay = completed.AddMonths(months).AddDays(-1);
        if (row.Expires is null && Cell(EXPIRYDATE).IsEmpty)
            row.Expires = lastDay;
        else if (row.Expires is { } expires && expires != lastDay && expires != lastDay.AddDays(1))
            Report(ValidityDiffers, VALIDITY);
    }

    private ReadOnlySpan<byte> Cell(TrainingColumn column) => Checks.Cells[(int)column];

    private void Report(Rule rule, TrainingColumn column) => Checks.Report.Add(rule, Cell(column));

    private string? Text(TrainingColumn column, Rule tooLong)
    {
        if (!Checks.TooLong((int)column))
            return Checks.Text((int)column);
        Report(tooLong, column);
        return null;
    }

    private static Rule Refuse(TrainingColumn column, string what, string ascwds, string message, string advice) =>
        RuleBook.Training.Make((int)column, what, ascwds, Outcome.RowRefused, message, advice);

    private static Rule SetAside(TrainingColumn column, string what, string ascwds, string message, string advice) =>
        RuleBook.Training.Make((int)column, what, ascwds, Outcome.ValueSetAside, message, advice);

    private static Rule Look(TrainingColumn column, string what, string ascwds, string message, string advice) =>
        RuleBook.Training.Make((int)column, what, ascwds, Outcome.KeptCheck, message, advice);

    private static Rule TooLong(TrainingColumn column, string ascwds, int most) =>
        Refuse(column, "long", ascwds, $"{column} is longer than {most} characters.", $"Shorten it to {most} characters.");
}
