using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: percentages and averages tell no more than the shown counts.</summary>
public sealed class FiguresFromCountsTests
{
    private static readonly ShownCell Hidden = new(null, Mark.Confidential);

    private static ShownCell Shown(long value) => new(value, Mark.None);

    [Fact]
    public void W3_a_share_is_computed_from_the_shown_values()
    {
        // 13 of 47 is 27.7%, which with the whole would give the 13 away; 10 of 50 is what is shown.
        Assert.Equal(new ShownFigure(20.0m, Mark.None), FiguresFromCounts.Share(Shown(10), Shown(50), 1));
        Assert.Equal(new ShownFigure(33m, Mark.None), FiguresFromCounts.Share(Shown(5), Shown(15), 0));
        Assert.Equal(new ShownFigure(12.5m, Mark.None), FiguresFromCounts.Share(Shown(5), Shown(40), 1));
        Assert.Equal(new ShownFigure(13m, Mark.None), FiguresFromCounts.Share(Shown(5), Shown(40), 0));
        Assert.Equal(new ShownFigure(0m, Mark.None), FiguresFromCounts.Share(Shown(0), Shown(40), 0));
    }

    [Fact]
    public void W3_a_share_is_hidden_where_either_count_is()
    {
        Assert.Equal(new ShownFigure(null, Mark.Confidential), FiguresFromCounts.Share(Hidden, Shown(40), 1));
        Assert.Equal(new ShownFigure(null, Mark.Confidential), FiguresFromCounts.Share(Shown(10), Hidden, 1));
        Assert.Equal(new ShownFigure(null, Mark.Confidential), FiguresFromCounts.Share(Hidden, new(null, Mark.NotAvailable), 1));
        Assert.Equal(new ShownFigure(null, Mark.NotAvailable), FiguresFromCounts.Share(Shown(10), new(null, Mark.NotAvailable), 1));
    }

    [Fact]
    public void W3_a_share_of_nothing_cannot_be() => Assert.Equal(new ShownFigure(null, Mark.NotApplicable), FiguresFromCounts.Share(Shown(0), Shown(0), 1));

    [Theory]
    [InlineData("under-5", 5L, Mark.None)]
    [InlineData("under-10", 10L, Mark.None)]
    [InlineData("under-5-round-10", 10L, Mark.None)]
    [InlineData("round-5", 10L, Mark.Confidential)] // It may be 8.
    [InlineData("round-5", 15L, Mark.None)]
    [InlineData("round-10", 10L, Mark.Confidential)] // It may be 5.
    [InlineData("round-10", 20L, Mark.None)]
    [InlineData("round-5", 0L, Mark.Confidential)] // It may be 2.
    [InlineData("under-5", 0L, Mark.NotApplicable)]
    public void W3_an_average_is_shown_only_of_enough_people(string rule, long count, Mark mark) =>
        Assert.Equal(new ShownFigure(mark == Mark.None ? 12.34m : null, mark), FiguresFromCounts.Average(DisclosureRule.Of(rule), Shown(count), 12.34m));

    [Fact]
    public void W3_an_average_is_hidden_with_its_count_and_says_when_there_is_none()
    {
        Assert.Equal(new ShownFigure(null, Mark.Confidential), FiguresFromCounts.Average(DisclosureRule.Of("under-5"), Hidden, 12.34m));
        Assert.Equal(new ShownFigure(null, Mark.NotAvailable), FiguresFromCounts.Average(DisclosureRule.Of("under-5"), Shown(50), null));
    }
}
