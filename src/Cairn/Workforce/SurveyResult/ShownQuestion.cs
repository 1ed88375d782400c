using Cairn.Engine.Surveys;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>A question's results by a grouping question.</summary>
/// <param name="Rows">Of each answer its label, then a cell a group; none where the cut is not shown.</param>
public sealed record ShownCut(string By, IReadOnlyList<string> Groups, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>One question's results as a page shows them: picture, cuts, and an earlier survey's beside them.</summary>
/// <param name="Before">Answer, then, now; none where there is nothing to stand beside.</param>
/// <param name="WhyNothing">Why neither figures nor texts are shown.</param>
public sealed record ShownQuestion(SurveyQuestion Question, Bars? Picture, IReadOnlyList<ShownCut> Cuts, IReadOnlyList<IReadOnlyList<string>> Before, IReadOnlyList<string> Words, string WhyNothing)
{
    public const string Hidden = "[c]";

    /// <param name="earlier">The same question as an earlier survey asked it, with that survey's results; null where it did not.</param>
    public static ShownQuestion Of(SurveyQuestion question, IReadOnlyList<SurveyQuestion> all, SurveyResults results, IReadOnlyList<string> words, (SurveyQuestion Question, SurveyResults Results)? earlier)
    {
        var rows = ResultRow.Of(question, results.Figures);
        if (rows.Count == 0)
            return new(question, null, [], [], words, question.Kind != QuestionKind.Text ? "No figures: too few gave each answer, so somebody could be found in them."
                : results.Wrote.GetValueOrDefault(question.Id) is 0 ? "No texts: nobody wrote any." : "No texts: too few people wrote any, so they were deleted.");
        var then = earlier is { } before ? ResultRow.Of(before.Question, before.Results.Figures) : [];
        // Groups may have been put together otherwise then.
        var joins = then.Select(r => r.Label).SequenceEqual(rows.Select(r => r.Label));
        return new(question, Draw(question, results.Answered!.Value, rows), question.Groups ? [] : [.. all.Where(g => g.Groups).Select(g => Cut(rows, g, results.Figures))],
            joins ? [.. then.Zip(rows, (t, now) => new[] { now.Label, Written(t.Count, earlier!.Value.Results.Answered), Written(now.Count, results.Answered) })] : [], [], "");
    }

    /// <summary>"45 (30.2%)", in per cent of all who answered the survey or are in the group.</summary>
    private static string Written(long? count, long? of) => count is not { } n ? Hidden : of is > 0 and var all ? $"{Format.Number(n)} ({Format.Percent(n * 100m / all)})" : Format.Number(n);

    private static Bars Draw(SurveyQuestion question, int all, IReadOnlyList<ResultRow> rows)
    {
        var answers = rows.Where(r => r.IsAnswer).ToList();
        // Where an answer is hidden, or two are as frequent, none is said to lead.
        var leads = answers.All(r => r.Count is not null) && answers.Count(r => r.Count == answers.Max(a => a.Count)) == 1 ? ", more than anything else" : "";
        var title = answers.Where(r => r.Count is not null).OrderByDescending(r => r.Count).Select(r => $"{Format.Percent(r.Count!.Value * 100m / all, 0)} answered “{r.Label}”{leads}").FirstOrDefault()
            ?? "Too few gave each answer for it to be shown";
        return new(new($"q-{question.Id}-picture", title, string.Join("; ", rows.Select(r => $"{r.Label}: {Written(r.Count, all)}")) + "."),
            [.. rows.Select(r => new Bar(r.Label, r.Count ?? 0, r.Count is { } n ? Format.Percent(n * 100m / all) : Hidden, r.Count is { } c ? Format.Number(c) : "hidden", r.IsAnswer ? Ink.Pine : Ink.Stone))],
            ["Answer", "Share", "People"]);
    }

    private static ShownCut Cut(IReadOnlyList<ResultRow> rows, SurveyQuestion by, SurveyFigures figures)
    {
        if (figures.Grouping(by.Id) is not { } grouping)
            return new(by.Text, [], []);
        var labels = ResultRow.Groups(by, grouping);
        var some = Enumerable.Range(0, labels.Count).Where(g => figures.Size(grouping, g) > 0).ToList();
        IReadOnlyList<IReadOnlyList<string>> cells = [.. rows.Select(r => (IReadOnlyList<string>)[r.Label, .. some.Select(g => Written(r.InGroup(grouping, g), figures.Size(grouping, g)))])];
        return new(by.Text, [.. some.Select(g => labels[g])], cells.Any(row => row.Skip(1).Any(c => c != Hidden)) ? cells : []);
    }
}
