using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W7: a workforce's profile beside the population's, with unknowns shown and the gap tested against chance.</summary>
public sealed class BesidePopulationTests(RecordSites sites) : IClassFixture<RecordSites>
{
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W7_a_provider_s_profile_stands_beside_the_population_with_the_gap_tested(string kind)
    {
        // All twenty are women, and White.
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var page = await site.Text(manager, $"/providers/{provider.Id}/measures/profile-gender");
        Assert.Contains("Differs from the population by more than chance: Female; Male", page, StringComparison.Ordinal);
        // Wilson for 20 of 20: 20 ÷ (20 + 1.96²) = 83.9%. The population: 28,833,712 of 56,490,048.
        Assert.Contains("Female 100.0% 83.9% to 100.0% 51.0% +49.0 More than chance alone would give", page, StringComparison.Ordinal);
        Assert.Contains("Male 0.0% 0.0% to 16.1% 49.0% −49.0 Fewer than chance alone would give", page, StringComparison.Ordinal);
        Assert.Contains("2 groups are tested at once", page, StringComparison.Ordinal);
        Assert.Contains("Everybody’s group is known.", page, StringComparison.Ordinal);
        var ethnicity = await site.Text(manager, $"/providers/{provider.Id}/measures/profile-ethnicity");
        Assert.Contains("England and Wales together.", ethnicity, StringComparison.Ordinal);
        Assert.Contains("Chance could give", ethnicity, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W7_of_ten_people_nothing_is_said_and_other_definitions_are_not_tested(string kind)
    {
        var site = await sites.Of(kind);
        var few = await site.Text("stranger", $"/providers/{site.Stranger.Id}/measures/profile-gender");
        Assert.Contains("Too few to tell", few, StringComparison.Ordinal);
        Assert.DoesNotContain("than chance alone would give", few, StringComparison.Ordinal);
        var disability = await site.Text("manager", $"{site.Home}/measures/profile-disability");
        Assert.Contains("Not tested: the two do not count the same", disability, StringComparison.Ordinal);
        var age = await site.Text("manager", $"{site.Home}/measures/profile-age");
        Assert.Contains("No figure: none was found", age, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W7_everybody_sees_it_of_rounded_counts(string kind)
    {
        var site = await sites.Of(kind);
        var page = await site.Text("", "/measures/profile-gender?country=england&asAt=2026-11-22");
        Assert.Contains("Differs from the population by more than chance", page, StringComparison.Ordinal);
        Assert.Contains("More than chance alone would give", page, StringComparison.Ordinal);
        // Of an area whose own population is not held the country's stands, and says so.
        Assert.Contains("No figures are held of this area’s own population.", await site.Text("", "/measures/profile-gender?country=england&asAt=2026-11-22&area=102"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_share_of_the_packs_is_a_share_of_a_code_that_figures_have()
    {
        var packs = Packs.Load(Packs.Beside);
        foreach (var pack in packs.Countries)
        {
            var rows = pack.List("population").Rows;
            Assert.NotEmpty(rows);
            foreach (var row in rows)
            {
                var column = packs.Measures.Column(row["column"]);
                Assert.NotNull(column);
                Assert.True(column.Labels.ContainsKey(row["value"]) || (column.List is { } list && pack.List(list).Rows.Any(r => r.Code == row["value"])), $"{pack.Id}: {row.Code}");
                Assert.True(row["area"].Length == 0 || pack.Areas.Rows.Any(a => a.Code == row["area"] && a.Until is null), $"{pack.Id}: {row.Code}");
                Assert.True(row["tested"] is "yes" or "no" && row.Note is { Length: > 0 }, $"{pack.Id}: {row.Code} says how its definition differs");
            }
            foreach (var group in rows.GroupBy(r => (Column: r["column"], Area: r["area"])))
                Assert.InRange(PopulationShare.For(pack, group.Key.Column, group.Key.Area.Length > 0 ? group.Key.Area : null, new DateOnly(2026, 1, 1)).Shares.Sum(s => s.Share), 0, 1.002);
        }
    }

    [Fact]
    public void An_area_s_own_population_goes_before_the_country_s()
    {
        var scotland = Packs.Load(Packs.Beside)["scotland"];
        var (own, ofArea) = PopulationShare.For(scotland, "ethnicity", "S12000049", new DateOnly(2026, 1, 1));
        Assert.True(ofArea);
        Assert.Equal(501_029.0 / 620_700, own.First(s => s.Code == "White").Share, 1e-12);
        Assert.False(PopulationShare.For(scotland, "gender", "S12000049", new DateOnly(2026, 1, 1)).OfArea);
        Assert.Empty(PopulationShare.For(scotland, "gender", null, new DateOnly(2020, 1, 1)).Shares);
    }
}
