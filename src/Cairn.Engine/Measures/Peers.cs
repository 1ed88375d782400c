namespace Cairn.Engine.Measures;

/// <summary>Where one value stands among those of others, told so that no other's value is told.</summary>
/// <param name="Count">How many others there are.</param>
/// <param name="Tenth">A tenth of the others lie below it; as the others of its kind the mean of three neighbours, so that it is nobody's own value.</param>
/// <param name="Below">How many of the others have a lower value.</param>
/// <param name="Above">How many have a higher one.</param>
public sealed record Peers(int Count, decimal Tenth, decimal LowerQuarter, decimal Middle, decimal UpperQuarter, decimal NinthTenth, int Below, int Above)
{
    /// <summary>Fewer others, or others of fewer providers than <see cref="FewestProviders"/>, could be told apart.</summary>
    public const int Fewest = 10;

    public const int FewestProviders = 5;

    /// <summary>No provider may have more of the others than this share: else the picture would be its own.</summary>
    public const decimal LargestShare = 0.4m;

    /// <param name="others">Value and provider of each other one; a provider's own ones are not among them.</param>
    /// <returns>Null where they are too few, or of too few providers, or mostly of one.</returns>
    public static Peers? Of(decimal own, IReadOnlyCollection<(decimal Value, string Provider)> others)
    {
        var providers = others.GroupBy(o => o.Provider, StringComparer.Ordinal).Select(g => g.Count()).ToList();
        if (others.Count < Fewest || providers.Count < FewestProviders || providers.Max() > LargestShare * others.Count)
            return null;
        var values = others.Select(o => o.Value).Order().ToArray();
        decimal At(decimal share)
        {
            var middle = Math.Clamp((int)decimal.Round((values.Length - 1) * share, MidpointRounding.AwayFromZero), 1, values.Length - 2);
            return (values[middle - 1] + values[middle] + values[middle + 1]) / 3;
        }
        return new Peers(values.Length, At(0.1m), At(0.25m), At(0.5m), At(0.75m), At(0.9m), values.Count(v => v < own), values.Count(v => v > own));
    }
}
