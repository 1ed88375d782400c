using Cairn.Engine.Networks;
using Cairn.Platform.Site;

namespace Cairn.Strategy;

/// <summary>What some indicators tell together, as a heading says it.</summary>
internal static class IndicatorSummary
{
    public static string Of(IReadOnlyList<IndicatorShown> all)
    {
        var followed = all.Where(s => s.Indicator.RetiredOn is null).ToList();
        if (followed.Count == 0)
            return "No indicators yet";
        int Count(Movement movement) => followed.Count(s => s.ByRule.Movement == movement);
        var told = new[] { (Count(Movement.Improving), "improving"), (Count(Movement.Holding), "holding"), (Count(Movement.Worsening), "worsening") }.Where(t => t.Item1 > 0).Select(t => $"{t.Item1} {t.Item2}").ToList();
        var rest = followed.Count(s => s.ByRule.Movement is null);
        if (rest > 0)
            told.Add($"{rest} that cannot be told yet");
        return $"{StrategyWords.Sentence(Format.Count(followed.Count, "indicator", "indicators"))}: {string.Join(", ", told)}";
    }
}
