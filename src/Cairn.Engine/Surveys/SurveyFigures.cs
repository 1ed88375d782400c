using Cairn.Engine.Disclosure;

namespace Cairn.Engine.Surveys;

/// <summary>One column's counts as they may be shown, in all or by a grouping question.</summary>
/// <param name="Column">Identifier of the column.</param>
/// <param name="By">Identifier of the grouping question; null for all together.</param>
/// <param name="Cells">In the order of the axes, the grouping question's fastest; null where hidden.</param>
public sealed record SurveyTable(string Column, string? By, IReadOnlyList<long?> Cells)
{
    /// <summary>How many may be shown for an answer; null where that is hidden.</summary>
    public long? Of(TallyColumn column, string code) => Cells[column.Place(code)];

    /// <summary>The same within a group.</summary>
    public long? Of(TallyColumn column, string code, TallyColumn by, string group) => Cells[column.Place(code) * by.Axis().Items.Count + by.Place(group)];
}

/// <summary>Makes a closed survey's counts fit to be shown: all tables together, so that none gives away what another hides.</summary>
public static class SurveyFigures
{
    /// <summary>With fewer answers nothing is shown.</summary>
    public static int FewestAnswers(DisclosureRule rule) => Math.Max(rule.HideUnder, 10);

    /// <returns>
    /// Every column by itself, then each by each grouping question; none at all where too few answered. A cut is missing where everybody of
    /// one group answered alike, since that tells what each of them said, and all cuts are where protection could not be shown with them.
    /// </returns>
    public static IReadOnlyList<SurveyTable> Protect(DisclosureRule rule, IReadOnlyList<TallyColumn> columns, SurveyTally tally)
    {
        if (tally.Answered < FewestAnswers(rule))
            return [];
        var alone = columns.Select(c => (Column: c, By: (TallyColumn?)null)).ToList();
        var cuts = columns.Where(c => !c.Groups).SelectMany(c => columns.Where(g => g.Groups && !IsAlike(rule, tally, c, g)).Select(g => (Column: c, By: (TallyColumn?)g))).ToList();
        foreach (var asked in cuts.Count == 0 ? [alone] : new[] { [.. alone, .. cuts], alone })
        {
            var made = DisclosureControl.Protect(rule, [.. asked.Select(a => Count(tally, a.Column, a.By))], []);
            if (made.Unproven.Count == 0)
                return [.. asked.Zip(made.Tables, (a, shown) => new SurveyTable(a.Column.Id, a.By?.Id, [.. shown.Cells.Select(c => c.Value)]))];
        }
        return [];
    }

    /// <summary>The tables as the attack reads them.</summary>
    public static ShownTable Shown(SurveyTable table, TallyColumn column, TallyColumn? by) =>
        new(Name(column, by), Axes(column, by), [.. table.Cells.Select(c => new ShownCell(c, c is null ? Mark.Confidential : Mark.None))]);

    private static bool IsAlike(DisclosureRule rule, SurveyTally tally, TallyColumn column, TallyColumn by) =>
        by.Codes.Any(group => tally.Of(by, group) >= rule.HideUnder && column.Codes.Any(code => tally.Of(column, code, by, group) == tally.Of(by, group)));

    private static CountTable Count(SurveyTally tally, TallyColumn column, TallyColumn? by)
    {
        var axes = Axes(column, by);
        long One(string code, string? group) => (code, group) switch
        {
            (TallyColumn.All, null) => tally.Answered,
            (TallyColumn.All, _) => tally.Of(by!, group),
            (_, null) => tally.Of(column, code),
            _ => tally.Of(column, code, by!, group),
        };
        long Cell(int place, string? group) => column.Option is null
            ? One(place == 0 ? TallyColumn.All : column.Codes[place - 1], group)
            : place == 1 ? One(TallyColumn.Chosen, group) + One(TallyColumn.NotChosen, group)
            : One(place switch { 0 => TallyColumn.All, 2 => TallyColumn.NoAnswer, 3 => TallyColumn.Chosen, _ => TallyColumn.NotChosen }, group);
        string?[] groups = by is null ? [null] : [null, .. by.Codes];
        return new(Name(column, by), axes, [.. axes[0].Items.SelectMany((_, place) => groups.Select(g => Cell(place, g)))]);
    }

    private static string Name(TallyColumn column, TallyColumn? by) => by is null ? column.Id : $"{column.Id} by {by.Id}";

    private static TableAxis[] Axes(TallyColumn column, TallyColumn? by) => by is null ? [column.Axis()] : [column.Axis(), by.Axis()];
}
