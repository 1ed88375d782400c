namespace Cairn.Workforce;

/// <summary>A record's answers and what has changed, as the pages show them.</summary>
/// <param name="ShowSensitive">Whether the sensitive answers were asked for, by somebody who may.</param>
public sealed record AnswerSheet(IReadOnlyList<Answer> Answers, IReadOnlyList<AnswerChange> Changes, DateOnly Today, bool ShowSensitive = false)
{
    public IEnumerable<IGrouping<string, Answer>> Groups => Answers.GroupBy(a => a.Group);

    /// <summary>Whether there is anything that is kept back until it is asked for.</summary>
    public bool HoldsSensitive => Answers.Any(a => a is { Sensitive: true, Text: not null });
}
