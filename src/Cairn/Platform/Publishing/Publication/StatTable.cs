using System.Globalization;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A table that is published: every cell is already safe to show.</summary>
/// <param name="Id">Such as "sub-sector-by-area": file name and sheet's name, so small letters, figures and hyphens, 31 at most.</param>
/// <param name="Axes">One or two. With one, its items are rows and the values columns; with two, the second stands across and there is one value.</param>
/// <param name="Cells">One for each combination of items, the last axis fastest, and within it each value in turn.</param>
/// <param name="Notes">What a reader must know; numbered when they are shown.</param>
public sealed record StatTable(
    string Id, string Title, IReadOnlyList<TableAxis> Axes, IReadOnlyList<StatValue> Values, IReadOnlyList<StatCell> Cells, IReadOnlyList<string> Notes)
{
    /// <summary>The cell of those items, by their codes, and that value.</summary>
    public StatCell this[IReadOnlyList<string> items, string value]
    {
        get
        {
            var at = 0;
            for (var a = 0; a < Axes.Count; a++)
                at = at * Axes[a].Items.Count + Place(Axes[a].Items.Select(i => i.Code), items[a], Axes[a].Code);
            return Cells[at * Values.Count + Place(Values.Select(v => v.Code), value, "value")];
        }
    }

    /// <summary>What its rows, columns and numbers are: "Staff (people). Rows: Council area. Columns: Sub-sector."</summary>
    public string Scope() => Axes.Count == 1 ? $"Rows: {Axes[0].Title}." : $"{Values[0].Head}. Rows: {Axes[0].Title}. Columns: {Axes[1].Title}.";

    private int Place(IEnumerable<string> codes, string code, string axis) =>
        codes.ToList().IndexOf(code) is >= 0 and var at ? at : throw new KeyNotFoundException($"Table {Id} has no {axis} \"{code}\".");
}

/// <param name="Unit">Such as "people", "per cent", "£ an hour".</param>
/// <param name="Decimals">Shown after the point.</param>
/// <param name="Count">Whether it counts people or posts, so that children add to their parents and the disclosure rule of counts was used.</param>
public sealed record StatValue(string Code, string Title, string Unit, int Decimals, bool Count)
{
    /// <summary>"Staff (people)": what a column is called whose cells hold numbers alone.</summary>
    public string Head => Unit.Length == 0 || Title.Contains(Unit, StringComparison.OrdinalIgnoreCase) ? Title : $"{Title} ({Unit})";

    /// <summary>As every format holds it: rounded half away from zero, once.</summary>
    public decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero) is not 0 and var rounded ? rounded : 0;

    /// <summary>For machines: "62170", "32.8", "-4.00".</summary>
    public string Plain(decimal value) => Round(value).ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>For people: "62,170", "32.8", "−4.00".</summary>
    public string Written(decimal value) => Format.Number(value, Decimals);
}

/// <param name="Value">Null where <paramref name="Mark"/> says why.</param>
public readonly record struct StatCell(decimal? Value, Mark Mark);
