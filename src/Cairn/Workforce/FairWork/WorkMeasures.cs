using Cairn.Platform.Measures;

namespace Cairn.Workforce;

/// <summary>The measures by which work is seen to be fair.</summary>
internal static class WorkMeasures
{
    public static readonly string[] All = ["zero-hours-share", "temporary-share", "permanent-share", "agency-share", "agency-cost", "training-spend", "workforce-cost-share"];

    public const string Training = "training-spend";

    /// <summary>Whether it is made of what providers say their year cost.</summary>
    public static bool OfCosts(Measure measure) => measure.Definitions[0].Formula.Above[0].Quantity.Table == CountryFacts.Costs;
}
