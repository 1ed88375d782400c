namespace Cairn.Engine.Networks;

/// <summary>Which way an indicator is wanted to move.</summary>
public enum Wanted { Up, Down }

/// <summary>What the newest value is set beside.</summary>
public enum Against
{
    /// <summary>The value from which the strategy set out.</summary>
    Baseline,

    /// <summary>The value some periods earlier.</summary>
    Earlier,
}

/// <summary>How an indicator moved, as it was wanted to or not.</summary>
public enum Movement { Improving, Holding, Worsening }

/// <summary>Why it cannot be told how an indicator moved. What nobody knows is never taken for nought.</summary>
public enum NoVerdict
{
    /// <summary>It can.</summary>
    None,

    /// <summary>There is no value now.</summary>
    NoValue,

    /// <summary>What it would be set beside has no value.</summary>
    NothingBefore,

    /// <summary>The two values do not count the same.</summary>
    NotComparable,

    /// <summary>How sure the values are is not known: they are no counts, and came with no interval.</summary>
    NoInterval,
}

/// <summary>A value of an indicator.</summary>
/// <param name="Day">The day as at which it holds; the last of its period.</param>
/// <param name="Value">In the indicator's unit; null where there is none.</param>
/// <param name="Basis">What it rests on: two values are comparable where it is the same.</param>
/// <param name="Sure">How sure it is; null where that is not known.</param>
public readonly record struct IndicatorPoint(DateOnly Day, decimal? Value, string Basis = "", Uncertainty? Sure = null);

/// <summary>An indicator's own rule, by which its owner wants it judged.</summary>
/// <param name="Margin">A change of at most this much is holding; nought or more, in the indicator's unit, or in per cent of the earlier value.</param>
/// <param name="InPerCent">Whether the margin is in per cent of the earlier value.</param>
/// <param name="Periods">How many periods back, where it is set beside an earlier one; one or more.</param>
public readonly record struct IndicatorRule(Wanted Direction, decimal Margin, bool InPerCent, Against Against, int Periods = 1);

/// <summary>How an indicator moved, with what was compared.</summary>
/// <param name="Movement">Null where <paramref name="Why"/> says why it cannot be told.</param>
/// <param name="Change">The newer value less the earlier; null where there is none.</param>
/// <param name="Low">Lower end of the 95% interval of the change; null where the verdict is by the rule's margin.</param>
/// <param name="Margin">What the change was set beside, in the indicator's unit; null where the verdict is by interval.</param>
public sealed record Verdict(Movement? Movement, NoVerdict Why, IndicatorPoint Before, IndicatorPoint Now, decimal? Change, decimal? Margin, double? Low, double? High)
{
    /// <summary>
    /// By the indicator's own stated rule: with d the newer value less the earlier, it holds where |d| ≤ margin, and else improves where d
    /// has the sign that is wanted. A margin of m per cent is m ÷ 100 × |earlier value|.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The margin lies below nought.</exception>
    public static Verdict ByRule(IndicatorPoint before, IndicatorPoint now, IndicatorRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rule.Margin, nameof(rule));
        if (Untold(before, now) is { } untold)
            return untold;
        var change = now.Value!.Value - before.Value!.Value;
        var margin = rule.InPerCent ? rule.Margin / 100 * Math.Abs(before.Value.Value) : rule.Margin;
        return new(Of(Math.Abs(change) <= margin ? 0 : Math.Sign(change), rule.Direction), NoVerdict.None, before, now, change, margin, null, null);
    }

    /// <summary>
    /// By how sure the change is: it holds where the 95% interval of the difference takes in nought, and else moved. The interval is put
    /// together from those of the two values (<see cref="Uncertainty.Difference"/>).
    /// </summary>
    public static Verdict ByInterval(IndicatorPoint before, IndicatorPoint now, Wanted direction)
    {
        if (Untold(before, now) is { } untold)
            return untold;
        var change = now.Value!.Value - before.Value!.Value;
        if (before.Sure is not { } earlier || now.Sure is not { } newer)
            return new(null, NoVerdict.NoInterval, before, now, change, null, null, null);
        var (low, high) = Uncertainty.Difference(earlier, newer);
        return new(Of(low > 0 ? 1 : high < 0 ? -1 : 0, direction), NoVerdict.None, before, now, change, null, low, high);
    }

    /// <summary>
    /// What the newest value is set beside, by the rule: the baseline; or the value so many periods before the newest one, periods without
    /// a value counted like any other. The point has no value where there is none.
    /// </summary>
    /// <param name="points">One a period, the oldest first; the last is the newest.</param>
    public static IndicatorPoint SetBeside(IReadOnlyList<IndicatorPoint> points, IndicatorPoint? baseline, IndicatorRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.Periods, 1, nameof(rule));
        return rule.Against == Against.Baseline ? baseline ?? default : points.Count > rule.Periods ? points[^(rule.Periods + 1)] : default;
    }

    private static Movement Of(int sign, Wanted direction) =>
        sign == 0 ? Networks.Movement.Holding : sign > 0 == (direction == Wanted.Up) ? Networks.Movement.Improving : Networks.Movement.Worsening;

    private static Verdict? Untold(IndicatorPoint before, IndicatorPoint now)
    {
        var why = now.Value is null ? NoVerdict.NoValue : before.Value is null ? NoVerdict.NothingBefore : now.Basis != before.Basis ? NoVerdict.NotComparable : NoVerdict.None;
        return why == NoVerdict.None ? null : new(null, why, before, now, null, null, null, null);
    }
}
