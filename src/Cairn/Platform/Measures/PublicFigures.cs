using Cairn.Engine.Measures;

namespace Cairn.Platform.Measures;

/// <summary>What of a figure everybody may see: counts rounded to ten, nothing of fewer than ten, and shares of the rounded counts, so that they tell no more.</summary>
public static class PublicFigures
{
    public const int Base = 10;

    public static MeasureAnswer Of(MeasureAnswer answer) => answer.Definition.Open ? answer : answer with
    {
        Whole = Safe(answer.Whole, answer.Definition.Formula),
        Cells = [.. answer.Cells.Select(c => c with { Figure = Safe(c.Figure, answer.Definition.Formula) })],
    };

    /// <summary>A count as everybody may see it; null where it is of so few that somebody could be found in it.</summary>
    public static long? Count(long count) => count is > 0 and < Base ? null : (long)Round(count);

    /// <summary>A number of those who answered, to make shares of; null where there are fewer than ten, and where there is nobody.</summary>
    public static decimal? Answered(int count) => count < Base ? null : Round(count);

    private static Measured Safe(Measured figure, Formula formula)
    {
        if (figure.Why is NoFigure.NothingHeld or NoFigure.NotYetKnown or NoFigure.NotComparable)
            return figure;
        if (figure.Of is > 0 and < Base || figure.Known is > 0 and < Base || figure.Above is > 0 and < Base)
            return Measured.None(NoFigure.TooFew);
        var rounded = figure with { Above = Round(figure.Above), Below = Round(figure.Below), Known = Round(figure.Known), Of = Round(figure.Of) };
        return figure.Value is null ? rounded : rounded with
        {
            Value = formula.Kind switch
            {
                FormulaKind.Median => figure.Value,
                FormulaKind.Count => Round(figure.Value.Value),
                _ => rounded.Below == 0 ? null : rounded.Above * formula.Scale / rounded.Below,
            },
        };
    }

    private static decimal Round(decimal value) => Math.Round(value / Base, MidpointRounding.AwayFromZero) * Base;
}
