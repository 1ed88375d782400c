using Cairn.Platform.Packs;
using Xunit;

namespace Cairn.Workforce;

public sealed class RulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-11-23", "today")]
    [InlineData("2026-11-22", "today")]
    [InlineData("2026-11-21", "yesterday")]
    [InlineData("2026-10-24", "29 days ago")]
    [InlineData("2026-10-22", "a month ago")]
    [InlineData("2026-09-23", "a month ago")]
    [InlineData("2026-09-22", "2 months ago")]
    [InlineData("2025-11-22", "12 months ago")]
    [InlineData("2024-11-23", "23 months ago")]
    [InlineData("2024-11-22", "2 years ago")]
    [InlineData("2016-12-01", "9 years ago")]
    public void Ages_are_said_as_people_say_them(string then, string words) =>
        Assert.Equal(words, Age.Words(DateOnly.Parse(then, System.Globalization.CultureInfo.InvariantCulture), Today));

    [Fact]
    public void Sums_of_posts_keep_what_nobody_knows_apart_from_none()
    {
        PostLine[] parts = [new("8", 3, null, 2, null), new("8", 0, 1, null, null), new("4", 9, 0, 0, 0)];
        Assert.Equal([new PostLine("4", 9, 0, 0, 0), new PostLine("8", 3, 1, 2, null)], PostLine.Of(parts));
    }

    [Theory]
    [InlineData("demonstration", "the demonstration")]
    [InlineData("return 0123456789abcdef0123456789abcdef: staff", "the staff file of a return")]
    [InlineData("return 0123456789abcdef0123456789abcdef: leavers", "the leavers named with a return")]
    [InlineData("page", "a page")]
    [InlineData("api: Payroll", "“Payroll”, another system")]
    public void Sources_are_said_in_words(string source, string words) => Assert.Equal(words, SourceWords.Of(source));

    [Fact]
    public void Labels_come_from_the_records_country_then_from_the_format_and_a_missing_one_is_said()
    {
        var labels = new Labels(Packs.Load(Packs.Beside));
        Assert.Equal("Care worker", labels.Of("england")["job-roles", "8"]);
        Assert.Equal("Support worker", labels.Of("scotland")["job-roles", "support-worker"]);
        Assert.Equal("Health and social care NVQ, level 2", labels.Of("england")["qualifications", "1"]);
        Assert.Equal("Yes, completed", labels.Of("scotland")["level2_care_certificate", "1"]);
        Assert.Equal("77 (no label in the pack)", labels.Of("england")["job-roles", "77"]);
        Assert.Equal("8 (no label in the pack)", labels.Of("atlantis")["job-roles", "8"]);
        Assert.Null(labels.Of("england")["job-roles", null]);
    }
}
