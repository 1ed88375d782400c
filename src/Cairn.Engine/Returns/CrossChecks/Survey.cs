namespace Cairn.Engine.Returns;

/// <summary>What a staff row has against it from other rows.</summary>
[Flags]
internal enum RowIssues : byte { None = 0, Duplicate = 1, TransferClash = 2, TransferTaken = 4 }

/// <summary>
/// What rows say of each other, gathered in a first reading: one look at each row, so that time grows with the rows and no faster.
/// After <see cref="Finish"/> it is only read.
/// </summary>
internal sealed class Survey(ReturnsOptions options)
{
    /// <summary>Bits of a staff key's number: how it was met, then the day of birth.</summary>
    private const int Taken = 1, Raw = 2, FromNew = 4, FromOther = 8, BirthShift = 4;

    private readonly Dictionary<Key, WorkplaceFacts> workplaces = [];
    private readonly HashSet<int> twiceLines = [];
    private readonly HashSet<int> locationTwiceLines = [];
    private readonly HashSet<Key> locations = [];
    private readonly KeyTable staff = new();
    private readonly HoursByNumber hours = new();
    private readonly Dictionary<long, int> fullTimePay = [];
    private readonly Dictionary<int, RowIssues> issues = [];
    private readonly List<(int Line, Key Key)> changed = [];
    private readonly List<(int Line, Key Key)> moving = [];

    public int WorkplaceRows { get; private set; }

    public void AddWorkplace(Key key, Key location, WorkplaceFacts facts)
    {
        WorkplaceRows++;
        if (!key.IsNone && !workplaces.TryAdd(key, facts))
            twiceLines.Add(facts.Line);
        if (!location.IsNone && facts.IsTold && !locations.Add(location))
            locationTwiceLines.Add(facts.Line);
    }

    public void AddStaff(in StaffSurveyRow row)
    {
        if (row.Effective.IsNone)
            return;
        var workplace = workplaces.GetValueOrDefault(row.Workplace);
        var savedRow = row.Status is RowStatus.New or RowStatus.Update;
        if (workplace is not null && savedRow)
        {
            workplace.Staff++;
            if (row.Role == CodeLists.RegisteredManager)
                workplace.RegisteredManagers++;
        }
        ref var slot = ref staff.Slot(row.Effective);
        if ((slot & Taken) != 0)
            Mark(row.Line, RowIssues.Duplicate);
        slot |= Taken | (row.IsMoving ? 0 : row.Status == RowStatus.New ? FromNew : FromOther);
        if (row.IsChanged)
            changed.Add((row.Line, row.Effective));
        slot = ref staff.Slot(row.Own);
        if ((slot & Raw) == 0)
            slot |= row.BirthDay << BirthShift;
        slot |= Raw | (row.IsMoving || !row.IsChanged ? 0 : FromOther);
        if (row.IsMoving)
            moving.Add((row.Line, row.Target));
        if (!savedRow)
            return;
        if (row.Number != 0)
            hours.Add(row.Number, row.ContractedHalfHours);
        if (row.PayPence > 0 && row.ContractedHalfHours > 2 * 36)
            fullTimePay[PayKey(row.Role, row.PayPence)] = fullTimePay.GetValueOrDefault(PayKey(row.Role, row.PayPence)) + 1;
    }

    /// <summary>Settles what needs every row: changed and transferred references.</summary>
    public void Finish()
    {
        foreach (var (line, key) in changed)
            if ((staff.Get(key) & Raw) != 0)
                Mark(line, RowIssues.Duplicate);
        var arrived = new HashSet<Key>();
        foreach (var (line, target) in moving)
        {
            var there = staff.Get(target);
            if ((there & FromNew) != 0 || !arrived.Add(target))
                Mark(line, RowIssues.TransferClash);
            else if ((there & FromOther) != 0 || options.Held.HasStaff(target))
                Mark(line, RowIssues.TransferTaken);
        }
    }

    public WorkplaceFacts? Workplace(Key key) => workplaces.GetValueOrDefault(key);

    public bool IsWorkplaceTwice(int line) => twiceLines.Contains(line);

    public bool IsLocationTwice(int line) => locationTwiceLines.Contains(line);

    public RowIssues Issues(int line) => issues.GetValueOrDefault(line);

    /// <summary>Half hours of a number that stands on several rows; else 0.</summary>
    public int SharedHalfHours(ulong number) => hours.SharedHalfHours(number);

    /// <summary>Somebody else who works more than 36 hours in the role has the same pay.</summary>
    public bool FullTimeColleague(int role, int payPence, int ownHalfHours) =>
        fullTimePay.TryGetValue(PayKey(role, payPence), out var count) && count > (ownHalfHours > 2 * 36 ? 1 : 0);

    public bool HasStaff(Key own) => (staff.Get(own) & Raw) != 0;

    /// <summary>The staff row's date of birth, or null.</summary>
    public DateOnly? BirthDate(Key own) => (staff.Get(own) >> BirthShift) is > 0 and var day ? DateOnly.FromDayNumber(day) : null;

    private void Mark(int line, RowIssues issue) => issues[line] = issues.GetValueOrDefault(line) | issue;

    private static long PayKey(int role, int payPence) => ((long)role << 32) | (uint)payPence;
}
