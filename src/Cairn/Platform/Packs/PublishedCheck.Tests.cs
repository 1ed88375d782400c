using Xunit;

namespace Cairn.Platform.Packs;

public class PublishedCheckTests
{
    private static readonly Packs Real = Packs.Load(Packs.Beside);

    private static PublishedRowCheck Row(string table, string code) =>
        PublishedCheck.Of(Real.Published(table)).Rows.Single(r => r.Row.Code == code);

    [Fact]
    public void F1_the_parts_add_to_ten_more_than_the_published_total()
    {
        var check = PublishedCheck.Of(Real.Published("scotland-2013-sub-sectors"));
        Assert.Equal(189_680, check.Sum);
        Assert.Equal(10, check.DifferenceFromTotal);
        Assert.Equal(99.7m, check.SumOfPrintedShares);
    }

    [Fact]
    public void F1_only_the_share_of_fieldwork_disagrees_with_its_count()
    {
        var wrong = PublishedCheck.Of(Real.Published("scotland-2013-sub-sectors")).Rows.Where(r => r.ShareDisagrees).ToList();
        var fieldwork = Assert.Single(wrong);
        Assert.Equal("fieldwork", fieldwork.Row.Code);
        Assert.Equal(16_010, fieldwork.Row.Value);
        Assert.Equal(8.3m, fieldwork.Row.PrintedShare);
        Assert.Equal(8.4m, fieldwork.Share);
    }

    [Fact]
    public void F6_the_printed_rise_of_students_disagrees_with_its_counts()
    {
        var intake = Row("england-2006-facts", "degree-intake");
        Assert.True(intake.ChangeDisagrees);
        Assert.Equal(33, intake.Row.PrintedChange);
        Assert.Equal(34.4m, intake.Change);
    }

    [Fact]
    public void F6_born_abroad_is_ten_point_three_of_the_core_workforce_where_eleven_is_printed()
    {
        var born = Row("england-2006-facts", "born-abroad");
        Assert.True(born.ShareDisagrees);
        Assert.Equal(10.3m, born.Share);
    }

    [Fact]
    public void F2_every_printed_share_is_the_rounding_of_its_count_and_the_parts_add_up()
    {
        var check = PublishedCheck.Of(Real.Published("england-2004-client-groups"));
        Assert.DoesNotContain(check.Rows, r => r.ShareDisagrees);
        Assert.Equal(0, check.DifferenceFromTotal);
    }

    [Fact]
    public void A_fall_printed_to_two_decimals_is_checked_to_two_decimals()
    {
        var last = Row("scotland-workforce-totals", "2016");
        Assert.Equal(-0.03m, last.Change);
        Assert.False(last.ChangeDisagrees);
    }

    [Theory]
    [InlineData("8.5", false)]
    [InlineData("8.4", true)]
    public void Halves_round_away_from_zero(string printed, bool disagrees)
    {
        var row = new PublishedRow("a", "A", 845, decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(disagrees, PublishedRowCheck.Of(row, 10_000).ShareDisagrees);
    }

    [Fact]
    public void A_table_of_shares_alone_has_no_sum_and_nothing_that_disagrees()
    {
        var check = PublishedCheck.Of(Real.Published("scotland-2013-employer-mix"));
        Assert.Null(check.Sum);
        Assert.Null(check.DifferenceFromTotal);
        Assert.Equal(100, check.SumOfPrintedShares);
        Assert.All(check.Rows, r => Assert.False(r.ShareDisagrees));
    }
}
