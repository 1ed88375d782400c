using System.Globalization;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>One table of a release, from the rows of its CSV.</summary>
/// <param name="lists">Code lists by their files.</param>
internal sealed class ReleaseTableReader(ReleaseTable table, IReadOnlyDictionary<string, Dictionary<string, Code>> lists)
{
    public IEnumerable<ShownTable> Read(IReadOnlyList<Dictionary<string, string>> rows)
    {
        if (table.Axes.Count == 0 || rows.Count == 0)
            throw new RefusedException($"{table.File} has no observations.");
        var axes = table.Axes.Select(a => Axis(a, rows)).ToList();
        var places = axes.Select(a => a.Items.Select((item, at) => (item.Code, at)).ToDictionary(p => p.Code, p => p.at, StringComparer.Ordinal)).ToList();
        var counts = table.Values.Where(v => v.Count).ToDictionary(v => v.Code, _ => new ShownCell?[axes.Aggregate(1, (n, a) => n * a.Items.Count)], StringComparer.Ordinal);
        foreach (var (row, line) in rows.Select((r, i) => (r, i + 2)))
        {
            var value = Cell(row, "value_code");
            if (table.Values.All(v => v.Code != value))
                throw Wrong(line, $"the value \"{value}\" is not one that {ReleaseIndex.Name} lists");
            if (!counts.TryGetValue(value, out var cells))
                continue;
            var at = 0;
            for (var a = 0; a < axes.Count; a++)
                at = at * axes[a].Items.Count + places[a][Cell(row, table.Axes[a].Column)];
            if (cells[at] is not null)
                throw Wrong(line, $"the observation {string.Join(", ", table.Axes.Select(a => row[a.Column]))}, {value} stands there twice");
            cells[at] = Shown(row, line);
        }
        return counts.Select(c => new ShownTable($"{table.Id}/{c.Key}", axes,
            [.. c.Value.Select((cell, at) => cell ?? throw new RefusedException($"{table.File} has no observation {Name(axes, at)}, {c.Key}."))])).ToList();
    }

    /// <summary>The items in the order in which the table has them.</summary>
    private TableAxis Axis(ReleaseAxis axis, IReadOnlyList<Dictionary<string, string>> rows)
    {
        var list = lists[axis.Codes];
        var codes = rows.Select(r => Cell(r, axis.Column)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var code in codes.Where(c => !list.ContainsKey(c)))
            throw new RefusedException($"{table.File}, column {axis.Column}: the code \"{code}\" is not in {axis.Codes}.");
        var here = codes.ToHashSet(StringComparer.Ordinal);
        var items = codes.Select(c => new AxisItem(c, list[c].Label, CodeList.Nearest(list, c, here) is { Length: > 0 } parent ? codes.IndexOf(parent) : -1)).ToList();
        if (items.Select((item, at) => (item, at)).FirstOrDefault(i => i.item.Parent >= i.at).item is { } early)
            throw new RefusedException($"{table.File}, column {axis.Column}: \"{early.Code}\" stands before what it is part of.");
        return new(axis.Code, axis.Title, items);
    }

    private ShownCell Shown(Dictionary<string, string> row, int line)
    {
        var (text, letter) = (Cell(row, "value"), Cell(row, "mark"));
        var mark = Marks.All.FirstOrDefault(m => m.Letter() == letter);
        if (letter.Length > 0 && mark == Mark.None)
            throw Wrong(line, $"the mark \"{letter}\" is not known");
        if (text.Length == 0 == (mark == Mark.None))
            throw Wrong(line, "there must be either a value or a mark");
        if (mark != Mark.None)
            return new(null, mark);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count >= 0
            ? new(count, Mark.None)
            : throw Wrong(line, $"the count \"{text}\" is no whole number of nought or more");
    }

    private string Cell(Dictionary<string, string> row, string column) => ReleaseReader.Cell(row, column, table.File);

    private RefusedException Wrong(int line, string what) => new($"{table.File}, line {line.ToString(CultureInfo.InvariantCulture)}: {what}. Fetch the release again.");

    private static string Name(IReadOnlyList<TableAxis> axes, int at)
    {
        var names = new List<string>();
        foreach (var axis in axes.Reverse())
        {
            names.Insert(0, axis.Items[at % axis.Items.Count].Code);
            at /= axis.Items.Count;
        }
        return string.Join(", ", names);
    }
}
