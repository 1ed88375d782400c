namespace Cairn.Workforce;

/// <summary>Somebody's checks as a table.</summary>
/// <param name="KeptAt">The address under which they are recorded; null where the reader may not.</param>
public sealed record CheckList(IReadOnlyList<CheckStanding> Standings, string? KeptAt);
