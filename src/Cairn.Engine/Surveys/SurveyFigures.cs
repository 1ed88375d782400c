using Cairn.Engine.Disclosure;

namespace Cairn.Engine.Surveys;

/// <summary>One column's counts as they may be shown, in all or by a grouping question.</summary>
/// <param name="Column">Identifier of the column.</param>
/// <param name="By">Identifier of the grouping question; null for all together.</param>
/// <param name="Cells">In the order of the column's axis, the groups fastest, all together before them; null where hidden.</param>
public sealed record SurveyTable(string Column, string? By, IReadOnlyList<long?> Cells);

/// <summary>What of a closed survey may be shown.</summary>
/// <param name="Groupings">The grouping questions by which anything is cut. Their own answers are shown by these groups.</param>
/// <param name="Tables">Every column by itself, and the cuts that are shown; none at all where too few answered.</param>
public sealed record SurveyFigures(IReadOnlyList<SurveyGrouping> Groupings, IReadOnlyList<SurveyTable> Tables)
{
    /// <summary>With fewer answers nothing is shown.</summary>
    public static int FewestAnswers(DisclosureRule rule) => Math.Max(rule.HideUnder, 10);

    public SurveyGrouping? Grouping(string column) => Groupings.FirstOrDefault(g => g.Column == column);

    public bool Has(TallyColumn column, string? by) => Tables.Any(t => t.Column == column.Id && t.By == by);

    /// <summary>How many gave an answer, or are in all; null where hidden or not shown.</summary>
    public long? Of(TallyColumn column, string code) => Cell(column, null, column.Place(code));

    /// <summary>How many of a group gave an answer, or are in it; null where hidden or not shown.</summary>
    /// <param name="group">Place of the group in its grouping.</param>
    public long? Of(TallyColumn column, string code, SurveyGrouping by, int group) => Cell(column, by.Column, column.Place(code) * (1 + by.Groups.Count) + 1 + group);

    /// <summary>How many are in a group: every group's size may be shown, which is what groups are put together for.</summary>
    public long? Size(SurveyGrouping grouping, int group) => Tables.FirstOrDefault(t => t.Column == grouping.Column && t.By is null)?.Cells[1 + group];

    private long? Cell(TallyColumn column, string? by, int place) => Tables.FirstOrDefault(t => t.Column == column.Id && t.By == by)?.Cells[place];

    /// <remarks>
    /// How many answered and the sizes of all groups are shown as they are. So tables of different questions, which have nothing but these in
    /// common, tell nothing of each other, and each question's are protected together by themselves: all are then safe together. A cut is
    /// missing where everybody of one group answered alike, since that tells what each of them said, and a question's cuts are, or all of it,
    /// where protection could not be shown.
    /// </remarks>
    public static SurveyFigures Protect(DisclosureRule rule, IReadOnlyList<TallyColumn> columns, SurveyTally tally)
    {
        if (tally.Answered < FewestAnswers(rule))
            return new([], []);
        var groupings = columns.Where(c => c.Groups).Select(c => (Column: c, Grouping: SurveyGrouping.Of(rule, c, tally))).Where(g => g.Grouping is not null).ToDictionary(g => g.Column, g => g.Grouping!);
        var sizes = groupings.Select(g => Sizes(rule, tally, g.Key, g.Value)).ToList();
        List<SurveyTable> tables = [.. sizes.Select(s => new SurveyTable(s.Id, null, [.. s.Cells.Select(c => c.Value)]))];
        // Also where nothing is cut: else one question could hide how many answered, to keep its own small counts, and another show it.
        List<ShownTable> known = [Total(rule, tally), .. sizes];
        foreach (var question in columns.Where(c => !groupings.ContainsKey(c)).GroupBy(c => c.Question, StringComparer.Ordinal))
        {
            var alone = question.Select(c => new Asked(c, null, null)).ToList();
            var cuts = question.First().Groups ? [] : question.SelectMany(c => groupings.Where(g => !IsAlike(rule, tally, c, g.Key, g.Value)).Select(g => new Asked(c, g.Key, g.Value)));
            tables.AddRange(Safe(rule, tally, [.. alone, .. cuts], known) ?? Safe(rule, tally, alone, known) ?? []);
        }
        return new([.. groupings.Values], tables);
    }

    /// <summary>A table as the attack reads it.</summary>
    public ShownTable Shown(SurveyTable table, IReadOnlyList<TallyColumn> columns) =>
        new($"{table.Column} by {table.By}", Grouping(table.Column) is { } own ? [own.Axis()] : Axes(columns.First(c => c.Id == table.Column), table.By is null ? null : Grouping(table.By)), [.. table.Cells.Select(c => new ShownCell(c, c is null ? Mark.Confidential : Mark.None))]);

    private sealed record Asked(TallyColumn Column, TallyColumn? By, SurveyGrouping? Grouping);

    private static List<SurveyTable>? Safe(DisclosureRule rule, SurveyTally tally, List<Asked> asked, IReadOnlyList<ShownTable> known)
    {
        var made = DisclosureControl.Protect(rule, [.. asked.Select(a => Count(tally, a))], known);
        return made.Unproven.Count > 0 ? null : [.. asked.Zip(made.Tables, (a, shown) => new SurveyTable(a.Column.Id, a.By?.Id, [.. shown.Cells.Select(c => c.Value)]))];
    }

    private static ShownTable Total(DisclosureRule rule, SurveyTally tally) => new("answered", [], [new(tally.Answered, Mark.None)]) { Rule = rule };

    private static ShownTable Sizes(DisclosureRule rule, SurveyTally tally, TallyColumn column, SurveyGrouping grouping) =>
        new(column.Id, [grouping.Axis()], [new(tally.Answered, Mark.None), .. grouping.Groups.Select(g => new ShownCell(g.Sum(code => (long)tally.Of(column, code)), Mark.None))]) { Rule = rule };

    private static bool IsAlike(DisclosureRule rule, SurveyTally tally, TallyColumn column, TallyColumn by, SurveyGrouping grouping) => grouping.Groups.Any(group =>
        group.Sum(g => tally.Of(by, g)) is var size && size >= rule.HideUnder && column.Codes.Any(code => group.Sum(g => tally.Of(column, code, by, g)) == size));

    private static CountTable Count(SurveyTally tally, Asked asked)
    {
        var (column, by, grouping) = asked;
        long One(string code, IReadOnlyList<string>? group) => (code, group) switch
        {
            (TallyColumn.All, null) => tally.Answered,
            (TallyColumn.All, _) => group.Sum(g => (long)tally.Of(by!, g)),
            (_, null) => tally.Of(column, code),
            _ => group.Sum(g => (long)tally.Of(column, code, by!, g)),
        };
        var axes = Axes(column, grouping);
        IReadOnlyList<string>?[] groups = grouping is null ? [null] : [null, .. grouping.Groups];
        return new($"{column.Id} by {by?.Id}", axes, [.. column.Placed.SelectMany(codes => groups.Select(g => codes.Sum(code => One(code, g))))]);
    }

    private static TableAxis[] Axes(TallyColumn column, SurveyGrouping? by) => by is null ? [column.Axis()] : [column.Axis(), by.Axis()];
}
