using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Engine.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A published figure with its place in a series settled: what its row and table leave open is filled by rule.</summary>
/// <param name="Line">"all" where a row gives its own period and no line, else the row's code.</param>
/// <param name="KnownFrom">The day on which its edition came out.</param>
/// <param name="KnownIsAssumed">No day is held: the last of the edition's year is taken, or of the year after the figure's own.</param>
public sealed partial record PlacedFigure(
    PublishedTable Table, PublishedRow Row, string Series, string Line, string Period, DateOnly AsAt, string Edition, SeriesBasis Basis,
    DateOnly KnownFrom, bool KnownIsAssumed)
{
    /// <summary>The line of a series that has one figure a period.</summary>
    public const string OnlyLine = "all";

    /// <summary>The code of a table's total.</summary>
    public const string Total = "total";

    public string Unit => Row.Value is null && Row.PrintedShare is not null ? "per cent" : Row.Unit ?? Table.Unit;

    public string Source => Row.Source ?? Table.Source;

    /// <summary>The figures of a table, its total among them.</summary>
    public static IEnumerable<PlacedFigure> In(PublishedTable table) =>
        table.Rows.Concat(TotalOf(table) is { } total ? [total] : []).Select(row => Of(table, row));

    private static PublishedRow? TotalOf(PublishedTable table) =>
        table.TotalRow ?? (table.Total is { } total ? new PublishedRow(Total, "Published total", total, null) : null);

    public static PlacedFigure Of(PublishedTable table, PublishedRow row)
    {
        var place = row.Place.Else(table.Place);
        var asAt = row.AsAt ?? (place.Period is { } p && PartDate.TryLastDay(p, out var last) ? last : table.AsAt);
        var edition = row.Edition ?? table.Edition;
        DateOnly? published = place.PublishedOn is { } text && PartDate.TryLastDay(text, out var day) ? day : null;
        return new PlacedFigure(table, row, place.Series ?? table.Id, place.Line ?? (row.Place.Period is null ? row.Code : OnlyLine),
            place.Period ?? asAt.Year.ToString(CultureInfo.InvariantCulture), asAt, edition,
            new SeriesBasis(place.Definition ?? table.Id, place.Family ?? edition, place.Coverage ?? ""), published ?? Assumed(edition, asAt), published is null);
    }

    /// <summary>The figure as the engine takes it; null where the row has neither a value nor a share.</summary>
    public SeriesValue? Value(int id) => (Row.Value ?? Row.PrintedShare) is not { } value ? null
        : new SeriesValue(id, Period, AsAt, value, Edition, KnownFrom, Basis)
        {
            WithdrawnFrom = Row.Status != PublishedStatus.Withdrawn ? null
                : Row.WithdrawnOn is { } text && PartDate.TryLastDay(text, out var day) ? day : KnownFrom,
        };

    private static DateOnly Assumed(string edition, DateOnly asAt) =>
        Years().Matches(edition).Select(m => new DateOnly(int.Parse(m.Value, CultureInfo.InvariantCulture), 12, 31)).LastOrDefault() is var end && end > asAt
            ? end : asAt.Year < DateOnly.MaxValue.Year ? asAt.AddYears(1) : asAt;

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Years();
}
