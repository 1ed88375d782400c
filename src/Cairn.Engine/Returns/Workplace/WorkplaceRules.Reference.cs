using System.Text;
using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>LOCALESTID, STATUS, ESTNAME, the address.</summary>
internal sealed partial class WorkplaceRules
{
    private const string PostcodeAdvice = "Correct it. If it is right, it is newer than the table: ask whoever runs this Cairn for a newer one.";

    private static readonly Rule IdBlank = Refuse(LOCALESTID, "blank", "1010", "LOCALESTID is blank.", "Write your own reference of the workplace.");
    private static readonly Rule IdLong = TooLong(LOCALESTID, "1010", 50);
    private static readonly Rule IdTwice = Refuse(LOCALESTID, "twice", "998", "An earlier row has the same LOCALESTID.", "Give each workplace a reference of its own, or remove one of the rows.");
    private static readonly Rule NotYours = Refuse(LOCALESTID, "not-yours", "997", "The workplace is one of a subsidiary that keeps its own data, so it is not yours to return.", CommonRules.NotYoursAdvice);
    private static readonly Rule StatusBlank = Refuse(STATUS, "blank", "1020", "STATUS is blank.", "Write NEW, UPDATE, DELETE, NOCHANGE or UNCHECKED.");
    private static readonly Rule StatusUnknown = Refuse(STATUS, "code", "1020", "STATUS is not NEW, UPDATE, DELETE, NOCHANGE or UNCHECKED.", "Use one of these five words.");
    private static readonly Rule StatusExists = Refuse(STATUS, "exists", "1020", "STATUS is NEW, but the workplace exists already.", "Use UPDATE to change it, or NOCHANGE to leave it.");
    private static readonly Rule StatusMissing = Refuse(STATUS, "missing", "1020", "STATUS is for a workplace that is held, but there is none with this reference.", "Use NEW to add the workplace, or correct LOCALESTID.");
    private static readonly Rule OwnDeleted = Refuse(STATUS, "own-deleted", "956", "The row deletes the account's own workplace.", "Keep it, with STATUS UPDATE or NOCHANGE.");
    private static readonly Rule NameBlank = Refuse(ESTNAME, "blank", "1030", "ESTNAME is blank.", "Write the workplace's name.");
    private static readonly Rule NameLong = TooLong(ESTNAME, "1030", 120);
    private static readonly Rule AddressBlank = Refuse(ADDRESS1, "blank", "1040", "ADDRESS1 is blank.", "Write the first line of the address.");
    private static readonly Rule Address1Long = TooLong(ADDRESS1, "1040", 40);
    private static readonly Rule Address2Long = TooLong(ADDRESS2, "1045", 40);
    private static readonly Rule Address3Long = TooLong(ADDRESS3, "1050", 40);
    private static readonly Rule TownLong = TooLong(POSTTOWN, "1055", 40);
    private static readonly Rule PostcodeBlank = Refuse(POSTCODE, "blank", "1060", "POSTCODE is blank.", "Write the workplace's postcode, as in LS1 2RP.");
    private static readonly Rule PostcodeLong = TooLong(POSTCODE, "1060", 10);
    private static readonly Rule PostcodeForm = Refuse(POSTCODE, "form", "1060", "POSTCODE is not a postcode.", "Write it as in LS1 2RP.");

    private static readonly Rule PostcodeUnknown = Refuse(POSTCODE, "unknown", "1060", "POSTCODE is not in the table of postcodes, and the workplace is new.", PostcodeAdvice);
    private static readonly Rule PostcodeUnknownHeld = Look(POSTCODE, "unknown-held", "1060", "POSTCODE is not in the table of postcodes.", PostcodeAdvice);

    private bool IsKeptElsewhere => options.Held.IsKeptElsewhere(own);

    private void CheckReference()
    {
        var id = Cell(LOCALESTID);
        own = id.IsEmpty ? default : Key.Of(id);
        if (id.IsEmpty)
            Report(IdBlank, LOCALESTID);
        else if (Checks.TooLong((int)LOCALESTID))
            Report(IdLong, LOCALESTID);
        if (survey.IsWorkplaceTwice(Checks.Report.Line))
            Report(IdTwice, LOCALESTID);
        if (IsKeptElsewhere)
            Report(NotYours, LOCALESTID);
        row.LocalEstId = Checks.Required((int)LOCALESTID);
    }

    private void CheckStatus()
    {
        row.Status = RowChecks.Status(Cell(STATUS));
        if (Cell(STATUS).IsEmpty)
            Report(StatusBlank, STATUS);
        else if (row.Status == RowStatus.Unknown)
            Report(StatusUnknown, STATUS);
        else if (!own.IsNone && !IsKeptElsewhere && options.Held.HasWorkplace(own) == (row.Status == RowStatus.New))
            Report(row.Status == RowStatus.New ? StatusExists : StatusMissing, STATUS);
        else if (row.Status == RowStatus.Delete && options.OwnWorkplace is { } mine && own == Key.Of(Encoding.UTF8.GetBytes(mine)))
            Report(OwnDeleted, STATUS);
    }

    private void CheckName()
    {
        if (Cell(ESTNAME).IsEmpty)
            Report(NameBlank, ESTNAME);
        else
            row.Name = Text(ESTNAME, NameLong) ?? "";
    }

    private void CheckAddress()
    {
        if (Cell(ADDRESS1).IsEmpty)
            Report(AddressBlank, ADDRESS1);
        row.Address1 = Text(ADDRESS1, Address1Long);
        row.Address2 = Text(ADDRESS2, Address2Long);
        row.Address3 = Text(ADDRESS3, Address3Long);
        row.Town = Text(POSTTOWN, TownLong);
        if (Cell(POSTCODE).IsEmpty)
            Report(PostcodeBlank, POSTCODE);
        else if (Checks.TooLong((int)POSTCODE))
            Report(PostcodeLong, POSTCODE);
        else if (!Postcodes.HasForm(Cell(POSTCODE), oneSpace: false))
            Report(PostcodeForm, POSTCODE);
        else if (lists.Postcodes is { } table && !table.Has(Cell(POSTCODE)))
            Report(row.Status == RowStatus.New ? PostcodeUnknown : PostcodeUnknownHeld, POSTCODE);
        row.Postcode = Checks.Text((int)POSTCODE)?.ToUpperInvariant();
    }
}
