namespace Cairn.Engine.Measures;

/// <summary>One published value of a series.</summary>
/// <param name="Id">The caller's own number for it.</param>
/// <param name="Period">As printed: "2013", "2023/24".</param>
/// <param name="AsAt">Last day of the period.</param>
/// <param name="Value">As printed; its decimals are the decimals printed.</param>
/// <param name="KnownFrom">The day on which the edition came out.</param>
public sealed record SeriesValue(int Id, string Period, DateOnly AsAt, decimal Value, string Edition, DateOnly KnownFrom, SeriesBasis Basis)
{
    /// <summary>The day from which it is withdrawn; null while it stands.</summary>
    public DateOnly? WithdrawnFrom { get; init; }

    /// <summary>The map by which it was put on another basis; null where it is as printed.</summary>
    public string? Map { get; init; }
}
