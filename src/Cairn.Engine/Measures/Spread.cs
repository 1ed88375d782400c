namespace Cairn.Engine.Measures;

/// <summary>How the values of several lie, told so that nobody's own value is told: each is the mean of three neighbours.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Tenth">A tenth of them lie below it.</param>
public sealed record Spread(int Count, decimal Tenth, decimal LowerQuarter, decimal Middle, decimal UpperQuarter, decimal NinthTenth)
{
    /// <summary>Fewer, or of fewer providers than <see cref="FewestProviders"/>, could be told apart.</summary>
    public const int Fewest = 10;

    public const int FewestProviders = 5;

    /// <summary>No provider may have more of them than this share: else the picture would be its own.</summary>
    public const decimal LargestShare = 0.4m;

    /// <param name="all">Value and provider of each.</param>
    /// <returns>Null where they are too few, or of too few providers, or mostly of one.</returns>
    public static Spread? Of(IReadOnlyCollection<(decimal Value, string Provider)> all)
    {
        var providers = all.GroupBy(o => o.Provider, StringComparer.Ordinal).Select(g => g.Count()).ToList();
        if (all.Count < Fewest || providers.Count < FewestProviders || providers.Max() > LargestShare * all.Count)
            return null;
        var values = all.Select(o => o.Value).Order().ToArray();
        decimal At(decimal share)
        {
            var middle = Math.Clamp((int)decimal.Round((values.Length - 1) * share, MidpointRounding.AwayFromZero), 1, values.Length - 2);
            return (values[middle - 1] + values[middle] + values[middle + 1]) / 3;
        }
        return new Spread(values.Length, At(0.1m), At(0.25m), At(0.5m), At(0.75m), At(0.9m));
    }
}
