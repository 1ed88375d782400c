namespace Cairn.Engine.Returns;

/// <summary>Makes the rules of one file, and knows them all.</summary>
public sealed class RuleBook
{
    private readonly List<Rule> rules = [];
    private readonly Lock gate = new();
    private readonly Columns columns;

    private RuleBook(ReturnsFile file) => columns = Columns.Of(file);

    public static RuleBook Workplace { get; } = new(ReturnsFile.Workplace);

    public static RuleBook Staff { get; } = new(ReturnsFile.Staff);

    public static RuleBook Training { get; } = new(ReturnsFile.Training);

    /// <summary>Every rule of the file that has been made, by code.</summary>
    public IReadOnlyList<Rule> Rules
    {
        get
        {
            lock (gate)
                return [.. rules.OrderBy(r => r.Order).ThenBy(r => r.Code, StringComparer.Ordinal)];
        }
    }

    public static RuleBook Of(ReturnsFile file) => file switch
    {
        ReturnsFile.Workplace => Workplace,
        ReturnsFile.Staff => Staff,
        _ => Training,
    };

    /// <param name="column">Place of the column, which orders findings.</param>
    /// <param name="shown">Columns that contradict each other, joined by a stroke, where there are two.</param>
    internal Rule Make(int column, string what, string ascwds, Outcome outcome, string message, string advice, string? shown = null)
    {
        var name = shown ?? columns[column].Name;
        return Add(new(columns.File, columns.CodeFor(name, what), ascwds, name, column, outcome, message, advice));
    }

    /// <summary>A rule on the row as a whole, or on the file; it stands before those on columns.</summary>
    internal Rule Whole(string what, Outcome outcome, string message, string advice, string ascwds = "") =>
        Add(new(columns.File, $"{FileLayout.Name(columns.File)}.{what}", ascwds, "", -1, outcome, message, advice));

    /// <summary>A finding on one file alone, whose words hold for no other: it is not kept among the rules.</summary>
    internal static Rule OfFile(ReturnsFile file, string what, Outcome outcome, string message, string advice) =>
        new(file, $"{FileLayout.Name(file)}.file.{what}", "", "", -1, outcome, message, advice);

    private Rule Add(Rule rule)
    {
        lock (gate)
            rules.Add(rule);
        return rule;
    }
}
