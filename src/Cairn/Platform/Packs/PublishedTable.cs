namespace Cairn.Platform.Packs;

/// <summary>Figures as somebody published them: never recomputed, never corrected, always with edition and source.</summary>
/// <param name="Id">Such as "scotland-2013-sub-sectors".</param>
/// <param name="Edition">The edition that printed the figures.</param>
/// <param name="AsAt">The day that the figures describe.</param>
/// <param name="Source">The document or page.</param>
/// <param name="Locator">Where in it.</param>
/// <param name="Unit">What is counted: "people", "per cent".</param>
/// <param name="Total">The published total, which need not equal the sum of the rows; null where none was printed.</param>
/// <param name="Notes">What a reader must know, such as why the parts do not add up.</param>
public sealed record PublishedTable(
    string Id, string Title, string Country, string Edition, DateOnly AsAt, string Source, string Locator, string Unit,
    decimal? Total, IReadOnlyList<PublishedRow> Rows, IReadOnlyList<string> Notes);

/// <param name="Value">The printed value; null where the source printed none.</param>
/// <param name="PrintedShare">The printed share in per cent; null where none was printed.</param>
public sealed record PublishedRow(string Code, string Label, decimal? Value, decimal? PrintedShare);
