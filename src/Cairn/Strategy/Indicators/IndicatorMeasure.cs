using Cairn.Engine.Measures;
using Cairn.Engine.Networks;
using Cairn.Platform.Measures;

namespace Cairn.Strategy;

/// <summary>An indicator's question to the library, and how sure the answer is.</summary>
internal static class IndicatorMeasure
{
    public static MeasureQuestion Question(this IndicatorVersion version, DateOnly day, params IReadOnlyList<string> by) => new(
        version.Measure!, version.MeasureDefinition, version.Country!, day, IndicatorSheet.ReadCut(version.Cut).ToDictionary(c => c.Key, IReadOnlyList<string> (c) => [c.Value], StringComparer.Ordinal), by,
        version.OwnRecord ? [version.OrganisationId] : null);

    /// <summary>
    /// A share of those that are counted is a share; events over those to whom they can happen are a rate, and a count is a count, both as
    /// Poisson variables. Of middle values, and of sums of pounds, hours or days, nothing is known.
    /// </summary>
    public static Uncertainty? Sureness(Formula formula, Measured figure)
    {
        if (figure.Value is not { } value || formula.Kind is FormulaKind.Median or FormulaKind.Profile || !formula.Above.All(Counted))
            return null;
        if (formula.Kind == FormulaKind.Count)
            return value < 0 ? null : Uncertainty.OfCount((double)(value / formula.Scale), (double)formula.Scale);
        var (above, below) = ((double)figure.Above, (double)figure.Below);
        if (below <= 0 || above < 0)
            return null;
        return formula.Below.All(Counted) && IsPart(formula) && above <= below ? Uncertainty.OfShare(above, below, (double)formula.Scale) : Uncertainty.OfCount(above, (double)formula.Scale / below);
    }

    /// <summary>Whether what stands above is among what stands below: rows of the same table, or the very same quantity.</summary>
    private static bool IsPart(Formula formula) =>
        formula.Above.All(a => formula.Below.Any(b => b.Quantity.Id == a.Quantity.Id || (b.Quantity.Table == a.Quantity.Table && b.Quantity.Sum is null)));

    /// <summary>Whether a term counts people, posts, services or registrations, and adds no amounts up.</summary>
    private static bool Counted(Term term) => term.Factor == 1 && (term.Quantity.Sum is null || term.Quantity.Table == "posts" || term.Quantity.Counts);
}
