using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Networks;

/// <summary>S5: whether an indicator is on track to its target.</summary>
public sealed class TrackTests
{
    private static readonly DateOnly start = new(2026, 1, 1);

    private static DateOnly Day(int after) => start.AddDays(after);

    private static IndicatorPoint At(int after, decimal? value, string basis = "") => new(Day(after), value, basis);

    private static readonly TargetPoint[] targets = [new(Day(100), 20), new(Day(200), 40)];

    private static Track Of(decimal? now, int after, decimal margin = 0, Wanted direction = Wanted.Up) => Track.Of([At(after, now)], At(0, 10), targets, direction, margin, false);

    [Theory]
    [InlineData(15, 50, 0, Pace.OnTrack)] // 10 + (20 − 10) × 50 ÷ 100
    [InlineData(14.9, 50, 0, Pace.OffTrack)]
    [InlineData(14.9, 50, 0.1, Pace.OnTrack)]
    [InlineData(20, 50, 0, Pace.Reached)]
    [InlineData(30, 150, 0, Pace.OnTrack)] // from the first target to the second
    [InlineData(29, 150, 0, Pace.OffTrack)]
    [InlineData(39, 201, 0, Pace.Missed)]
    [InlineData(41, 300, 0, Pace.Reached)]
    [InlineData(39, 200, 0, Pace.OffTrack)] // the target's own day is its last
    public void The_way_to_a_target_is_straight(double now, int after, double margin, Pace pace) => Assert.Equal(pace, Of((decimal)now, after, (decimal)margin).Pace);

    [Fact]
    public void Down_is_as_good_as_up()
    {
        TargetPoint[] down = [new(Day(100), 4)];
        Assert.Equal((Pace.OnTrack, 7m), (Track.Of([At(50, 6.5m)], At(0, 10), down, Wanted.Down, 0, false).Pace, Track.Of([At(50, 6.5m)], At(0, 10), down, Wanted.Down, 0, false).Asked));
        Assert.Equal(Pace.OffTrack, Track.Of([At(50, 7.5m)], At(0, 10), down, Wanted.Down, 0, false).Pace);
    }

    [Fact]
    public void Values_that_are_added_up_begin_at_nought_and_miss_no_period()
    {
        Track Sum(params IndicatorPoint[] points) => Track.Of(points, At(0, null), targets, Wanted.Up, 0, true);
        Assert.Equal((Pace.OnTrack, 11m, 10m), (Sum(At(25, 5), At(50, 6)).Pace, Sum(At(25, 5), At(50, 6)).Value, Sum(At(25, 5), At(50, 6)).Asked));
        Assert.Equal((null, NoTrack.PeriodMissing), (Sum(At(25, null), At(50, 60)).Pace, Sum(At(25, null), At(50, 60)).Why));
        Assert.Equal(NoTrack.NotComparable, Sum(At(25, 5, "old"), At(50, 6)).Why);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Equal(NoTrack.NoTarget, Track.Of([At(5, 1)], At(0, 1), [], Wanted.Up, 0, false).Why);
        Assert.Equal(NoTrack.NoValue, Of(null, 50).Why);
        Assert.Equal(NoTrack.NoValue, Track.Of([], At(0, 1), targets, Wanted.Up, 0, false).Why);
        Assert.Equal(NoTrack.NoBaseline, Track.Of([At(50, 15)], null, targets, Wanted.Up, 0, false).Why);
        Assert.Equal(NoTrack.NotComparable, Track.Of([At(50, 15, "new")], At(0, 10), targets, Wanted.Up, 0, false).Why);
        Assert.Equal(Pace.Reached, Track.Of([At(50, 25)], null, targets, Wanted.Up, 0, false).Pace); // that needs no way
    }

    private static readonly Arbitrary<(decimal Now, decimal Better, int After, decimal Margin, Wanted Direction)> ways = Arb.From(
        from now in Gen.Choose(-50, 600)
        from better in Gen.Choose(0, 200)
        from after in Gen.Choose(0, 300)
        from margin in Gen.Choose(0, 50)
        from direction in Gen.Elements(Wanted.Up, Wanted.Down)
        select (now / 10m, better / 10m, after, margin / 10m, direction));

    [Fact]
    public void A_better_value_and_a_wider_margin_never_put_it_off_track() => Prop.ForAll(ways, w =>
    {
        static bool Good(Track t) => t.Pace is Pace.Reached or Pace.OnTrack;
        var better = w.Direction == Wanted.Up ? w.Now + w.Better : w.Now - w.Better;
        var track = Of(w.Now, w.After, w.Margin, w.Direction);
        return !Good(track) || (Good(Of(better, w.After, w.Margin, w.Direction)) && Good(Of(w.Now, w.After, w.Margin + w.Better, w.Direction)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Everything_with_the_sign_turned_is_the_same_in_the_other_direction() => Prop.ForAll(ways, w =>
        Track.Of([At(w.After, -w.Now)], At(0, -10), [.. targets.Select(t => t with { Value = -t.Value })], w.Direction == Wanted.Up ? Wanted.Down : Wanted.Up, w.Margin, false).Pace
        == Of(w.Now, w.After, w.Margin, w.Direction).Pace).QuickCheckThrowOnFailure();
}
