using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>Providers by what most of their people do and by how many those are: only like ones are set beside each other.</summary>
public static class LikeProviders
{
    private static readonly Quantity Staff = new("staff", "people in post", CountryFacts.Workers, null, new Dictionary<string, IReadOnlyList<string>>());

    /// <returns>By provider, of those that have staff: "sub-sector|size".</returns>
    public static IReadOnlyDictionary<string, string> Of(Cairn.Engine.Measures.Facts facts)
    {
        var (providers, kinds) = (facts.NamesOf("provider"), facts.NamesOf("sub-sector"));
        var people = CrossTable.Sum(facts, [Staff], ["provider", "sub-sector"], Cut.Everything)[0];
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var p = 1; p < providers.Count; p++)
        {
            var own = people.AsSpan(p * kinds.Count, kinds.Count);
            var (most, all) = (0, 0L);
            for (var k = 0; k < own.Length; k++)
            {
                all += own[k];
                if (own[k] > own[most] || (own[k] == own[most] && string.CompareOrdinal(kinds[k], kinds[most]) < 0))
                    most = k;
            }
            if (all > 0)
                found[providers[p]] = $"{kinds[most]}|{EmployerSize.Of(all)}";
        }
        return found;
    }
}
