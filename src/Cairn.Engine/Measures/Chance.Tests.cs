using Xunit;

namespace Cairn.Engine.Measures;

/// <summary>(W11)</summary>
public sealed class ChanceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.31731050786)]
    [InlineData(-1.959963984540054, 0.05)]
    [InlineData(2.575829303549, 0.01)]
    [InlineData(4, 6.334248366e-5)]
    public void The_tails_are_those_of_the_tables(double z, double tails) => Assert.Equal(tails, Chance.BothTails(z), 1e-11);

    [Fact]
    public void Both_ways_of_counting_the_tails_meet() => Assert.Equal(Chance.BothTails(2 * Math.Sqrt(2) - 1e-9), Chance.BothTails(2 * Math.Sqrt(2) + 1e-9), 1e-9);

    [Fact]
    public void Comparisons_are_adjusted_as_worked_out_by_hand() =>
        // In order 0.005, 0.01, 0.03, 0.04: × 4/1, 4/2, 4/3, 4/4 = 0.02, 0.02, 0.04, 0.04.
        Assert.Equal([0.02, 0.04, 0.04, 0.02], Chance.Adjusted([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void What_is_adjusted_never_shrinks_and_keeps_its_order()
    {
        var random = new Random(5);
        var before = Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToList();
        var after = Chance.Adjusted(before);
        Assert.All(before.Zip(after), pair => Assert.InRange(pair.Second, pair.First, 1));
        Assert.Equal(before.Zip(after).OrderBy(p => p.First).Select(p => p.Second).Order(), before.Zip(after).OrderBy(p => p.First).Select(p => p.Second));
    }
}
