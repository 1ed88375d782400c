namespace Cairn.Platform.Measures;

/// <summary>Series of published figures, for whoever sets something beside them; the room that keeps them says how.</summary>
/// <param name="known">As they were known on this day; null for today's knowledge.</param>
public delegate Task<IReadOnlyList<PublishedSeries>> SeriesKnown(DateOnly? known, CancellationToken stop);

/// <param name="Lines">Its lines, the total or only one first.</param>
public sealed record PublishedSeries(string Id, string Title, string? Country, IReadOnlyList<PublishedLine> Lines)
{
    /// <param name="id">Null for its first line, which is the total or the only one.</param>
    public PublishedLine? Line(string? id) => id is null ? Lines[0] : Lines.FirstOrDefault(l => l.Id == id);
}

/// <param name="Points">One a period, the oldest first.</param>
public sealed record PublishedLine(string Id, string Title, string Unit, IReadOnlyList<PublishedPoint> Points);

/// <param name="AsAt">Last day of the period.</param>
/// <param name="Value">Null where <paramref name="Why"/> says why there is none.</param>
/// <param name="Basis">Values of one basis can be compared.</param>
public sealed record PublishedPoint(string Period, DateOnly AsAt, decimal? Value, string? Why, string Edition, string Source, string Basis);
