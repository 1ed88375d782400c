namespace Cairn.Engine.Returns;

/// <summary>What was found in the row that is being checked.</summary>
internal sealed class RowReport(bool keepValues)
{
    private readonly List<SetAsideValue> setAside = [];
    private int first;

    public FindingBuffer Findings { get; } = new();

    public int Line { get; private set; }

    public bool Refused { get; private set; }

    public long Errors { get; private set; }

    public long Warnings { get; private set; }

    public void Begin(int line)
    {
        Line = line;
        Refused = false;
        first = Findings.Count;
        setAside.Clear();
    }

    public void Add(Rule rule, ReadOnlySpan<byte> value, string? detail = null)
    {
        Findings.Add(rule, Line, value, detail);
        if (rule.Severity == Severity.Error)
        {
            Refused = true;
            Errors++;
        }
        else
        {
            Warnings++;
        }
        if (keepValues && rule.Outcome == Outcome.ValueSetAside)
            setAside.Add(new(rule.Column, System.Text.Encoding.UTF8.GetString(value), rule.Code));
    }

    public void End()
    {
        if (Findings.Count - first > 1)
            Findings.SortFrom(first);
    }

    public IReadOnlyList<SetAsideValue> SetAside() => setAside.Count == 0 ? [] : [.. setAside];

    public void Clear()
    {
        Findings.Clear();
        Errors = Warnings = 0;
    }
}
