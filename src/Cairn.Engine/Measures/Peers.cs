namespace Cairn.Engine.Measures;

/// <summary>Where one value stands among those of others.</summary>
/// <param name="Below">How many of the others have a lower value.</param>
/// <param name="Above">How many have a higher one.</param>
public sealed record Peers(Spread Spread, int Below, int Above)
{
    /// <param name="others">Value and provider of each other one; a provider's own ones are not among them.</param>
    /// <returns>Null where the others cannot be told: <see cref="Spread.Of"/>.</returns>
    public static Peers? Of(decimal own, IReadOnlyCollection<(decimal Value, string Provider)> others) =>
        Spread.Of(others) is { } spread ? new Peers(spread, others.Count(o => o.Value < own), others.Count(o => o.Value > own)) : null;
}
