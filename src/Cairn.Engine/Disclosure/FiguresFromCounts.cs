namespace Cairn.Engine.Disclosure;

/// <param name="Value">Null where <paramref name="Mark"/> says why.</param>
public readonly record struct ShownFigure(decimal? Value, Mark Mark);

/// <summary>Figures that hang on protected counts: made so that they tell nothing that the shown counts do not.</summary>
public static class FiguresFromCounts
{
    /// <summary>100 × numerator ÷ denominator in per cent, of the values as shown, so that no count can be worked back from it.</summary>
    /// <param name="decimals">Digits after the point, 0 to 6; rounded once, half away from zero.</param>
    /// <returns>Hidden where either cell is; [z] where the denominator is shown as 0.</returns>
    public static ShownFigure Share(ShownCell numerator, ShownCell denominator, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        return (numerator.Value, denominator.Value) switch
        {
            (null, null) => new(null, numerator.Mark == Mark.Confidential ? Mark.Confidential : denominator.Mark),
            (null, _) => new(null, numerator.Mark),
            (_, null) => new(null, denominator.Mark),
            (_, 0) => new(null, Mark.NotApplicable),
            ({ } part, { } whole) => new(Math.Round(100m * part / whole, decimals, MidpointRounding.AwayFromZero), Mark.None),
        };
    }

    /// <summary>An average or median as it may be shown beside its count: never of so few that it is one person's value.</summary>
    /// <param name="count">The cell of those who were averaged, as shown.</param>
    /// <param name="value">Null where it could not be computed.</param>
    /// <returns>Hidden where the count is, or where it may be under <see cref="DisclosureRule.FewestForAverage"/> for all that its rounded value tells.</returns>
    public static ShownFigure Average(DisclosureRule rule, ShownCell count, decimal? value)
    {
        DisclosureRule.Check(rule);
        if (count.Value is not { } shown)
            return new(null, count.Mark);
        var (low, high) = rule.Behind(shown);
        if (high == 0)
            return new(null, Mark.NotApplicable);
        if (low < rule.FewestForAverage)
            return new(null, Mark.Confidential);
        return value is null ? new(null, Mark.NotAvailable) : new(value, Mark.None);
    }
}
