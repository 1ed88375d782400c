using Cairn.Platform.Site;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class DatePartsBinderTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-22")]
    [InlineData("2026-1-2", "2026-01-02")]
    [InlineData("2026-Nov-22", "2026-11-22")]
    [InlineData("2026-november-22", "2026-11-22")]
    [InlineData("2024-2-29", "2024-02-29")]
    public void A_day_that_exists_is_read(string typed, string day) => Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DatePartsBinder.Read(typed));

    [Theory]
    [InlineData("2026-2-29")]
    [InlineData("26-2-3")]
    [InlineData("2026-13-1")]
    [InlineData("2026--1")]
    [InlineData("tomorrow")]
    public void A_day_that_does_not_exist_is_not(string typed) => Assert.Null(DatePartsBinder.Read(typed));
}
