using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>ESTTYPE, OTHERTYPE, PERMCQC, PERMLA, REGTYPE, PROVNUM, LOCATIONID, MAINSERVICE.</summary>
internal sealed partial class WorkplaceRules
{
    private const int OtherEmployer = 8, NotRegulated = 0, Regulated = 2;

    private static readonly Rule TypeBlank = Refuse(ESTTYPE, "blank", "1070", "ESTTYPE is blank.", "Write 1 or 3 local authority, 6 private, 7 voluntary or 8 other.");
    private static readonly Rule TypeCode = Refuse(ESTTYPE, "code", "1070", "ESTTYPE is not a code or a label of its list.", "Use 1 or 3 local authority, 6 private, 7 voluntary or 8 other.");
    private static readonly Rule OtherTypeBlank = Look(OTHERTYPE, "blank", "2070", "OTHERTYPE is blank, though ESTTYPE is 8 (other).", "Say what the employer is.");
    private static readonly Rule OtherTypeNotNeeded = SetAside(OTHERTYPE, "not-needed", "2070", "OTHERTYPE is set aside, since ESTTYPE is not 8 (other).", "Leave it blank, or write 8 in ESTTYPE.");
    private static readonly Rule OtherTypeLong = TooLong(OTHERTYPE, "1070", 240);
    private static readonly Rule ShareCqcCode = Refuse(PERMCQC, "code", "1080", "PERMCQC is neither 0 nor 1.", "Write 1 to share with the Care Quality Commission, 0 not to, or leave the cell blank.");
    private static readonly Rule ShareLaCode = Refuse(PERMLA, "code", "1090", "PERMLA is neither 0 nor 1.", "Write 1 to share with local authorities, 0 not to, or leave the cell blank.");
    private static readonly Rule RegulationBlank = Refuse(REGTYPE, "blank", "1100", "REGTYPE is blank.", "Write 2 if the Care Quality Commission regulates the workplace, 0 if not.");
    private static readonly Rule RegulationCode = Refuse(REGTYPE, "code", "1100", "REGTYPE is neither 0 nor 2.", "Write 2 if the Care Quality Commission regulates the workplace, 0 if not.");
    private static readonly Rule RegulatedService = Refuse(REGTYPE, "service-not-regulated", "1100", "REGTYPE is 2 (regulated), but MAINSERVICE is not a regulated service.", "Correct REGTYPE or MAINSERVICE.", "REGTYPE/MAINSERVICE");
    private static readonly Rule UnregulatedService = Refuse(REGTYPE, "service-regulated", "1100", "REGTYPE is 0 (not regulated), but MAINSERVICE is a regulated service.", "Correct REGTYPE or MAINSERVICE.", "REGTYPE/MAINSERVICE");
    private static readonly Rule ProviderBlank = Refuse(PROVNUM, "blank", "1105", "PROVNUM is blank, though REGTYPE is 2.", "Write the provider id of the Care Quality Commission, such as 1-123456789.");
    private static readonly Rule ProviderForm = Refuse(PROVNUM, "form", "1105", "PROVNUM is not a digit, a hyphen and 8 to 12 digits.", "Write it as in 1-123456789.");
    private static readonly Rule ProviderNotNeeded = SetAside(PROVNUM, "not-needed", "2105", "PROVNUM is set aside, since REGTYPE is 0.", "Leave it blank, or write 2 in REGTYPE.");
    private static readonly Rule LocationBlank = Refuse(LOCATIONID, "blank", "1110", "LOCATIONID is blank, though REGTYPE is 2.", "Write the location id of the Care Quality Commission, such as 1-123456789.");
    private static readonly Rule LocationForm = Refuse(LOCATIONID, "form", "1110", "LOCATIONID is not a digit, a hyphen and 8 to 12 digits.", "Write it as in 1-123456789.");
    private static readonly Rule LocationHeld = Refuse(LOCATIONID, "held", "1110", "Another workplace that is held has this LOCATIONID.", "Correct the id, or ask for the other workplace to be corrected.");
    private static readonly Rule LocationTwice = Refuse(LOCATIONID, "twice", "998", "An earlier row has the same LOCATIONID.", "Give each workplace its own location id.");
    private static readonly Rule LocationNotNeeded = SetAside(LOCATIONID, "not-needed", "2110", "LOCATIONID is set aside, since REGTYPE is 0.", "Leave it blank, or write 2 in REGTYPE.");
    private static readonly Rule ServiceBlank = Refuse(MAINSERVICE, "blank", "1000", "MAINSERVICE is blank.", "Write the code of the main service, such as 8 domiciliary care.");
    private static readonly Rule ServiceCode = Refuse(MAINSERVICE, "code", "1000", "MAINSERVICE is not a code or a label of the service list.", "Use a code of the list, such as 8 domiciliary care.");

    private void CheckEmployer()
    {
        if (Cell(ESTTYPE).IsEmpty)
            Report(TypeBlank, ESTTYPE);
        row.EmployerType = Code(ESTTYPE, TypeCode);
        var other = row.EmployerType.Is(OtherEmployer);
        if (Checks.TooLong((int)OTHERTYPE))
            Report(OtherTypeLong, OTHERTYPE);
        if (Cell(OTHERTYPE).IsEmpty == other)
            Report(other ? OtherTypeBlank : OtherTypeNotNeeded, OTHERTYPE);
        row.OtherEmployerType = other ? Checks.Text((int)OTHERTYPE) : null;
        row.ShareWithCqc = Code(PERMCQC, ShareCqcCode);
        row.ShareWithLocalAuthorities = Code(PERMLA, ShareLaCode);
    }

    private void CheckRegulation()
    {
        if (Cell(MAINSERVICE).IsEmpty)
            Report(ServiceBlank, MAINSERVICE);
        row.MainService = Code(MAINSERVICE, ServiceCode);
        if (Cell(REGTYPE).IsEmpty)
            Report(RegulationBlank, REGTYPE);
        row.Regulation = Code(REGTYPE, RegulationCode);
        if (lists.EnglandsRegulator && row.MainService.Known is { } service && lists.IsRegulated(service) is { } mustBe && row.Regulation.Known is { } said && mustBe != (said == Regulated))
            Report(said == Regulated ? RegulatedService : UnregulatedService, REGTYPE);
        var headOffice = row.MainService.Is(CodeLists.HeadOffice);
        row.ProviderId = RegistrationNumber(PROVNUM, false, ProviderBlank, ProviderForm, ProviderNotNeeded);
        row.LocationId = RegistrationNumber(LOCATIONID, headOffice, LocationBlank, LocationForm, LocationNotNeeded);
        if (row.Regulation.Is(Regulated) && options.Held.LocationHeldByOther(Cell(LOCATIONID), own))
            Report(LocationHeld, LOCATIONID);
        if (survey.IsLocationTwice(Checks.Report.Line))
            Report(LocationTwice, LOCATIONID);
    }

    /// <summary>Blank and form are England's regulator's to rule on; another country's numbers are kept as they are given.</summary>
    private string? RegistrationNumber(WorkplaceColumn column, bool optional, Rule blank, Rule form, Rule notNeeded)
    {
        var cell = Cell(column);
        if (row.Regulation.Is(NotRegulated))
        {
            if (!cell.IsEmpty)
                Report(notNeeded, column);
            return null;
        }
        if (lists.EnglandsRegulator && row.Regulation.Is(Regulated) && !optional)
        {
            if (cell.IsEmpty)
                Report(blank, column);
            else if (!IsCqcId(cell))
                Report(form, column);
        }
        return Checks.Text((int)column);
    }

    private static bool IsCqcId(ReadOnlySpan<byte> id) =>
        id.Length is >= 10 and <= 14 && id[1] == '-' && char.IsAsciiDigit((char)id[0]) && !id[2..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
