using Cairn.Platform.Site;

namespace Cairn.Strategy;

/// <summary>Indicators as a list, by what of the plan they show.</summary>
/// <param name="Home">Address under which each has its page.</param>
/// <param name="Query">What follows the address.</param>
public sealed record IndicatorList(IReadOnlyList<(string? Heading, IReadOnlyList<IndicatorShown> All)> Groups, string Home, string Query)
{
    public static IndicatorList Of(IReadOnlyList<IndicatorShown> all, IReadOnlyDictionary<Guid, string> titles, Guid plan, DateOnly day, DateOnly today) => new(
        [.. all.GroupBy(s => s.Indicator.ElementId ?? s.Indicator.ActionId).Select(g => (g.Key is { } of ? titles.GetValueOrDefault(of) : all.Any(s => s.Indicator.ElementId is not null || s.Indicator.ActionId is not null) ? "The plan as a whole" : null, (IReadOnlyList<IndicatorShown>)[.. g]))],
        $"/plans/{plan}/indicators", day == today ? "" : $"?asAt={Format.IsoDate(day)}");
}
