using Xunit;

namespace Cairn.Platform.Packs;

public class PacksTests
{
    private static readonly Packs Real = Packs.Load(Packs.Beside);
    private static readonly DateOnly Now = new(2026, 1, 1);

    [Fact]
    public void F1_Scotlands_snapshot_stands_as_published()
    {
        var table = Real.Published("scotland-2013-sub-sectors");
        Assert.Equal(189_670, table.Total);
        Assert.Equal([62_170, 52_430, 30_250, 16_010, 8_240, 6_810, 5_720, 8_050], table.Rows.Select(r => r.Value));
        Assert.Equal([32.8m, 27.6m, 15.9m, 8.3m, 4.3m, 3.6m, 3.0m, 4.2m], table.Rows.Select(r => r.PrintedShare));
        Assert.Equal("2015", table.Edition);
        Assert.Contains("189,680", table.Notes[0], StringComparison.Ordinal);

        var mix = Real.Published("scotland-2013-employer-mix");
        Assert.Equal([41, 32, 27], new[] { mix["private"], mix["public"], mix["voluntary"] }.Select(r => r.PrintedShare));

        var facts = Real.Published("scotland-2013-headlines");
        Assert.Equal([13, 63, 3.79m, 22.2m], facts.Rows.Select(r => r.Value));
    }

    [Fact]
    public void F2_Englands_estimate_of_2004_stands_as_published()
    {
        Assert.Equal([12, 18, 10, 50, 3, 7], Real.Published("england-2004-place-of-work").Rows.Select(r => r.PrintedShare));
        var groups = Real.Published("england-2004-client-groups");
        Assert.Equal([559_000, 177_000, 123_000, 63_000], groups.Rows.Select(r => r.Value));
        Assert.Equal(922_000, groups.Total);
        Assert.Equal([922_000, 1_600_000], Real.Published("england-2004-workforce").Rows.Select(r => r.Value));
    }

    [Fact]
    public void F3_vacancies_of_Englands_local_authorities_stand_as_published()
    {
        var table = Real.Published("england-2005-indicators");
        Assert.Equal([15.1m, 13.6m, 12.3m, 5.8m, 12m], table.Rows.Take(5).Select(r => r.Value));
        Assert.Equal(0.9m, table["vacancy-teachers"].Value);
    }

    [Fact]
    public void A_withdrawn_figure_is_kept_and_marked_beside_the_revised_one()
    {
        var years = Real.Published("scotland-workforce-totals").Rows.Where(r => r.Code == "2015").ToList();
        Assert.Equal([(203_200m, PublishedStatus.Withdrawn), (200_710m, PublishedStatus.Revised)], years.Select(r => (r.Value!.Value, r.Status)));
    }

    [Fact]
    public void What_nobody_checked_is_marked_as_general_knowledge()
    {
        Assert.Equal(Evidence.General, Real["scotland"].List("services").Find("fostering", Now)!.Evidence);
        Assert.Equal(Evidence.Seen, Real["scotland"].List("sub-sectors").Find("other", Now)!.Evidence);
        Assert.Equal(Evidence.Derived, Real["scotland"].Areas.Find("S12000047", Now)!.Evidence);
    }

    [Fact]
    public void Scotland_has_32_council_areas_on_any_day_since_the_last_change()
    {
        var areas = Real["scotland"].Areas;
        Assert.Equal(32, areas.On(Now).Count());
        Assert.Equal(32, areas.On(new DateOnly(2019, 4, 1)).Count());
        Assert.Equal(32, areas.On(new DateOnly(2019, 3, 31)).Count());
        Assert.Equal(32, areas.On(new DateOnly(2013, 12, 31)).Count());
    }

    [Theory]
    [InlineData("S12000015", "S12000047")]
    [InlineData("S12000024", "S12000048")]
    [InlineData("S12000046", "S12000049")]
    [InlineData("S12000043", "S12000049")]
    [InlineData("S12000044", "S12000050")]
    [InlineData("S12000009", "S12000045")]
    [InlineData("S12000005", "S12000005")]
    public void An_old_area_code_leads_to_the_one_that_holds_now(string old, string now) =>
        Assert.Equal(now, Real["scotland"].Areas.Current(old, Now)!.Code);

    [Fact]
    public void An_area_code_is_found_on_the_days_when_it_held()
    {
        var areas = Real["scotland"].Areas;
        Assert.Equal("S12000046", areas.Find("Glasgow City", new DateOnly(2019, 3, 31))!.Code);
        Assert.Equal("S12000049", areas.Find("Glasgow City", new DateOnly(2019, 4, 1))!.Code);
        Assert.Null(areas.Find("S12000046", new DateOnly(2019, 4, 1)));
        Assert.Null(areas.Current("S12000049", new DateOnly(2019, 3, 31)));
    }

    [Theory]
    [InlineData("Perth & Kinross", "S12000048")]
    [InlineData(" perth  AND kinross ", "S12000048")]
    [InlineData("Na h-Eileanan Siar", "S12000013")]
    [InlineData("s12000042", "S12000042")]
    public void An_area_is_found_by_name_however_it_is_spelt(string written, string code) =>
        Assert.Equal(code, Real["scotland"].Areas.Find(written, Now)!.Code);

    [Fact]
    public void England_has_the_151_councils_of_2020_in_nine_regions()
    {
        var england = Real["england"];
        Assert.Equal(151, england.Areas.Rows.Count);
        Assert.Equal(england.List("regions").Rows.Select(r => r.Label).Order(), england.Areas.Rows.Select(r => r.Group).Distinct().Order());
    }

    [Fact]
    public void Every_published_sub_sector_is_a_code_with_a_type_of_service_beneath_it()
    {
        var scotland = Real["scotland"];
        var codes = scotland.List("sub-sectors").Rows.Select(r => r.Code).ToList();
        Assert.Equal(codes, Real.Published("scotland-2013-sub-sectors").Rows.Select(r => r.Code));
        Assert.Equal(codes.Order(), scotland.List("services").Rows.Select(r => r["sub-sector"]).Distinct().Order());
    }

    [Theory]
    [InlineData("national-living-wage", "2021-03-31", "872", "25", "")]
    [InlineData("national-living-wage", "2021-04-01", "891", "23", "")]
    [InlineData("real-living-wage", "2020-04-30", "900", "18", "2018-11-05")]
    [InlineData("real-living-wage", "2020-05-01", "930", "18", "2019-11-11")]
    [InlineData("real-living-wage", "2023-05-13", "990", "18", "2021-11-15")]
    [InlineData("real-living-wage-london", "2023-05-14", "1195", "18", "2022-09-22")]
    public void W4_a_rate_of_pay_counts_from_its_day_and_not_from_its_announcement(string code, string day, string pence, string age, string announced)
    {
        foreach (var country in Real.Countries)
        {
            var rate = country.List("pay-rates").Find(code, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;
            Assert.Equal((pence, age, announced), (rate["pence"], rate["age-from"], rate["announced"]));
        }
    }

    [Fact]
    public void Asking_for_what_is_not_there_says_what_is()
    {
        Assert.Contains("scotland", Assert.Throws<KeyNotFoundException>(() => Real["wales"]).Message, StringComparison.Ordinal);
        Assert.Contains("job-roles", Assert.Throws<KeyNotFoundException>(() => Real["scotland"].List("jobs")).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Real.Published("nowhere"));
    }

    [Fact]
    public void The_check_command_counts_what_the_packs_hold()
    {
        using var said = new StringWriter();
        Assert.Equal(0, PacksCommand.Check(Packs.Beside, said));
        Assert.Contains("38 areas: Council areas", said.ToString(), StringComparison.Ordinal);
    }
}
