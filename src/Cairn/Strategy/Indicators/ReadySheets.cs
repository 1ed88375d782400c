using Cairn.Engine.Networks;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>The ready-made sheets of the documents, as indicators.</summary>
internal static class ReadySheets
{
    private const string Use = "Whoever reads the document sees how things stand today.";

    public static IndicatorVersion Version(Packs packs, ReadySheet ready)
    {
        var measure = ready.Measure?.Split('/') is [var id, ..] ? packs.Measures[id] : null;
        return new()
        {
            Title = ready.Title, Definition = ready.Definition, Justification = ready.Justification, Use = Use, Verification = measure is null ? "Nowhere yet." : "The measure’s own page, under every definition.", Unit = ready.Unit,
            Decimals = measure?.Decimals ?? 0, Direction = ready.Direction == Direction.Down ? Wanted.Down : Wanted.Up, Margin = ready.Margin, Against = Against.Earlier, Frequency = Frequency.Year,
            Bound = measure is null ? BoundTo.Waits : BoundTo.Measure, Measure = measure?.Id, MeasureDefinition = ready.Measure?.Split('/')[1], Country = packs.Strategies.Find(ready.Document)!.Country, Cut = IndicatorSheet.CutText(ready.Cut),
            WaitsFor = ready.Waits,
        };
    }

    public static IReadOnlyList<IndicatorTarget> Targets(ReadySheet ready) => [.. ready.Targets.Select(t => new IndicatorTarget { Day = t.Day, Value = t.Value })];

    /// <summary>An element and all that stands under it.</summary>
    public static IReadOnlyList<StrategyElement> WithThoseUnder(StrategyDocument document, StrategyElement element)
    {
        var found = new List<StrategyElement> { element };
        for (var n = 0; n < found.Count; n++)
            found.AddRange(document.Elements.Where(e => e.Parent == found[n].Id && !found.Contains(e)));
        return found;
    }
}

/// <summary>A ready-made sheet with its figures.</summary>
public sealed record ReadyShown(ReadySheet Ready, StrategyElement Element, IndicatorShown Shown);
