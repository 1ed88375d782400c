using Cairn.Platform;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>What a record's versions say, question by question.</summary>
public static class Answers
{
    /// <summary>
    /// The newest version's answers. An answer is as old as the oldest version in the unbroken run, back from the newest, that holds it.
    /// </summary>
    /// <param name="versions">Oldest first; at least one.</param>
    public static IReadOnlyList<HeldAnswer> Of<T>(IReadOnlyList<T> versions, IReadOnlyList<Question<T>> questions, Clock clock) where T : RecordVersion =>
        [.. questions.Select(question =>
        {
            var held = question.Held(versions[^1]);
            var first = versions.Count - 1;
            while (first > 0 && question.Held(versions[first - 1]) == held)
                first--;
            return new HeldAnswer(question.Group, question.Label, Shown(question, held), clock.DateOf(versions[first].Recorded), versions[first].Source, question.Sensitive);
        })];

    /// <summary>What each version changed, newest first.</summary>
    public static IReadOnlyList<AnswerChange> Changes<T>(IReadOnlyList<T> versions, IReadOnlyList<Question<T>> questions, Clock clock) where T : RecordVersion =>
        [.. versions.Zip(versions.Skip(1)).Reverse().SelectMany(pair => questions
            .Where(q => q.Held(pair.First) != q.Held(pair.Second))
            .Select(q => new AnswerChange(clock.DateOf(pair.Second.Recorded), q.Label, Shown(q, q.Held(pair.First)), Shown(q, q.Held(pair.Second)), pair.Second.Source, q.Sensitive)))];

    private static string? Shown<T>(Question<T> question, string? held) where T : RecordVersion => held is null ? null : question.Show(held);
}
