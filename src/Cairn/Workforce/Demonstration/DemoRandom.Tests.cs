using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Workforce;

public class DemoRandomTests
{
    [Fact]
    public void Numbers_are_looked_up_so_their_order_does_not_matter()
    {
        var random = new DemoRandom(7);
        var forward = Enumerable.Range(0, 100).Select(n => random.Bits(Draw.Age, n)).ToList();
        var backward = Enumerable.Range(0, 100).Reverse().Select(n => new DemoRandom(7).Bits(Draw.Age, n)).Reverse();
        Assert.Equal(forward, backward);
        Assert.Equal(100, forward.Distinct().Count());
    }

    [Fact]
    public void Seed_and_purpose_each_give_numbers_of_their_own()
    {
        Assert.NotEqual(new DemoRandom(1).Bits(Draw.Age, 5), new DemoRandom(2).Bits(Draw.Age, 5));
        Assert.NotEqual(new DemoRandom(1).Bits(Draw.Age, 5), new DemoRandom(1).Bits(Draw.Pay, 5));
    }

    [Fact]
    public void Numbers_below_a_bound_are_even()
    {
        var random = new DemoRandom(3);
        var counts = Enumerable.Range(0, 60_000).CountBy(n => random.Below(Draw.Town, n, 6)).ToDictionary();
        // Six even sixths of 60,000 have a standard deviation of 91.
        Assert.All(Enumerable.Range(0, 6), face => Assert.InRange(counts[face], 10_000 - 5 * 91, 10_000 + 5 * 91));
    }

    [Fact]
    public void Parts_add_to_the_whole_and_none_is_more_than_one_off_its_share() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), (total, weights) =>
        {
            int[] shares = [.. weights.Get.Select(w => (int)w), 1];
            var parts = Apportion.By(total.Get, shares);
            var sum = shares.Sum();
            return parts.Sum() == total.Get && parts.Zip(shares).All(x => Math.Abs(x.First - (double)total.Get * x.Second / sum) < 1);
        }).QuickCheckThrowOnFailure();
}
