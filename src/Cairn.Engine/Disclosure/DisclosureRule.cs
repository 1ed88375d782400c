namespace Cairn.Engine.Disclosure;

/// <summary>How counts are changed so that nobody can be found in them. A true zero is always shown.</summary>
/// <param name="Id">Such as "under-5-round-10".</param>
/// <param name="Text">The rule in plain words, for the notes beneath a table.</param>
/// <param name="HideUnder">Counts from 1 to one less are hidden: 5 or 10; 0 hides none.</param>
/// <param name="RoundTo">Shown counts are rounded to its multiples, half away from zero: 5 or 10; 1 leaves them as they are.</param>
public sealed record DisclosureRule(string Id, string Text, int HideUnder, int RoundTo)
{
    /// <summary>The rules to choose from.</summary>
    public static IReadOnlyList<DisclosureRule> Presets { get; } = [Preset(0, 5), Preset(0, 10), Preset(5, 1), Preset(10, 1), Preset(5, 5), Preset(5, 10), Preset(10, 10)];

    /// <exception cref="ArgumentException">No preset has the id.</exception>
    public static DisclosureRule Of(string id) => Presets.FirstOrDefault(r => r.Id == id)
        ?? throw new ArgumentException($"There is no disclosure rule \"{id}\". Choose one of: {string.Join(", ", Presets.Select(r => r.Id))}.", nameof(id));

    /// <summary>The smallest count for which an average or median is published, so that it is never one person's value.</summary>
    public int FewestForAverage => HideUnder > 0 ? HideUnder : 10;

    /// <exception cref="ArgumentException">The rule does nothing, or asks for what no edition has agreed.</exception>
    public static void Check(DisclosureRule rule)
    {
        if (rule.HideUnder is not (0 or 5 or 10))
            throw new ArgumentException($"Rule \"{rule.Id}\" hides counts under {rule.HideUnder}. Choose 0 (hides none), 5 or 10.", nameof(rule));
        if (rule.RoundTo is not (1 or 5 or 10))
            throw new ArgumentException($"Rule \"{rule.Id}\" rounds to {rule.RoundTo}. Choose 1 (does not round), 5 or 10.", nameof(rule));
        if (rule.HideUnder == 0 && rule.RoundTo == 1)
            throw new ArgumentException($"Rule \"{rule.Id}\" neither hides nor rounds, so people could be found in the tables. Choose one of: {string.Join(", ", Presets.Select(r => r.Id))}.", nameof(rule));
    }

    /// <summary>To the nearest multiple, half away from zero.</summary>
    internal long Round(long count) => (count + RoundTo / 2) / RoundTo * RoundTo;

    /// <summary>
    /// The counts that a shown value may stand for, by someone who knows the rule: none but a true zero is shown of those under the
    /// threshold. One that is shown all the same, in an earlier table made otherwise, stands for what it says.
    /// </summary>
    internal (long Low, long High) Behind(long shown)
    {
        var high = shown + (RoundTo - 1) / 2;
        return shown > 0 ? (Math.Max(shown - RoundTo / 2, Math.Min(shown, HideUnder)), high) : (0, HideUnder > 0 ? 0 : high);
    }

    private static DisclosureRule Preset(int hideUnder, int roundTo)
    {
        string[] ids = [.. hideUnder > 0 ? [$"under-{hideUnder}"] : Array.Empty<string>(), .. roundTo > 1 ? [$"round-{roundTo}"] : Array.Empty<string>()];
        string[] texts =
        [
            .. hideUnder > 0 ? [$"Counts from 1 to {hideUnder - 1} are hidden, and further counts where a hidden one could be worked out from them."] : Array.Empty<string>(),
            .. roundTo > 1 ? [$"{(hideUnder > 0 ? "Shown counts" : "Counts")} are rounded to the nearest {roundTo}, each by itself, so totals may differ from their parts."] : Array.Empty<string>(),
            hideUnder > 0 ? "A shown 0 is a true zero." : "A shown 0 may be a small count.",
        ];
        return new(string.Join('-', ids), string.Join(' ', texts), hideUnder, roundTo);
    }
}
