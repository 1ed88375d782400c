using Cairn.Engine.Surveys;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>How many gave one answer, and how many of each group, as a survey shows it.</summary>
/// <param name="IsAnswer">False for the row of those who left the question out.</param>
/// <param name="Count">Null where hidden.</param>
/// <param name="InGroup">Of a grouping and the place of a group in it; null where hidden.</param>
public sealed record ResultRow(string Label, bool IsAnswer, long? Count, Func<SurveyGrouping, int, long?> InGroup)
{
    public const string Unanswered = "No answer";

    /// <summary>The rows of a question; none where it is answered in own words or nothing of it may be shown.</summary>
    public static IReadOnlyList<ResultRow> Of(SurveyQuestion question, SurveyFigures figures)
    {
        var columns = question.Columns.ToList();
        if (columns.Count == 0)
            return [];
        if (figures.Grouping(question.Id) is { } own)
            return [.. Groups(question, own).Select((label, g) => new ResultRow(label, label != Unanswered, figures.Size(own, g), (_, _) => null))];
        if (!columns.All(c => figures.Has(c, null)))
            return [];
        ResultRow Row(string label, TallyColumn column, string code) => new(label, code != TallyColumn.NoAnswer, figures.Of(column, code), (by, group) => figures.Of(column, code, by, group));
        var answers = question.Kind == QuestionKind.Several
            ? columns.Select(c => Row(c.Labels[0], c, TallyColumn.Chosen))
            : columns[0].Labels.Select((label, i) => Row(label, columns[0], columns[0].Codes[i]));
        return [.. answers, Row(Unanswered, columns[0], TallyColumn.NoAnswer)];
    }

    /// <summary>What a grouping's groups are called: the answers that make each.</summary>
    public static IReadOnlyList<string> Groups(SurveyQuestion question, SurveyGrouping grouping)
    {
        var column = question.Columns.First();
        return [.. grouping.Groups.Select(group => string.Join("; ", group.Select(code => column.Codes.ToList().IndexOf(code) is var at && at < column.Labels.Count ? column.Labels[at] : Unanswered)))];
    }
}
