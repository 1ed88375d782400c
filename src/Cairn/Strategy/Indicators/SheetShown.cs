using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>A sheet to be read, with the versions before and after it.</summary>
/// <param name="Versions">The newest first.</param>
public sealed record SheetShown(Indicator Indicator, IndicatorVersion Sheet, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<IndicatorVersion> Versions, Packs Packs)
{
    public string BoundTo
    {
        get
        {
            if (Sheet.Bound != Strategy.BoundTo.Measure)
                return Sheet.Bound switch { Strategy.BoundTo.Waits => $"Nothing counts it yet. It waits for {Sheet.WaitsFor}", _ => IndicatorWords.Of(Sheet.Bound) };
            var measure = Packs.Measures.Find(Sheet.Measure!);
            return measure is null ? $"The measure {Sheet.Measure}, which the library has no more" : $"{measure.Title}: {measure.Definitions.FirstOrDefault(d => d.Id == Sheet.MeasureDefinition)?.Title ?? Sheet.MeasureDefinition}, of {CutWords.Of(Packs, Sheet)}";
        }
    }
}
