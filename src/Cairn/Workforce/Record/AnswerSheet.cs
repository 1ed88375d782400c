namespace Cairn.Workforce;

/// <summary>A record's answers and what has changed, as the pages show them.</summary>
/// <param name="ShowSensitive">Whether the sensitive answers were asked for, by somebody who may.</param>
public sealed record AnswerSheet(IReadOnlyList<HeldAnswer> Answers, IReadOnlyList<AnswerChange> Changes, DateOnly Today, bool ShowSensitive = false)
{
    /// <summary>What was answered and may be shown, under its headings.</summary>
    public IEnumerable<IGrouping<string, HeldAnswer>> Groups => Answers.Where(a => a.Text is not null && (!a.Sensitive || ShowSensitive)).GroupBy(a => a.Group);

    /// <summary>What nobody answered, under its headings.</summary>
    public IEnumerable<IGrouping<string, HeldAnswer>> NotGiven => Answers.Where(a => a.Text is null).GroupBy(a => a.Group);

    /// <summary>Whether there is anything that is kept back until it is asked for.</summary>
    public bool HoldsSensitive => Answers.Any(a => a is { Sensitive: true, Text: not null });
}
