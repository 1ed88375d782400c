using Cairn.Tests;
using Xunit;

namespace Cairn.Platform;

public sealed class ClockTests
{
    [Theory]
    [InlineData("2026-06-30T22:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01")]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25")]
    [InlineData("2028-02-28T23:59:59Z", "2028-02-28")]
    [InlineData("2028-02-29T00:00:00Z", "2028-02-29")]
    [InlineData("1970-06-30T23:30:00Z", "1970-07-01")] // British Standard Time: an hour ahead all year, 1968 to 1971
    [InlineData("1970-12-31T23:30:00Z", "1971-01-01")]
    public void Today_is_the_date_in_London(string instant, string date)
    {
        var time = new PretendTime();
        time.Set(DateTime.Parse(instant, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal));
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), new Clock(time, new Settings("nowhere")).Today);
    }

    [Fact]
    public void A_demonstration_may_pretend_a_day_while_instants_stay_true()
    {
        var time = new PretendTime();
        var clock = new Clock(time, new Settings("nowhere", Today: new DateOnly(2031, 1, 2)));
        Assert.Equal((new DateOnly(2031, 1, 2), time.GetUtcNow().UtcDateTime), (clock.Today, clock.Now));
    }
}
