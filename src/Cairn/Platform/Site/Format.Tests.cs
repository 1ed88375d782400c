using Cairn.Platform.Site;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class FormatTests
{
    [Theory]
    [InlineData(189670, 0, "189,670")]
    [InlineData(0, 0, "0")]
    [InlineData(-1234.5, 1, "−1,234.5")]
    [InlineData(2.5, 0, "3")]
    [InlineData(-0.4, 0, "0")]
    public void A_number_has_its_thousands_parted_and_a_true_minus(double value, int decimals, string written) =>
        Assert.Equal(written, Format.Number((decimal)value, decimals));

    [Fact]
    public void A_percentage_stands_close_to_its_sign_and_rounds_half_away_from_zero()
    {
        Assert.Equal("8.4%", Format.Percent(8.44m));
        Assert.Equal("8.5%", Format.Percent(8.45m));
        Assert.Equal("41%", Format.Percent(41m, 0));
    }

    [Fact]
    public void A_date_is_written_with_its_month_in_words() =>
        Assert.Equal(("2 November 2026", "2 Nov 2026", "2026-11-02"), (Format.Date(new(2026, 11, 2)), Format.ShortDate(new(2026, 11, 2)), Format.IsoDate(new(2026, 11, 2))));

    [Fact]
    public void Money_is_written_in_pounds_and_pence() =>
        Assert.Equal(("£12.35", "−£1,000.00"), (Format.Money(1235), Format.Money(-100000)));

    [Fact]
    public void A_count_agrees_with_its_noun() =>
        Assert.Equal(("no people", "1 person", "1,200 people"), (Format.Count(0, "person", "people"), Format.Count(1, "person", "people"), Format.Count(1200, "person", "people")));

    [Fact]
    public void A_share_of_nothing_is_no_share() => Assert.Null(Format.Share(3, 0));
}
