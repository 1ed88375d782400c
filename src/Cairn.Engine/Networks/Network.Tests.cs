using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Networks;

/// <summary>S2: a plan's dates, its critical path, and what a slip moves.</summary>
public sealed class NetworkTests
{
    // A textbook plan: two ways from the first to the last, of which the upper is longer.
    private static readonly PlannedWork[] work = [new(3, 100), new(4, 0), new(2, 0), new(5, 0), new(0, 0)];
    private static readonly Dependency[] waits = [new(0, 1), new(0, 2), new(1, 3), new(2, 3, 1), new(3, 4)];

    [Fact]
    public void A_small_plan_is_as_worked_out_by_hand()
    {
        var network = new Network(work, waits);
        var plan = network.Plan();
        Assert.Equal([100, 103, 103, 107, 112], plan.Start);
        Assert.Equal([103, 107, 105, 112, 112], plan.Finish);
        Assert.Equal([0, 0, 1, 0, 0], Enumerable.Range(0, 5).Select(plan.Room));
        Assert.Equal(112, plan.End);
        Assert.Equal([0, 1, 3, 4], network.CriticalPath(plan));
    }

    [Fact]
    public void A_slip_within_its_room_moves_nothing_and_one_beyond_it_moves_what_waits()
    {
        var network = new Network(work, waits);
        var plan = network.Plan();
        var within = network.Slip(plan, 2, 1);
        Assert.Equal((0, 0), (within.Moved.Count, within.EndMoves));
        var beyond = network.Slip(plan, 2, 4);
        Assert.Equal([3, 4], beyond.Moved);
        Assert.Equal(3, beyond.EndMoves);
    }

    [Fact]
    public void A_circle_is_refused_with_its_path()
    {
        var refused = Assert.Throws<CircleException>(() => new Network(work, [.. waits, new(3, 1)]));
        Assert.Equal([1, 3], refused.Path.Order());
        Assert.Equal([0], Assert.Throws<CircleException>(() => new Network([new(1, 0)], [new(0, 0)])).Path);
    }

    [Fact]
    public void A_plan_without_work_ends_before_it_begins() => Assert.Equal((0, 0), (new Network([], []).Plan().End, new Network([], []).CriticalPath(new Network([], []).Plan()).Count));

    [Theory]
    [InlineData(-1, 0, 1, 0)]
    [InlineData(1, 0, 9, 0)]
    [InlineData(1, 0, 1, -1)]
    public void What_is_out_of_range_is_refused(int days, int before, int after, int lag) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Network([new(days, 0), new(1, 0)], [new(before, after, lag)]));

    private static readonly Arbitrary<(PlannedWork[] Work, Dependency[] Waits)> plans = Arb.From(
        from count in Gen.Choose(1, 30)
        from all in Gen.ArrayOf(from days in Gen.Choose(0, 40) from first in Gen.Choose(0, 200) select new PlannedWork(days, first), count)
        from pairs in Gen.ArrayOf(from a in Gen.Choose(0, count - 1) from b in Gen.Choose(0, count - 1) from lag in Gen.Choose(0, 5) select (a, b, lag), 60)
        // Always from a lower to a higher place: no circle.
        select (all, pairs.Where(p => p.a != p.b).Select(p => new Dependency(Math.Min(p.a, p.b), Math.Max(p.a, p.b), p.lag)).ToArray()));

    [Fact]
    public void Adding_a_dependency_never_moves_a_finish_earlier() => Prop.ForAll(plans, plan =>
    {
        var (less, more) = (new Network(plan.Work, plan.Waits[..(plan.Waits.Length / 2)]).Plan(), new Network(plan.Work, plan.Waits).Plan());
        return Enumerable.Range(0, plan.Work.Length).All(n => more.Finish[n] >= less.Finish[n]) && more.End >= less.End;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_begins_before_what_it_waits_for_nor_later_than_it_must() => Prop.ForAll(plans, plan =>
    {
        var now = new Network(plan.Work, plan.Waits).Plan();
        return plan.Waits.All(w => now.Start[w.After] >= now.Finish[w.Before] + w.Lag)
            && Enumerable.Range(0, plan.Work.Length).All(n => now.Room(n) >= 0 && now.Start[n] == plan.Waits.Where(w => w.After == n).Select(w => now.Finish[w.Before] + w.Lag).Append(plan.Work[n].NotBefore).Max());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_critical_path_has_no_room_and_reaches_from_a_beginning_to_the_end() => Prop.ForAll(plans, plan =>
    {
        var network = new Network(plan.Work, plan.Waits);
        var (now, path) = (network.Plan(), network.CriticalPath(network.Plan()));
        return path.Count > 0 && path.All(n => now.Room(n) == 0) && now.Start[path[0]] == plan.Work[path[0]].NotBefore && now.Finish[path[^1]] == now.End
            && path.Zip(path.Skip(1)).All(p => plan.Waits.Any(w => w.Before == p.First && w.After == p.Second && now.Start[p.Second] == now.Finish[p.First] + w.Lag));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slip_moves_what_a_plan_with_it_would_have_later_and_the_end_by_what_its_room_does_not_take() => Prop.ForAll(plans, Arb.From(Gen.Choose(1, 60)), (plan, days) =>
    {
        var network = new Network(plan.Work, plan.Waits);
        var now = network.Plan();
        return Enumerable.Range(0, plan.Work.Length).All(n =>
        {
            var ripple = network.Slip(now, n, days);
            return ripple.EndMoves == Math.Max(0, days - now.Room(n)) && ripple.Moved.All(m => ripple.Now.Finish[m] > now.Finish[m]);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_circle_that_is_named_is_one() => Prop.ForAll(plans, plan =>
    {
        var circle = plan.Waits.Append(new(plan.Work.Length - 1, 0)).Append(new(0, plan.Work.Length - 1)).ToArray();
        try
        {
            _ = new Network(plan.Work, circle);
            return false;
        }
        catch (CircleException e)
        {
            return e.Path.Count > 0 && Enumerable.Range(0, e.Path.Count).All(n => circle.Any(w => w.Before == e.Path[n] && w.After == e.Path[(n + 1) % e.Path.Count]));
        }
    }).QuickCheckThrowOnFailure();
}
