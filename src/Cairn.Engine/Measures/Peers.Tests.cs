using Xunit;

namespace Cairn.Engine.Measures;

public class PeersTests
{
    private static List<(decimal, string)> Others(int count, int providers) => [.. Enumerable.Range(1, count).Select(n => ((decimal)n * n, $"p{n % providers}"))];

    [Fact]
    public void W10_quarters_are_means_of_three_neighbours_and_nobodys_own_value()
    {
        var peers = Peers.Of(50, Others(21, 7))!;
        // The middle of 21 is the eleventh: 10², 11² and 12² make 365 thirds.
        Assert.Equal((365m / 3, 21, 7, 14), (peers.Spread.Middle, peers.Spread.Count, peers.Below, peers.Above));
        foreach (var told in new[] { peers.Spread.Tenth, peers.Spread.LowerQuarter, peers.Spread.Middle, peers.Spread.UpperQuarter, peers.Spread.NinthTenth })
            Assert.DoesNotContain(told, Others(21, 7).Select(o => o.Item1));
    }

    [Theory]
    [InlineData(9, 9)]
    [InlineData(30, 4)]
    public void W10_too_few_others_or_of_too_few_providers_are_not_told(int count, int providers) => Assert.Null(Peers.Of(1, Others(count, providers)));

    [Fact]
    public void W10_others_that_are_mostly_one_providers_are_not_told()
    {
        List<(decimal, string)> others = [.. Enumerable.Range(0, 20).Select(n => ((decimal)n, n < 9 ? "large" : $"p{n}"))];
        Assert.Null(Peers.Of(1, others));
        others[0] = (0, "p0");
        Assert.NotNull(Peers.Of(1, others));
    }

    [Fact]
    public void W10_one_others_change_moves_what_is_told_by_a_third_at_most()
    {
        var (others, moved) = (Others(15, 5), Others(15, 5));
        moved[14] = (moved[14].Item1 + 300, moved[14].Item2);
        Assert.Equal(100m, Spread.Of(moved)!.NinthTenth - Spread.Of(others)!.NinthTenth);
    }
}
