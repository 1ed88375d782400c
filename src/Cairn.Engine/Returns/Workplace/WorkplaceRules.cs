using static Cairn.Engine.Returns.WorkplaceColumn;

namespace Cairn.Engine.Returns;

/// <summary>Checks one workplace row after another. The rules of each group of columns lie in the file that bears its name.</summary>
internal sealed partial class WorkplaceRules(FileLayout layout, ReturnsOptions options, Survey survey, bool keepRows) : IRowRules<WorkplaceRow>
{
    private readonly CodeLists lists = options.Lists;
    private WorkplaceRow row = new();
    private Key own;

    public RowChecks Checks { get; } = new(layout, options, keepRows);

    public bool WorkplaceRefused => false;

    public WorkplaceRow Check()
    {
        row = new WorkplaceRow();
        CheckReference();
        CheckStatus();
        CheckName();
        if (row.Status is not (RowStatus.Delete or RowStatus.NoChange or RowStatus.Unchecked))
        {
            CheckAddress();
            CheckEmployer();
            CheckRegulation();
            CheckServices();
            CheckCapacities();
            CheckServed();
            CheckDelegated();
            CheckStaff();
            CheckRoles();
            CheckReasons();
            CheckPathway();
            CheckBenefits();
            CheckSleepIns();
            CheckTravel();
        }
        if (Checks.Report.Refused && survey.Workplace(own) is { } facts && facts.Line == Checks.Report.Line)
            facts.Refused = true;
        return row;
    }

    private ReadOnlySpan<byte> Cell(WorkplaceColumn column) => Checks.Cells[(int)column];

    private void Report(Rule rule, WorkplaceColumn column, string? detail = null) => Checks.Report.Add(rule, Cell(column), detail);

    private Answer Code(WorkplaceColumn column, Rule unknown, int dontKnow = -1) => Checks.Code((int)column, unknown, dontKnow);

    private static Rule Refuse(WorkplaceColumn column, string what, string ascwds, string message, string advice, string? shown = null) =>
        RuleBook.Workplace.Make((int)column, what, ascwds, Outcome.RowRefused, message, advice, shown);

    private static Rule SetAside(WorkplaceColumn column, string what, string ascwds, string message, string advice, string? shown = null) =>
        RuleBook.Workplace.Make((int)column, what, ascwds, Outcome.ValueSetAside, message, advice, shown);

    private static Rule Look(WorkplaceColumn column, string what, string ascwds, string message, string advice, string? shown = null) =>
        RuleBook.Workplace.Make((int)column, what, ascwds, Outcome.KeptCheck, message, advice, shown);

    /// <summary>A value that is no code of its list and is set aside.</summary>
    private static Rule IgnoreCode(WorkplaceColumn column, string ascwds, string codes) =>
        SetAside(column, "code", ascwds, $"{column} is not a code or a label of its list and is set aside.", $"Use {codes}, or leave the cell blank.");

    private static Rule TooLong(WorkplaceColumn column, string ascwds, int most) =>
        Refuse(column, "long", ascwds, $"{column} is longer than {most} characters.", $"Shorten it to {most} characters.");

    /// <summary>The column's text, or null with a finding when it is too long.</summary>
    private string? Text(WorkplaceColumn column, Rule tooLong)
    {
        if (!Checks.TooLong((int)column))
            return Checks.Text((int)column);
        Report(tooLong, column);
        return null;
    }
}
