using Cairn.Engine.Measures;
using Xunit;

namespace Cairn.Platform.Measures;

public class PublicFiguresTests
{
    private static readonly Measure Turnover = Packs.Packs.Load(Packs.Packs.Beside).Measures["turnover"];

    private static Measured Shown(Measured figure, MeasureDefinition? definition = null) => PublicFigures.Of(new MeasureAnswer(Turnover, definition ?? Turnover.Definitions[0],
        new MeasureQuestion("turnover", null, "scotland", new DateOnly(2025, 12, 31), new Dictionary<string, IReadOnlyList<string>>(), []), figure, [], [], "the record", "1")).Whole;

    [Fact]
    public void Counts_are_rounded_to_ten_and_a_share_is_of_the_rounded_ones()
    {
        var shown = Shown(new Measured(100m * 34 / 126, NoFigure.None, 34, 126, 126, 131));
        Assert.Equal((30m, 130m, 130m, 130m, 100m * 30 / 130), (shown.Above, shown.Below, shown.Known, shown.Of, shown.Value));
    }

    [Theory]
    [InlineData(9, 200)]
    [InlineData(1, 200)]
    [InlineData(5, 9)]
    public void Fewer_than_ten_are_not_shown(int above, int below)
    {
        var shown = Shown(new Measured(1, NoFigure.None, above, below, below, below));
        Assert.Equal((null, NoFigure.TooFew, 0m, 0m), (shown.Value, shown.Why, shown.Above, shown.Of));
    }

    [Fact]
    public void A_true_nought_is_shown() => Assert.Equal(0, Shown(new Measured(0, NoFigure.None, 0, 120, 120, 120)).Value);

    [Fact]
    public void What_nobody_answered_stays_what_it_is() => Assert.Equal(NoFigure.NotAnswered, Shown(Measured.None(NoFigure.NotAnswered, 0, 40)).Why);

    [Fact]
    public void A_middle_value_of_ten_or_more_is_shown_as_it_is()
    {
        var pay = Packs.Packs.Load(Packs.Packs.Beside).Measures["pay"].Definitions[0];
        Assert.Equal(14.35m, Shown(new Measured(14.35m, NoFigure.None, 12, 0, 12, 12), pay).Value);
        Assert.Null(Shown(new Measured(14.35m, NoFigure.None, 9, 0, 9, 12), pay).Value);
    }
}
