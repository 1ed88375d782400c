using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>LOCALESTID, UNIQUEWORKERID, CHGUNIQUEWRKID, STATUS, TRANSFERSTAFFRECORD, DISPLAYID.</summary>
internal sealed partial class StaffRules
{
    private const string Shorten = "Shorten it to 50 characters.";

    private static readonly Rule WorkplaceBlank = Refuse(LOCALESTID, "blank", "1010", "LOCALESTID is blank, so the row belongs to no workplace.", "Write your reference of the workplace, as in the workplace file.");
    private static readonly Rule WorkplaceLong = Refuse(LOCALESTID, "long", "1010", "LOCALESTID is longer than 50 characters.", Shorten);
    private static readonly Rule WorkplaceUnknown = Refuse(LOCALESTID, "unknown", "997", "No row of the workplace file has this LOCALESTID.", "Correct the reference, or add the workplace to the workplace file.");
    private static readonly Rule NotYours = Refuse(LOCALESTID, "not-yours", "997", "The workplace is one of a subsidiary that keeps its own data, so its staff are not yours to return.", CommonRules.NotYoursAdvice);
    private static readonly Rule IdBlank = Refuse(UNIQUEWORKERID, "blank", "1020", "UNIQUEWORKERID is blank.", "Write your own reference of the staff member.");
    private static readonly Rule IdLong = Refuse(UNIQUEWORKERID, "long", "1020", "UNIQUEWORKERID is longer than 50 characters.", Shorten);
    private static readonly Rule IdTwice = Refuse(UNIQUEWORKERID, "twice", "998", "Another row of this workplace has the same UNIQUEWORKERID.", "Give each staff member of a workplace a reference of their own, or remove one of the rows.");
    private static readonly Rule ChangeLong = Refuse(CHGUNIQUEWRKID, "long", "1030", "CHGUNIQUEWRKID is longer than 50 characters.", Shorten);
    private static readonly Rule ChangeTwice = Refuse(CHGUNIQUEWRKID, "twice", "998", "Another row of this workplace has the reference in CHGUNIQUEWRKID.", "Choose a reference that no other staff member of the workplace has.");
    private static readonly Rule StatusUnknown = Refuse(STATUS, "code", "1040", "STATUS is not NEW, UPDATE, DELETE, NOCHANGE or UNCHECKED.", "Use one of these five words.");
    private static readonly Rule StatusExists = Refuse(STATUS, "exists", "1040", "STATUS is NEW, but the staff record exists already.", "Use UPDATE to change the record, or NOCHANGE to leave it.");
    private static readonly Rule StatusMissing = Refuse(STATUS, "missing", "1040", "STATUS is for a record that is held, but there is none with this reference.", "Use NEW to add the record, or correct LOCALESTID and UNIQUEWORKERID.");
    private static readonly Rule StatusClosing = Refuse(STATUS, "workplace-deleted", "", "STATUS is NEW, but the row of the workplace has STATUS DELETE.", "Keep the workplace, with STATUS NOCHANGE or UPDATE, or add the staff member to another.");
    private static readonly Rule TransferNotHeld = Refuse(TRANSFERSTAFFRECORD, "not-held", "1400", "The row moves a staff record that does not exist.", "Move only records that are held, with STATUS UPDATE; add a new one straight to its workplace.");
    private static readonly Rule TransferNowhere = Refuse(TRANSFERSTAFFRECORD, "unknown", "1401", "No workplace that is held has the reference in TRANSFERSTAFFRECORD.", "Write the LOCALESTID of the workplace to which the staff member moves.");
    private static readonly Rule TransferNotYours = Refuse(TRANSFERSTAFFRECORD, "not-yours", "1401", "The workplace in TRANSFERSTAFFRECORD is one of a subsidiary that keeps its own data, so you cannot move anybody to it.", "Name them a leaver here; the subsidiary adds them to its own data.");
    private static readonly Rule TransferClosing = Refuse(TRANSFERSTAFFRECORD, "workplace-deleted", "", "The row of the workplace in TRANSFERSTAFFRECORD has STATUS DELETE.", "Keep that workplace, with STATUS NOCHANGE or UPDATE, or move the staff member to another.");
    private static readonly Rule TransferTaken = Refuse(UNIQUEWORKERID, "transfer-taken", "1402", "The workplace to which the record moves has a staff member with this reference.", "Give the staff member another reference in CHGUNIQUEWRKID.");
    private static readonly Rule TransferClash = Refuse(UNIQUEWORKERID, "transfer-clash", "1403", "Two rows bring the same reference to one workplace.", "Give one of them another reference.");
    private static readonly Rule DisplayBlank = Refuse(DISPLAYID, "blank", "1050", "DISPLAYID is blank, so nobody can be recognised by it.", "Write the name or number by which the staff member is shown.");
    private static readonly Rule DisplayLong = Refuse(DISPLAYID, "long", "1050", "DISPLAYID is longer than 50 characters.", Shorten);

    private void CheckReferences()
    {
        var workplaceId = Cell(LOCALESTID);
        var id = Cell(UNIQUEWORKERID);
        FindWorkplace(workplaceId);
        hasReference = !workplaceId.IsEmpty && !id.IsEmpty;
        // Where no staff are held, no reference need be made to look one up.
        own = hasReference && options.Held.Staff > 0 ? workplaceKey.Then(id) : default;
        if (workplaceId.IsEmpty)
            Report(WorkplaceBlank, LOCALESTID);
        else if (Checks.TooLong((int)LOCALESTID))
            Report(WorkplaceLong, LOCALESTID);
        else if (keptElsewhere)
            Report(NotYours, LOCALESTID);
        else if (workplace is null)
            Report(WorkplaceUnknown, LOCALESTID);
        if (id.IsEmpty)
            Report(IdBlank, UNIQUEWORKERID);
        else if (Checks.TooLong((int)UNIQUEWORKERID))
            Report(IdLong, UNIQUEWORKERID);
        var changed = Cell(CHGUNIQUEWRKID);
        if ((survey.Issues(Checks.Report.Line) & RowIssues.Duplicate) != RowIssues.None)
            Report(changed.IsEmpty ? IdTwice : ChangeTwice, changed.IsEmpty ? UNIQUEWORKERID : CHGUNIQUEWRKID);
        row.LocalEstId = Checks.Required((int)LOCALESTID);
        row.UniqueWorkerId = Checks.Required((int)UNIQUEWORKERID);
        row.ChangedWorkerId = Text(CHGUNIQUEWRKID, ChangeLong);
    }

    /// <summary>Rows of one workplace mostly follow each other: it is looked up where it changes.</summary>
    private void FindWorkplace(ReadOnlySpan<byte> reference)
    {
        if (workplaceLength != reference.Length || !reference.SequenceEqual(workplaceText.AsSpan(0, workplaceLength)))
        {
            if (reference.Length > workplaceText.Length)
                workplaceText = new byte[reference.Length];
            reference.CopyTo(workplaceText);
            workplaceLength = reference.Length;
            workplaceKey = reference.IsEmpty ? default : Key.Of(reference);
            listed = survey.Workplace(workplaceKey);
            keptElsewhere = options.Held.IsKeptElsewhere(workplaceKey);
        }
        workplace = listed;
    }

    private void CheckStatus()
    {
        row.Status = RowChecks.Status(Cell(STATUS));
        if (row.Status == RowStatus.Unknown)
            Report(StatusUnknown, STATUS);
        else if (hasReference && !keptElsewhere && options.Held.HasStaff(own) == (row.Status == RowStatus.New))
            Report(row.Status == RowStatus.New ? StatusExists : StatusMissing, STATUS);
        else if (row.Status == RowStatus.New && workplace is { Status: RowStatus.Delete, Refused: false })
            Report(StatusClosing, STATUS);
    }

    private void CheckTransfer()
    {
        var target = Cell(TRANSFERSTAFFRECORD);
        if (!target.IsEmpty)
        {
            var targetKey = Key.Of(target);
            if (row.Status != RowStatus.Update || !options.Held.HasStaff(own))
                Report(TransferNotHeld, TRANSFERSTAFFRECORD);
            else if (!options.Held.HasWorkplace(targetKey))
                Report(options.Held.IsKeptElsewhere(targetKey) ? TransferNotYours : TransferNowhere, TRANSFERSTAFFRECORD);
            else if (survey.Workplace(targetKey) is { Status: RowStatus.Delete, Refused: false })
                Report(TransferClosing, TRANSFERSTAFFRECORD);
            var issues = survey.Issues(Checks.Report.Line);
            if ((issues & RowIssues.TransferClash) != RowIssues.None)
                Report(TransferClash, UNIQUEWORKERID);
            else if ((issues & RowIssues.TransferTaken) != RowIssues.None)
                Report(TransferTaken, UNIQUEWORKERID);
            // From here on the row answers to the workplace to which it goes.
            if (row.Status == RowStatus.Update)
                workplace = survey.Workplace(targetKey) ?? workplace;
        }
        row.TransferTo = Checks.Text((int)TRANSFERSTAFFRECORD);
        if (Cell(DISPLAYID).IsEmpty)
            Report(DisplayBlank, DISPLAYID);
        else
            row.DisplayId = Text(DISPLAYID, DisplayLong) ?? "";
    }
}
