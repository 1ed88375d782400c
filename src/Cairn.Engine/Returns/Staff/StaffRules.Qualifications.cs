using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>SCQUAL, NONSCQUAL, CWPCATEGORY, and the qualifications achieved, every one of them.</summary>
internal sealed partial class StaffRules
{
    private const int OldestYears = 100;

    private static readonly Rule CareLevelBlank = Look(SCQUAL, "blank", "3360", "SCQUAL is blank.", "Write 2 no, 999 don't know, or 1;level.");
    private static readonly Rule CareLevelCode = Refuse(SCQUAL, "code", "1360", "SCQUAL is not 1 yes, 2 no or 999 don't know.", "Write 2, 999, or 1;level, such as 1;3.");
    private static readonly Rule CareLevelMissing = Refuse(SCQUAL, "level-missing", "1360", "SCQUAL is 1 (yes), but no level follows.", "Write 1;level, such as 1;3, or 1;999 if the level is not known.");
    private static readonly Rule CareLevelProfession = Look(SCQUAL, "profession", "3360", "The main job role is a regulated profession, which needs a social care qualification with its level.", "Write 1;level, such as 1;6.");
    private static readonly Rule CareLevelUnknown = SetAside(SCQUAL, "level", "1360", "The level in SCQUAL is none of 0 to 8 or 999 and is set aside.", "Correct the level.");
    private static readonly Rule OtherLevelCode = Refuse(NONSCQUAL, "code", "1370", "NONSCQUAL is not 1 yes, 2 no or 999 don't know.", "Write 2, 999, 1, or 1;level.");
    private static readonly Rule OtherLevelUnknown = SetAside(NONSCQUAL, "level", "1370", "The level in NONSCQUAL is none of 0 to 8 or 999 and is set aside.", "Correct the level.");
    private static readonly Rule CategoryCode = IgnoreCode(CWPCATEGORY, "5650", "a category from 1 to 7, 998 none of these or 999 don't know");

    private static readonly (Rule Code, Rule YearBlank, Rule Year, Rule Notes)[] Achieved = [.. Enumerable.Range(0, StaffColumns.MostQualifications).Select(OfQualification)];

    private readonly CodeList levels = options.Lists["qualification_level"];

    private readonly ImmutableArray<AchievedQualification>.Builder achieved = ImmutableArray.CreateBuilder<AchievedQualification>();

    private readonly int qualifications = Enumerable.Range(0, StaffColumns.MostQualifications)
        .LastOrDefault(n => layout.Place(StaffColumns.Qualification(n)) >= 0 || layout.Place(StaffColumns.Qualification(n) + 1) >= 0, -1) + 1;

    private void CheckQualificationLevels()
    {
        (row.SocialCareQualification, row.SocialCareLevel) = (Answer.Blank, Answer.Blank);
        if (Cell(SCQUAL).IsEmpty)
            Report(CareLevelBlank, SCQUAL);
        else
            (row.SocialCareQualification, row.SocialCareLevel) = Held(SCQUAL, CareLevelCode, CareLevelUnknown);
        if (row.SocialCareQualification.Is(1) && ListReader.Item(Cell(SCQUAL), 1).IsEmpty)
        {
            Report(CareLevelMissing, SCQUAL);
            if (row.MainJobRole.Known is CodeLists.SocialWorker or CodeLists.OccupationalTherapist or CodeLists.RegisteredNurse)
                Report(CareLevelProfession, SCQUAL);
        }
        (row.OtherQualification, row.OtherQualificationLevel) = (Answer.Blank, Answer.Blank);
        if (!Cell(NONSCQUAL).IsEmpty)
            (row.OtherQualification, row.OtherQualificationLevel) = Held(NONSCQUAL, OtherLevelCode, OtherLevelUnknown);
        if (row.OtherQualification.Is(1) && row.OtherQualificationLevel.IsBlank)
            row.OtherQualificationLevel = Answer.DontKnow(999);
        row.PathwayCategory = Code(CWPCATEGORY, CategoryCode, 999);
    }

    private (Answer Held, Answer Level) Held(StaffColumn column, Rule unknown, Rule unknownLevel)
    {
        var cell = Cell(column);
        if (!Checks.List((int)column).TryRead(ListReader.Item(cell, 0), out var held))
        {
            Report(unknown, column);
            return default;
        }
        var level = ListReader.Item(cell, 1);
        if (held != 1 || level.IsEmpty)
            return (held == 999 ? Answer.DontKnow(999) : Answer.Of(held), Answer.Blank);
        if (levels.TryRead(level, out var code))
            return (Answer.Of(1), code == 999 ? Answer.DontKnow(999) : Answer.Of(code));
        Report(unknownLevel, column);
        return (Answer.Of(1), Answer.Blank);
    }

    private void CheckQualifications()
    {
        achieved.Clear();
        for (var n = 0; n < qualifications; n++)
            CheckQualification(n);
        if (keepRows)
            row.Qualifications = new(achieved.ToImmutable());
    }

    private void CheckQualification(int n)
    {
        var column = StaffColumns.Qualification(n);
        var cell = Checks.Cells[column];
        var noted = !Checks.Cells[column + 1].IsEmpty;
        var rules = Achieved[n];
        if (noted && Checks.TooLong(column + 1))
        {
            Checks.Report.Add(rules.Notes, Checks.Cells[column + 1]);
            noted = false;
        }
        if (cell.IsEmpty)
            return;
        var known = Checks.List(column).TryRead(ListReader.Item(cell, 0), out var code);
        if (!known)
            Checks.Report.Add(rules.Code, cell);
        var yearText = ListReader.Item(cell, 1);
        var year = 0;
        if (yearText.IsEmpty)
            Checks.Report.Add(rules.YearBlank, cell);
        else if (!Numbers.TryYear(yearText, out year) || year < options.Today.Year - OldestYears || year > options.Today.Year)
            Checks.Report.Add(rules.Year, cell);
        if (known && keepRows)
            achieved.Add(new(code, year == 0 ? null : year, noted ? Checks.Text(column + 1) : null));
    }

    /// <summary>The format has codes for the first three pairs; of the others its checker says nothing and loses what is wrong.</summary>
    private static (Rule Code, Rule YearBlank, Rule Year, Rule Notes) OfQualification(int n)
    {
        var (column, name) = (StaffColumns.Qualification(n), $"QUALACH{n + 1:00}");
        string Ascwds(int first) => n < 3 ? (first + 20 * n).ToString(CultureInfo.InvariantCulture) : "";
        return (
            RuleBook.Staff.Make(column, "code", Ascwds(5010), Outcome.RowRefused, $"{name} is not a code or a label of the qualification list.", "Write code;year, such as 54;2019."),
            RuleBook.Staff.Make(column, "year-blank", Ascwds(5015), Outcome.KeptCheck, $"{name} has no year.", "Write code;year, such as 54;2019, if the year is known."),
            RuleBook.Staff.Make(column, "year", Ascwds(5010), Outcome.RowRefused, $"The year in {name} is not a year of the last hundred.", "Write code;year, such as 54;2019."),
            RuleBook.Staff.Make(column + 1, "long", Ascwds(5020), Outcome.ValueSetAside, $"{name}NOTES is longer than 120 characters and is set aside.", "Shorten it to 120 characters."));
    }
}
