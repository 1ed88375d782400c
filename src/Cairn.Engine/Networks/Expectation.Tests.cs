using Xunit;

namespace Cairn.Engine.Networks;

/// <summary>(S2) What a plan comes to when some of it is late.</summary>
public sealed class ExpectationTests
{
    private const int Today = 100;

    // Ten days, then five that wait two days, then a milestone that waits for both.
    private static readonly PlannedWork[] Work = [new(10, 90), new(5, 0), new(0, 0)];
    private static readonly Dependency[] Chain = [new(0, 1, 2), new(1, 2), new(0, 2)];

    private static Schedule Of(params WorkProgress[] progress) => Expectation.Of(Work, Chain, new Network(Work, Chain).Plan(), progress, Today);

    [Theory]
    [InlineData(10, 95, true, null, 0)] // goes on until day 104
    [InlineData(10, 85, true, null, 6)] // was to end on day 94, ends on day 100 at the earliest
    [InlineData(10, 85, true, 110, 16)]
    [InlineData(10, 85, true, 99, 6)] // a forecast that has passed foresees nothing
    [InlineData(10, 95, true, 100, 0)] // earlier than planned is no slip
    [InlineData(10, 95, false, null, 5)] // was to begin on day 95, begins on day 100 at the earliest
    [InlineData(0, 98, false, null, 2)]
    [InlineData(0, 98, false, 105, 7)]
    [InlineData(0, 100, false, null, 0)]
    public void Work_that_is_late_ends_today_at_the_earliest(int days, int start, bool begun, int? forecast, int slip) =>
        Assert.Equal(slip, Expectation.Slip(days, start, new(begun, Forecast: forecast), Today));

    [Fact]
    public void What_waits_for_late_work_moves_with_it_and_what_is_over_stays()
    {
        Assert.Equal([100, 107, 107], new Network(Work, Chain).Plan().Finish);
        Assert.Equal([110, 117, 117], Of(new(true, Forecast: 109), new(false), new(false)).Finish);
        Assert.Equal([96, 105, 105], Of(new(true, 95), new(false), new(false)).Finish);
        // What has begun waits no more.
        Assert.Equal([110, 107, 110], Of(new(true, Forecast: 109), new(true), new(false)).Finish);
        Assert.Equal([100, 107, 107], Of(new(true, 99), new(true, 106), new(true, 107)).Finish);
        Assert.Throws<ArgumentException>(() => Of(new WorkProgress(true)));
    }

    [Fact]
    public void Nothing_ends_earlier_because_work_slips_and_a_later_forecast_ends_nothing_earlier()
    {
        var chance = new Random(20_261);
        for (var round = 0; round < 300; round++)
        {
            var work = Enumerable.Range(0, 12).Select(_ => new PlannedWork(chance.Next(0, 20), chance.Next(90, 130))).ToArray();
            var waits = Enumerable.Range(0, 14).Select(_ => (A: chance.Next(12), B: chance.Next(12))).Where(d => d.A < d.B).Select(d => new Dependency(d.A, d.B, chance.Next(5))).ToArray();
            var planned = new Network(work, waits).Plan();
            var stands = work.Select(_ => new WorkProgress(false)).ToArray();
            var late = chance.Next(12);
            var open = Expectation.Of(work, waits, planned, stands, Today);
            Assert.All(Enumerable.Range(0, 12), n => Assert.True(open.Finish[n] >= planned.Finish[n]));
            stands[late] = new(true, Forecast: 140);
            var first = Expectation.Of(work, waits, planned, stands, Today);
            stands[late] = new(true, Forecast: 150);
            var second = Expectation.Of(work, waits, planned, stands, Today);
            Assert.All(Enumerable.Range(0, 12), n => Assert.True(second.Finish[n] >= first.Finish[n]));
        }
    }
}
