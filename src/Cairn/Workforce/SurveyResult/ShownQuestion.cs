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
/// <param name="WhyNoWords">Why no texts are shown.</param>
public sealed record ShownQuestion(SurveyQuestion Question, Bars? Picture, IReadOnlyList<ShownCut> Cuts, IReadOnlyList<IReadOnlyList<string>> Before, IReadOnlyList<string> Words, string WhyNoWords)
{
    public const string Hidden = "[c]";

    private const string Unanswered = "No answer";

    public static ShownQuestion Of(SurveyQuestion question, IReadOnlyList<SurveyQuestion> all, SurveyResults results, IReadOnlyList<string> words, SurveyQuestion? earlier, SurveyResults? before)
    {
        var rows = Rows(question).ToList();
        if (rows.Count == 0 || results.Table(rows[0].Column.Id) is null)
            return new(question, null, [], [], words, results.Wrote.GetValueOrDefault(question.Id) is 0 ? "nobody wrote any." : "too few people wrote any, so they were deleted.");
        var cuts = all.Where(g => g.Groups && !question.Groups).Select(g => Cut(question, g, results)).ToList();
        var then = earlier is null || before is not { Tables.Count: > 0 } ? [] : rows.Select(r => (IReadOnlyList<string>)[r.Label, Cell(before, r.Column, r.Code), Cell(results, r.Column, r.Code)]).ToList();
        return new(question, Draw(question, results, rows), cuts, then, [], "");
    }

    /// <summary>Each answer with where it is counted; last those who left the question out.</summary>
    public static IEnumerable<(string Label, TallyColumn Column, string Code)> Rows(SurveyQuestion question)
    {
        var columns = question.Columns.ToList();
        if (columns.Count == 0)
            return [];
        var answers = question.Kind == QuestionKind.Several
            ? columns.Select(c => (c.Labels[0], c, TallyColumn.Chosen))
            : columns[0].Labels.Select((label, i) => (label, columns[0], columns[0].Codes[i]));
        return answers.Append((Unanswered, columns[0], TallyColumn.NoAnswer));
    }

    /// <summary>"45 (30.2%)", in per cent of all who answered the survey or are in the group.</summary>
    private static string Written(long? count, long? of) => count is not { } n ? Hidden : of is > 0 and var all ? $"{Format.Number(n)} ({Format.Percent(n * 100m / all)})" : Format.Number(n);

    private static string Cell(SurveyResults results, TallyColumn column, string code) => results.Table(column.Id) is { } table ? Written(table.Of(column, code), table.Of(column, TallyColumn.All)) : Hidden;

    private static Bars Draw(SurveyQuestion question, SurveyResults results, IReadOnlyList<(string Label, TallyColumn Column, string Code)> rows)
    {
        var all = results.Answered!.Value;
        var shown = rows.Select(r => (r.Label, r.Code, Count: results.Table(r.Column.Id)!.Of(r.Column, r.Code))).ToList();
        var answers = shown.Where(r => r.Code != TallyColumn.NoAnswer).ToList();
        // Where an answer is hidden, or two are as frequent, none is said to lead.
        var leads = answers.All(r => r.Count is not null) && answers.Count(r => r.Count == answers.Max(a => a.Count)) == 1 ? ", more than anything else" : "";
        var title = answers.Where(r => r.Count is not null).OrderByDescending(r => r.Count).Select(r => $"{Format.Percent(r.Count!.Value * 100m / all, 0)} answered “{r.Label}”{leads}").FirstOrDefault()
            ?? "Too few gave each answer for it to be shown";
        return new(new($"q-{question.Id}-picture", title, string.Join("; ", shown.Select(r => $"{r.Label}: {Written(r.Count, all)}")) + "."),
            [.. shown.Select(r => new Bar(r.Label, r.Count ?? 0, r.Count is { } n ? Format.Percent(n * 100m / all) : Hidden, r.Count is { } c ? Format.Number(c) : "hidden", r.Code == TallyColumn.NoAnswer ? Ink.Stone : Ink.Pine))],
            ["Answer", "Share", "People"]);
    }

    private static ShownCut Cut(SurveyQuestion question, SurveyQuestion by, SurveyResults results)
    {
        var (group, rows) = (by.Columns.First(), Rows(question).ToList());
        var labels = group.Codes.Select((_, i) => i < group.Labels.Count ? group.Labels[i] : Unanswered).ToList();
        if (rows.Any(r => results.Table(r.Column.Id, group.Id) is null))
            return new(by.Text, labels, []);
        return new(by.Text, labels, [.. rows.Select(r => (IReadOnlyList<string>)[r.Label, .. group.Codes.Select(g => InGroup(results.Table(r.Column.Id, group.Id)!, r.Column, r.Code, group, g))])]);
    }

    private static string InGroup(SurveyTable table, TallyColumn column, string code, TallyColumn by, string group) => Written(table.Of(column, code, by, group), table.Of(column, TallyColumn.All, by, group));
}
