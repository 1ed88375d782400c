namespace Cairn.Workforce;

/// <summary>A record's answers and what has changed, as the pages show them.</summary>
/// <param name="ShowSensitive">Whether the sensitive answers were asked for, by somebody who may.</param>
/// <param name="Change">Where the answers under a heading are changed; null where the reader may not.</param>
public sealed record AnswerSheet(IReadOnlyList<HeldAnswer> Answers, IReadOnlyList<AnswerChange> Changes, DateOnly Today, bool ShowSensitive = false, Func<string, string?>? Change = null)
{
    /// <summary>Headings under which nothing is answered that may be shown, but something can be.</summary>
    public IEnumerable<string> Empty => NotGiven.Select(g => g.Key).Except(Groups.Select(g => g.Key)).Where(g => Change?.Invoke(g) is not null);

    /// <summary>What was answered and may be shown, under its headings.</summary>
    public IEnumerable<IGrouping<string, HeldAnswer>> Groups => Answers.Where(a => a.Text is not null && (!a.Sensitive || ShowSensitive)).GroupBy(a => a.Group);

    /// <summary>What nobody answered, under its headings.</summary>
    public IEnumerable<IGrouping<string, HeldAnswer>> NotGiven => Answers.Where(a => a.Text is null).GroupBy(a => a.Group);

    /// <summary>Whether there is anything that is kept back until it is asked for.</summary>
    public bool HoldsSensitive => Answers.Any(a => a is { Sensitive: true, Text: not null });
}
