using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Networks;

/// <summary>S5: whether an indicator improves, holds or worsens, by its own rule and by how sure the figures are.</summary>
public sealed class VerdictTests
{
    private static readonly DateOnly day = new(2026, 3, 31);

    private static IndicatorPoint At(decimal? value, string basis = "", Uncertainty? sure = null) => new(day, value, basis, sure);

    private static IndicatorRule Rule(Wanted direction, decimal margin, bool perCent = false) => new(direction, margin, perCent, Against.Earlier);

    [Theory]
    [InlineData(8.0, 7.4, Wanted.Down, 0.5, false, Movement.Improving)]
    [InlineData(8.0, 7.5, Wanted.Down, 0.5, false, Movement.Holding)] // the margin itself is let in
    [InlineData(8.0, 8.6, Wanted.Down, 0.5, false, Movement.Worsening)]
    [InlineData(8.0, 8.6, Wanted.Up, 0.5, false, Movement.Improving)]
    [InlineData(200, 209, Wanted.Up, 5, true, Movement.Holding)] // 5% of 200 are 10
    [InlineData(200, 211, Wanted.Up, 5, true, Movement.Improving)]
    [InlineData(0, 0, Wanted.Up, 0, false, Movement.Holding)]
    [InlineData(0, 1, Wanted.Up, 5, true, Movement.Improving)] // of nought no per cent can be let off
    public void The_rule_is_kept_as_it_is_written(double before, double now, Wanted direction, double margin, bool perCent, Movement movement) =>
        Assert.Equal(movement, Verdict.ByRule(At((decimal)before), At((decimal)now), Rule(direction, (decimal)margin, perCent)).Movement);

    [Fact]
    public void What_nobody_knows_is_never_nought()
    {
        Assert.Equal((null, NoVerdict.NoValue), Short(Verdict.ByRule(At(5), At(null), Rule(Wanted.Up, 0))));
        Assert.Equal((null, NoVerdict.NothingBefore), Short(Verdict.ByRule(At(null), At(5), Rule(Wanted.Up, 0))));
        Assert.Equal((null, NoVerdict.NotComparable), Short(Verdict.ByRule(At(4, "jobs"), At(5, "posts"), Rule(Wanted.Up, 0))));
        Assert.Equal((null, NoVerdict.NoInterval), Short(Verdict.ByInterval(At(4), At(5), Wanted.Up)));
        Assert.Equal((null, NoVerdict.NoValue), Short(Verdict.ByInterval(At(4), At(null), Wanted.Up)));
        static (Movement?, NoVerdict) Short(Verdict v) => (v.Movement, v.Why);
    }

    /// <summary>Newcombe's own example (1998, table II, a): 56 of 70 less 48 of 80 has the interval 0.0524 to 0.3339 by method 10.</summary>
    [Fact]
    public void Of_two_shares_the_interval_is_Newcombe_s()
    {
        var (low, high) = Uncertainty.Difference(Uncertainty.OfShare(48, 80, 1), Uncertainty.OfShare(56, 70, 1));
        Assert.Equal((0.0524, 0.3339), (Math.Round(low, 4), Math.Round(high, 4)));
        var verdict = Verdict.ByInterval(At(60, "", Uncertainty.OfShare(48, 80, 100)), At(80, "", Uncertainty.OfShare(56, 70, 100)), Wanted.Up);
        Assert.Equal((Movement.Improving, 20m), (verdict.Movement, verdict.Change));
    }

    /// <summary>His further examples: 9 of 10 less 3 of 10 has 0.1705 to 0.8090; 10 of 10 less 0 of 10 has 0.6075 to 1.0000.</summary>
    [Theory]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    public void So_it_is_of_few(int newer, int ofNewer, int earlier, int ofEarlier, double low, double high)
    {
        var found = Uncertainty.Difference(Uncertainty.OfShare(earlier, ofEarlier, 1), Uncertainty.OfShare(newer, ofNewer, 1));
        Assert.Equal((low, high), (Math.Round(found.Low, 4), Math.Round(found.High, 4)));
    }

    /// <summary>The exact Poisson interval of 10 is 4.795 to 18.390, and of 100 is 81.36 to 121.63; Byar's lies within 0.01 of each.</summary>
    [Theory]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(100, 81.36, 121.63)]
    public void A_count_s_interval_is_close_to_the_exact_one(int count, double low, double high)
    {
        var found = Uncertainty.OfCount(count, 1);
        Assert.InRange(found.Low - low, -0.01, 0.01);
        Assert.InRange(found.High - high, -0.01, 0.01);
    }

    [Fact]
    public void A_change_within_chance_holds_whatever_the_rule_says()
    {
        var (before, now) = (At(100, "", Uncertainty.OfCount(100, 1)), At(110, "", Uncertainty.OfCount(110, 1)));
        Assert.Equal(Movement.Improving, Verdict.ByRule(before, now, Rule(Wanted.Up, 5)).Movement);
        Assert.Equal(Movement.Holding, Verdict.ByInterval(before, now, Wanted.Up).Movement);
        Assert.Equal(Movement.Worsening, Verdict.ByInterval(before, At(150, "", Uncertainty.OfCount(150, 1)), Wanted.Down).Movement);
        Assert.Equal(Movement.Improving, Verdict.ByInterval(At(2, "", Uncertainty.Given(2, 1.9, 2.1)), At(3, "", Uncertainty.Given(3, 2.8, 3.1)), Wanted.Up).Movement);
        Assert.Throws<ArgumentOutOfRangeException>(() => Uncertainty.Given(2, 2.1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Uncertainty.OfShare(3, 2, 100));
    }

    [Fact]
    public void The_newest_is_set_beside_what_the_rule_names()
    {
        IndicatorPoint[] points = [At(1), At(null), At(3)];
        Assert.Null(Verdict.SetBeside(points, At(9), Rule(Wanted.Up, 0)).Value); // the period before has none, and none is made up
        Assert.Equal(1, Verdict.SetBeside(points, At(9), Rule(Wanted.Up, 0) with { Periods = 2 }).Value);
        Assert.Null(Verdict.SetBeside(points, At(9), Rule(Wanted.Up, 0) with { Periods = 3 }).Value);
        Assert.Equal(9, Verdict.SetBeside(points, At(9), Rule(Wanted.Up, 0) with { Against = Against.Baseline }).Value);
    }

    private static readonly Arbitrary<(decimal Before, decimal Now, decimal Margin, decimal Wider, bool PerCent)> changes = Arb.From(
        from before in Gen.Choose(-500, 500)
        from now in Gen.Choose(-500, 500)
        from margin in Gen.Choose(0, 300)
        from wider in Gen.Choose(0, 300)
        from perCent in Gen.Elements(true, false)
        select (before / 10m, now / 10m, margin / 10m, wider / 10m, perCent));

    [Fact]
    public void The_other_direction_swaps_improving_and_worsening_and_leaves_holding() => Prop.ForAll(changes, c =>
        Swapped(Verdict.ByRule(At(c.Before), At(c.Now), Rule(Wanted.Up, c.Margin, c.PerCent)).Movement) == Verdict.ByRule(At(c.Before), At(c.Now), Rule(Wanted.Down, c.Margin, c.PerCent)).Movement).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wider_margin_never_turns_holding_into_something_else() => Prop.ForAll(changes, c =>
        Verdict.ByRule(At(c.Before), At(c.Now), Rule(Wanted.Up, c.Margin, c.PerCent)).Movement != Movement.Holding
        || Verdict.ByRule(At(c.Before), At(c.Now), Rule(Wanted.Up, c.Margin + c.Wider, c.PerCent)).Movement == Movement.Holding).QuickCheckThrowOnFailure();

    [Fact]
    public void Back_again_is_the_other_movement_by_a_margin_in_its_unit_and_by_interval() => Prop.ForAll(changes, c =>
    {
        var (a, b) = (At(c.Before, "", Around(c.Before, c.Margin)), At(c.Now, "", Around(c.Now, c.Wider)));
        return Swapped(Verdict.ByRule(a, b, Rule(Wanted.Up, c.Margin)).Movement) == Verdict.ByRule(b, a, Rule(Wanted.Up, c.Margin)).Movement
            && Swapped(Verdict.ByInterval(a, b, Wanted.Up).Movement) == Verdict.ByInterval(b, a, Wanted.Up).Movement
            && Swapped(Verdict.ByInterval(a, b, Wanted.Up).Movement) == Verdict.ByInterval(a, b, Wanted.Down).Movement;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_people_never_make_an_interval_wider() => Prop.ForAll(Arb.From(from of in Gen.Choose(1, 400) from count in Gen.Choose(0, of) select (count, of)), c =>
    {
        var (few, many) = (Uncertainty.OfShare(c.count, c.of, 100), Uncertainty.OfShare(c.count * 4, c.of * 4, 100));
        return few.Low <= few.Value && few.Value <= few.High && many.High - many.Low <= few.High - few.Low;
    }).QuickCheckThrowOnFailure();

    private static Uncertainty Around(decimal value, decimal half) => Uncertainty.Given((double)value, (double)(value - half), (double)(value + half));

    private static Movement? Swapped(Movement? movement) => movement switch { Movement.Improving => Movement.Worsening, Movement.Worsening => Movement.Improving, _ => movement };
}
