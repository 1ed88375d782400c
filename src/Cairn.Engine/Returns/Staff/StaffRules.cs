using static Cairn.Engine.Returns.StaffColumn;

namespace Cairn.Engine.Returns;

/// <summary>Checks one staff row after another. The rules of each group of columns lie in the file that bears its name.</summary>
internal sealed partial class StaffRules(FileLayout layout, ReturnsOptions options, Survey survey, bool keepRows) : IRowRules<StaffRow>
{
    private readonly CodeLists lists = options.Lists;
    private StaffRow row = new();
    private WorkplaceFacts? workplace;
    private WorkplaceFacts? listed;
    private byte[] workplaceText = new byte[256];
    private int workplaceLength;
    private Key workplaceKey;
    private Key own;
    private bool hasReference;
    private bool keptElsewhere;

    public RowChecks Checks { get; } = new(layout, options, keepRows);

    public bool WorkplaceRefused => workplace?.Refused == true;

    public StaffRow Check()
    {
        row = keepRows ? new StaffRow() : row;
        CheckReferences();
        CheckStatus();
        if (row.Status is RowStatus.Delete or RowStatus.NoChange or RowStatus.Unchecked)
        {
            CheckSicknessHeld();
            return row;
        }
        CheckTransfer();
        CheckPerson();
        CheckOrigin();
        CheckCareCertificates();
        CheckRecruitment();
        CheckContract();
        CheckSickness();
        CheckPay();
        CheckMainJob();
        CheckHours();
        CheckProfessions();
        CheckQualificationLevels();
        CheckQualifications();
        return row;
    }

    private ReadOnlySpan<byte> Cell(StaffColumn column) => Checks.Cells[(int)column];

    private void Report(Rule rule, StaffColumn column) => Checks.Report.Add(rule, Cell(column));

    private Answer Code(StaffColumn column, Rule unknown, int dontKnow = -1) => Checks.Code((int)column, unknown, dontKnow);

    /// <summary>The column's text, or null with a finding when it is too long.</summary>
    private string? Text(StaffColumn column, Rule tooLong)
    {
        if (!Checks.TooLong((int)column))
            return Checks.Text((int)column);
        Report(tooLong, column);
        return null;
    }

    private static Rule Refuse(StaffColumn column, string what, string ascwds, string message, string advice, string? shown = null) =>
        RuleBook.Staff.Make((int)column, what, ascwds, Outcome.RowRefused, message, advice, shown);

    private static Rule SetAside(StaffColumn column, string what, string ascwds, string message, string advice, string? shown = null) =>
        RuleBook.Staff.Make((int)column, what, ascwds, Outcome.ValueSetAside, message, advice, shown);

    private static Rule Look(StaffColumn column, string what, string ascwds, string message, string advice, string? shown = null) =>
        RuleBook.Staff.Make((int)column, what, ascwds, Outcome.KeptCheck, message, advice, shown);

    /// <summary>A value that is no code of its list and refuses the row.</summary>
    private static Rule RefuseCode(StaffColumn column, string ascwds, string codes) =>
        Refuse(column, "code", ascwds, $"{column} is not a code or a label of its list.", $"Use {codes}, or leave the cell blank.");

    /// <summary>A value that is no code of its list and is set aside.</summary>
    private static Rule IgnoreCode(StaffColumn column, string ascwds, string codes) =>
        SetAside(column, "code", ascwds, $"{column} is not a code or a label of its list and is set aside.", $"Use {codes}, or leave the cell blank.");
}
