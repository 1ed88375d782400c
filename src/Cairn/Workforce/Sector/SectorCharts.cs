using Cairn.Platform.Packs;
using Cairn.Platform.Publishing;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>The first page's pictures, drawn from published tables.</summary>
public static class SectorCharts
{
    /// <summary>Counts as bars, shares behind them; the rows of <paramref name="loud"/> stand out.</summary>
    public static Bars Counts(PublishedTable table, string rows, int loud) => new(
        new(table.Id, table.Dated(), Sentence(table)),
        [.. BySize(PublishedCheck.Of(table).Rows).Select((r, i) =>
            new Bar(r.Row.Label, r.Row.Value ?? 0, Format.Number(r.Row.Value ?? 0), ShownShare.Of(r)?.Text, i < loud ? Ink.Pine : Ink.Sage))],
        [rows, "People", "Share"]);

    /// <summary>Shares alone as bars.</summary>
    public static Bars Shares(PublishedTable table, string rows) => new(
        new(table.Id, table.Dated(), Sentence(table)),
        [.. BySize(PublishedCheck.Of(table).Rows).Select((r, i) =>
            new Bar(r.Row.Label, r.Row.PrintedShare ?? 0, Format.Percent(r.Row.PrintedShare ?? 0, 0), null, i == 0 ? Ink.Pine : Ink.Sage))],
        [rows, "Share"]);

    /// <summary>Who employs them, in the colours that private, public and voluntary have everywhere.</summary>
    public static ShareBar Employers(PublishedTable table) => new(
        new(table.Id, table.Dated(), Sentence(table)),
        [.. table.Rows.Select(r => new Part(r.Label, r.PrintedShare ?? 0, Format.Percent(r.PrintedShare ?? 0, 0), Colour(r.Code)))],
        ["Employer", "Share"]);

    public static PublishedRow Largest(PublishedTable table) => table.Rows.MaxBy(r => r.Value ?? r.PrintedShare)!;

    /// <summary>Largest first; what is left over comes last whatever its size.</summary>
    private static IEnumerable<PublishedRowCheck> BySize(IEnumerable<PublishedRowCheck> rows) =>
        rows.OrderBy(r => r.Row.Code == "other").ThenByDescending(r => r.Row.Value ?? r.Row.PrintedShare);

    internal static Ink Colour(string employer) => employer switch { "private" => Ink.Heather, "public" => Ink.Pine, "voluntary" => Ink.Amber, _ => Ink.Stone };

    private static string Sentence(PublishedTable table) => string.Join("; ", PublishedCheck.Of(table).Rows.Select(r =>
        r.Row.Value is { } value ? $"{r.Row.Label} {Format.Number(value)}, {ShownShare.Of(r)?.Text}" : $"{r.Row.Label} {ShownShare.Of(r)?.Text}")) + ".";
}
