namespace Cairn.Engine.Measures;

/// <summary>How a value of one basis is put on another, where somebody has given a reason to: value × times ÷ over + plus.</summary>
/// <param name="Over">Not nought.</param>
public sealed record SeriesMap(string Id, SeriesBasis From, SeriesBasis To, decimal Times = 1, decimal Over = 1, decimal Plus = 0)
{
    /// <summary>The value on the other basis, rounded once, half away from zero, to the decimals printed; unchanged where it is not on <see cref="From"/>.</summary>
    public SeriesValue Apply(SeriesValue value) => value.Basis != From ? value
        : value with { Value = Math.Round((value.Value * Times / Over) + Plus, value.Value.Scale, MidpointRounding.AwayFromZero), Basis = To, Map = Id };
}
