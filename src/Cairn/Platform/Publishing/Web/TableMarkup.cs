using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A table as HTML, with what a reader must know of it beneath.</summary>
internal static class TableMarkup
{
    /// <summary>The most columns of numbers that a narrow screen shows as cards; a wider table scrolls within its own frame.</summary>
    private const int Stacks = 5;

    // On A4 between the margins, in the units that Svg.Length measures at its ordinary size.
    private const double Paper = 760;
    private const double RowHeads = 220;

    public static Markup OnScreen(Numbering numbering, StatTable table, DateOnly asAt)
    {
        var layout = TableLayout.Of(table);
        var stack = layout.Columns.Count <= Stacks;
        var written = Write(table.Id, Caption(numbering, table, asAt, ""), layout, 0..layout.Columns.Count, stack ? "c-table c-stack" : "c-table p-wide");
        Markup framed = stack ? written : $"<div class=\"c-scroll\" role=\"region\" aria-labelledby=\"{table.Id}-caption\" tabindex=\"0\">{written}</div>";
        return $"""
            <section class="p-table" id="{table.Id}">
            {framed}{Beneath(numbering, table)}
            <p class="p-file"><a href="data/{table.Id}.csv">{numbering.Name(table)} as open data (CSV)</a></p>
            </section>

            """;
    }

    /// <summary>A table too wide for the sheet is cut between columns into parts alike, each with its rows' names.</summary>
    public static Markup OnPaper(Numbering numbering, StatTable table, DateOnly asAt)
    {
        var layout = TableLayout.Of(table);
        var blocks = Blocks(layout);
        var parts = blocks.Select((block, b) => Write(
            $"{table.Id}-{b}", Caption(numbering, table, asAt, blocks.Count == 1 ? "" : $" Columns {block.Start.Value + 1} to {block.End.Value} of {layout.Columns.Count}."), layout, block, "c-table p-paper"));
        return $"<section class=\"p-table\" id=\"{table.Id}\">{Markup.Join(parts)}{Beneath(numbering, table)}</section>\n";
    }

    private static List<Range> Blocks(TableLayout layout)
    {
        var needs = layout.Columns.Select((c, i) => 18 + Math.Max(
            c.Head.Split(' ').Max(w => Svg.Length(w)), layout.Rows.Max(r => Svg.Length(r.Cells[i].Value is { } v ? c.Value.Written(v) : "[c]")))).ToList();
        for (var count = 1; ; count++)
        {
            var size = (needs.Count + count - 1) / count;
            var blocks = Enumerable.Range(0, (needs.Count + size - 1) / size).Select(b => (b * size)..Math.Min(needs.Count, (b + 1) * size)).ToList();
            if (size == 1 || blocks.All(b => needs[b].Sum() <= Paper - RowHeads))
                return blocks;
        }
    }

    private static Markup Caption(Numbering numbering, StatTable table, DateOnly asAt, string columns) =>
        $"{numbering.Title(table)}{numbering.References(table)}<small class=\"c-quiet\">{table.Scope()} As at {Format.Date(asAt)}.{columns}</small>";

    private static Markup Write(string id, Markup caption, TableLayout layout, Range columns, string look)
    {
        var (from, count) = columns.GetOffsetAndLength(layout.Columns.Count);
        var heads = Markup.Join(layout.Columns.Skip(from).Take(count).Select(c => (Markup)$"<th scope=\"col\" class=\"n\">{c.Head}</th>"));
        var parted = layout.Rows.Any(r => r.Depth > 0);
        var rows = Markup.Join(layout.Rows.Select((row, r) =>
        {
            var whole = parted && r + 1 < layout.Rows.Count && layout.Rows[r + 1].Depth > row.Depth;
            var cells = Markup.Join(Enumerable.Range(from, count).Select(c => Cell(layout.Columns[c], row, c)));
            return (Markup)$"<tr{Markup.If(whole, () => $" class=\"p-whole\"")}><th scope=\"row\" class=\"p-depth-{Math.Min(row.Depth, 3)}\"><div class=\"c-cell\">{row.Item.Label}</div></th>{cells}</tr>\n";
        }));
        return $"<table class=\"{look}\"><caption id=\"{id}-caption\">{caption}</caption><thead><tr><th scope=\"col\">{layout.RowHead}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n";
    }

    private static Markup Cell(LayoutColumn column, LayoutRow row, int at)
    {
        var cell = row.Cells[at];
        return $"<td class=\"n\" data-l=\"{column.Head}\"><div class=\"c-cell\">{(cell.Value is { } value ? column.Value.Written(value) : cell.Mark.Shown())}</div></td>";
    }

    private static Markup Beneath(Numbering numbering, StatTable table)
    {
        var marks = Marks.In(table);
        return marks.Count + table.Notes.Count == 0 ? Markup.None : $"<div class=\"p-beneath\">{Markup.If(marks.Count > 0, () => $"<p class=\"c-source\">{Marks.Explain(marks)}</p>")}{Markup.Join(table.Notes.Select(n => (Markup)$"<p class=\"c-source\">[note {numbering.Note(n)}] {n}</p>"))}</div>";
    }
}
