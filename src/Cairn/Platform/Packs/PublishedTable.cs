namespace Cairn.Platform.Packs;

/// <summary>How well a figure or a rule is founded.</summary>
/// <remarks>
/// <see cref="Seen"/>: read in the source named. <see cref="Derived"/>: arithmetic on figures that were read.
/// <see cref="General"/>: common knowledge that nobody has checked: shown as "not verified", never as fact.
/// </remarks>
public enum Evidence { Seen, Derived, General }

/// <summary>What became of a published figure. A withdrawn one is kept, so that whoever quoted it finds out.</summary>
public enum PublishedStatus { AsPublished, Revised, Implied, Withdrawn, Provisional }

/// <summary>What a row is in the flow of a period: what was there, came, went, and was there at the end.</summary>
public enum FlowPart { None, Opening, In, Out, Closing }

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
    decimal? Total, IReadOnlyList<PublishedRow> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>Which series the rows belong to, where the rows themselves do not say; null where the table is part of none.</summary>
    public SeriesPlace Place { get; init; } = SeriesPlace.None;

    /// <summary>The total as a row, where more is known of it than its value.</summary>
    public PublishedRow? TotalRow { get; init; }

    /// <summary>The row of that code; throws where the table has none. Of several editions the first, as listed.</summary>
    public PublishedRow this[string code] =>
        Rows.FirstOrDefault(r => r.Code == code)
        ?? throw new KeyNotFoundException($"Published table {Id} has no row \"{code}\". It has: {string.Join(", ", Rows.Select(r => r.Code))}.");
}

/// <param name="Value">The printed value; null where the source printed none.</param>
/// <param name="PrintedShare">The printed share in per cent; null where none was printed.</param>
public sealed record PublishedRow(string Code, string Label, decimal? Value, decimal? PrintedShare)
{
    public Evidence Evidence { get; init; }
    public PublishedStatus Status { get; init; }

    /// <summary>The row's own edition, day, unit or source where it differs from the table's.</summary>
    public string? Edition { get; init; }
    public DateOnly? AsAt { get; init; }
    public string? Unit { get; init; }
    public string? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>What the printed share is a share of, where that is not the table's total.</summary>
    public decimal? ShareOf { get; init; }

    /// <summary>The earlier value from which a printed change is measured.</summary>
    public decimal? ChangeFrom { get; init; }

    /// <summary>The printed change in per cent.</summary>
    public decimal? PrintedChange { get; init; }

    /// <summary>The source rounded the counts of this row to the nearest so many; null where that is not known.</summary>
    public decimal? Rounding { get; init; }

    public FlowPart Flow { get; init; }

    /// <summary>The edition whose figure this one takes the place of.</summary>
    public string? Revises { get; init; }

    /// <summary>When it was withdrawn, as exactly as is known: "2017", "2017-06", "2017-06-30".</summary>
    public string? WithdrawnOn { get; init; }

    /// <summary>Where in a series the row stands; what is null is as its table says.</summary>
    public SeriesPlace Place { get; init; } = SeriesPlace.None;
}

/// <summary>Where in a series a figure stands, and what it rests on.</summary>
/// <param name="Series">Such as "scotland-workforce".</param>
/// <param name="Line">One of several figures of each period, such as a sub-sector.</param>
/// <param name="Period">As printed: "2013", "2023/24".</param>
/// <param name="Definition">What is counted and how, by its id.</param>
/// <param name="Family">Editions that continue each other; null where the edition stands alone.</param>
/// <param name="Coverage">Who is in it, where not all are.</param>
/// <param name="PublishedOn">When it came out, as exactly as is known.</param>
public sealed record SeriesPlace(string? Series, string? Line, string? Period, string? Definition, string? Family, string? Coverage, string? PublishedOn)
{
    public static readonly SeriesPlace None = new(null, null, null, null, null, null, null);

    /// <summary>This, and what this leaves open as the other says.</summary>
    public SeriesPlace Else(SeriesPlace other) => new(
        Series ?? other.Series, Line ?? other.Line, Period ?? other.Period, Definition ?? other.Definition, Family ?? other.Family, Coverage ?? other.Coverage, PublishedOn ?? other.PublishedOn);
}
