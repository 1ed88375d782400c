using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What a made-up provider offers; it has gone through the whole list.</summary>
public sealed record DemoOffer(int Organisation, DateOnly From, IReadOnlyList<string> Elements);

/// <summary>Draws what providers offer, by lot: without regard to anything else, so that it goes with nothing but by chance.</summary>
internal static class DemoRewards
{
    /// <summary>Of a thousand providers, so many have gone through the list.</summary>
    private const int Said = 620;

    /// <summary>Of a thousand that have, so many offer the first element of the list; each further one fewer, and then again.</summary>
    private const int Most = 720, Step = 130, Least = 150;

    private const int OldestDays = 8 * 365;

    public static IEnumerable<DemoOffer> Offers(Packs packs, string country, DemoRandom random, int providers)
    {
        var elements = packs[country].List("reward-elements").On(DemoSector.AsAt).Select(e => e.Code).ToArray();
        for (var p = 0; p < providers; p++)
            if (random.Happens(Draw.Rewards, p, Said))
                yield return new DemoOffer(p, DemoSector.AsAt.AddDays(-random.Below(Draw.RewardDay, p, OldestDays)),
                    [.. elements.Where((_, e) => random.Happens(Draw.Rewards, ~(p * elements.Length + e), Math.Max(Least, Most - Step * (e % 5))))]);
    }
}
