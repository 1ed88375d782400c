using Xunit;

namespace Cairn.Engine.Measures;

/// <summary>W7: the gap between a workforce and its population, tested against chance.</summary>
public sealed class RepresentationTests
{
    [Theory]
    // Of 20 coins 5 heads: 2 × (1+20+190+1140+4845+15504) ÷ 2^20.
    [InlineData(5, 20, 0.5, 2 * 21_700.0 / 1_048_576)]
    [InlineData(15, 20, 0.5, 2 * 21_700.0 / 1_048_576)]
    // The commonest number is no surprise.
    [InlineData(10, 20, 0.5, 1)]
    // Nobody of 20, where a tenth is expected: 2 × 0.9^20.
    [InlineData(0, 20, 0.1, 2 * 0.12157665459056928)]
    // Everybody of 20, where a tenth is expected: 2 × 10^-20.
    [InlineData(20, 20, 0.1, 2e-20)]
    public void The_probability_is_the_sum_of_the_binomial_distribution_worked_by_hand(long count, long of, double expected, double probability) =>
        Assert.Equal(probability, Representation.Test(count, of, expected, 1).Probability, 1e-12);

    [Fact]
    public void The_interval_is_Wilsons()
    {
        // 10 of 100: (0.1 + z²/200 ± z·√(0.1·0.9/100 + z²/40000)) ÷ (1 + z²/100), z² = 3.841459.
        var some = Representation.Test(10, 100, 0.1, 1);
        Assert.Equal((0.05522914, 0.17436566), (Math.Round(some.Low, 8), Math.Round(some.High, 8)));
        // Nobody of 20: 0 to z² ÷ (20 + z²).
        var none = Representation.Test(0, 20, 0.1, 1);
        Assert.Equal(0, none.Low);
        Assert.Equal(3.841459 / 23.841459, none.High, 1e-6);
    }

    [Fact]
    public void Chance_is_ruled_out_less_readily_where_more_is_compared()
    {
        // 5 of 20 heads: about 0.041.
        Assert.Equal(ByChance.MoreThan, Representation.Test(5, 20, 0.5, 1).Chance);
        Assert.Equal(ByChance.CouldBe, Representation.Test(5, 20, 0.5, 5).Chance);
        Assert.Equal(ByChance.TooFew, Representation.Test(0, 19, 0.5, 1).Chance);
    }

    [Fact]
    public void A_population_of_one_kind_makes_any_other_number_impossible()
    {
        Assert.Equal((1, 0), (Representation.Test(0, 50, 0, 1).Probability, Representation.Test(1, 50, 0, 1).Probability));
        Assert.Equal((1, 0), (Representation.Test(50, 50, 1, 1).Probability, Representation.Test(49, 50, 1, 1).Probability));
    }

    [Fact]
    public void Whatever_the_numbers_the_shares_lie_in_their_interval_and_both_sides_agree()
    {
        var random = new Random(20261128);
        for (var round = 0; round < 2_000; round++)
        {
            var of = random.NextInt64(1, round % 10 == 0 ? 200_000 : 400);
            var (count, expected) = (random.NextInt64(0, of + 1), random.NextDouble());
            var test = Representation.Test(count, of, expected, 1 + round % 7);
            var other = Representation.Test(of - count, of, 1 - expected, 1 + round % 7);
            var share = (double)count / of;
            Assert.InRange(test.Probability, 0, 1);
            Assert.True(test.Low <= share && share <= test.High && test.Low >= 0 && test.High <= 1);
            Assert.Equal(test.Probability, other.Probability, 1e-9);
            Assert.Equal(test.Gap, -other.Gap, 1e-9);
            // Exactly the expected number is never more than chance.
            Assert.NotEqual(ByChance.MoreThan, Representation.Test((long)Math.Round(of * expected), of, expected, 1).Chance);
        }
    }

    [Theory]
    [InlineData(-1, 5, 0.5, 1)]
    [InlineData(6, 5, 0.5, 1)]
    [InlineData(1, 5, 1.5, 1)]
    [InlineData(1, 5, double.NaN, 1)]
    [InlineData(1, 5, 0.5, 0)]
    public void Numbers_that_cannot_be_are_refused(long count, long of, double expected, int comparisons) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Representation.Test(count, of, expected, comparisons));
}
