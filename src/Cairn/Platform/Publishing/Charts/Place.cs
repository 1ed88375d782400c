using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Platform.Publishing.Charts;

/// <summary>Where one stands among like services: the whole range as a band, the middle half darker, the middle one as a tick, oneself as a dot.</summary>
/// <param name="Show">Writes a value.</param>
/// <param name="Peers">Who the others are, such as "Like services".</param>
public sealed record Place(
    ChartText Text, decimal Own, decimal Lowest, decimal LowerQuarter, decimal Middle, decimal UpperQuarter, decimal Highest,
    Func<decimal, string> Show, string Peers, Ink Ink = Ink.Pine) : IChart
{
    private const double Y = 17;

    /// <summary>Whether the ends stand for the lowest and highest tenth and not for single ones.</summary>
    public bool EndsAreTenths { get; init; }

    public Drawing Draw(int width)
    {
        var (from, to) = (Math.Min(Own, Lowest), Math.Max(Own, Highest));
        double X(decimal value) => 10 + (to == from ? 0.5 : (double)((value - from) / (to - from))) * (width - 20);
        var label = $"{Peers}: {Show(Middle)}";
        var labelAt = Math.Clamp(X(Middle), Svg.Length(label, 15) / 2, width - Svg.Length(label, 15) / 2);
        return new Drawing(52, $"""
            {Svg.Box(X(Lowest), Y - 3, X(Highest) - X(Lowest), 6, Svg.Band)}{Svg.Box(X(LowerQuarter), Y - 3, X(UpperQuarter) - X(LowerQuarter), 6, Svg.Axis)}{Svg.Rule(X(Middle), Y - 9, X(Middle), Y + 9, Svg.Quiet, 2)}{Svg.Dot(X(Own), Y, 9, Svg.Colour(Ink))}{Svg.Words(labelAt, 46, label, Anchor.Middle, colour: Svg.Quiet, size: 15)}
            """);
    }

    public ChartTable Table => new(["Among them", "Value"],
    [
        ["Yours", Show(Own)], [EndsAreTenths ? "A tenth are below" : "Lowest", Show(Lowest)], ["A quarter are below", Show(LowerQuarter)], ["Middle", Show(Middle)],
        ["A quarter are above", Show(UpperQuarter)], [EndsAreTenths ? "A tenth are above" : "Highest", Show(Highest)],
    ]);
}
