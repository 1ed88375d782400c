using Xunit;

namespace Cairn.Engine.Disclosure;

/// <summary>W3: the rules to choose from.</summary>
public sealed class DisclosureRuleTests
{
    [Fact]
    public void W3_the_presets_bear_their_ids() =>
        Assert.Equal([("round-5", 0, 5), ("round-10", 0, 10), ("under-5", 5, 1), ("under-10", 10, 1), ("under-5-round-5", 5, 5), ("under-5-round-10", 5, 10), ("under-10-round-10", 10, 10)],
            DisclosureRule.Presets.Select(r => (r.Id, r.HideUnder, r.RoundTo)));

    [Fact]
    public void W3_a_rule_says_what_it_does_in_plain_words()
    {
        Assert.Equal("Counts from 1 to 4 are hidden, and further counts where a hidden one could be worked out from them. Shown counts are rounded to the nearest 10, each by itself, so totals may differ from their parts. A shown 0 is a true zero.",
            DisclosureRule.Of("under-5-round-10").Text);
        Assert.Equal("Counts are rounded to the nearest 5, each by itself, so totals may differ from their parts. A shown 0 may be a small count.", DisclosureRule.Of("round-5").Text);
    }

    [Fact]
    public void W3_an_unknown_rule_is_refused_with_those_there_are()
    {
        var refused = Assert.Throws<ArgumentException>(() => DisclosureRule.Of("under-3"));
        Assert.StartsWith("There is no disclosure rule \"under-3\". Choose one of: round-5, round-10, under-5", refused.Message);
    }

    [Theory]
    [InlineData(3, 1, "hides counts under 3")]
    [InlineData(5, 2, "rounds to 2")]
    [InlineData(0, 1, "neither hides nor rounds")]
    public void W3_a_rule_that_protects_nobody_is_refused(int hideUnder, int roundTo, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => DisclosureControl.Protect(new("mine", "", hideUnder, roundTo), [], [])).Message);

    [Theory]
    [InlineData("round-5", 2L, 0L)]
    [InlineData("round-5", 3L, 5L)]
    [InlineData("round-5", 7L, 5L)]
    [InlineData("round-5", 8L, 10L)]
    [InlineData("round-10", 4L, 0L)]
    [InlineData("round-10", 5L, 10L)]
    [InlineData("round-10", 15L, 20L)]
    [InlineData("under-5", 6L, 6L)]
    public void W3_counts_are_rounded_half_away_from_zero(string rule, long count, long shown) =>
        Assert.Equal(shown, DisclosureControl.Protect(DisclosureRule.Of(rule), [TestTables.Table("t", [TestTables.Axis("area", "a")], count)], []).Tables[0].Cells[0].Value);
}
