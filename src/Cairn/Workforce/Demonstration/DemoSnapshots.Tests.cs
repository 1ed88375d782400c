using Cairn.Platform.Packs;
using Xunit;

namespace Cairn.Workforce;

public class DemoSnapshotsTests
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly DemoSnapshot[] All = [.. DemoSector.Snapshots(Packs)];

    [Theory]
    [InlineData(2013, 189_680)]
    [InlineData(2014, 199_670)]
    [InlineData(2015, 200_710)]
    [InlineData(2016, 200_650)]
    [InlineData(2025, 200_650)]
    public void The_whole_sector_follows_the_published_totals_and_then_stays(int year, int total) =>
        Assert.Equal(total, All.Where(s => s.Year == year).Sum(s => s.Headcount));

    [Fact]
    public void F1_the_first_year_has_the_published_sub_sectors_and_2016_those_that_were_published_for_it()
    {
        int People(int year, string subSector) => All.Where(s => s.Year == year && s.SubSector == subSector).Sum(s => s.Headcount);
        foreach (var row in Packs.Published("scotland-2013-sub-sectors").Rows)
            Assert.Equal(row.Value, People(2013, row.Code));
        Assert.Equal(68_970, People(2016, "housing-support-care-at-home"));
        Assert.Equal(53_680, People(2016, "care-homes-adults"));
        Assert.Equal(7_780, People(2016, "adult-day-care"));
    }

    [Fact]
    public void The_first_year_counts_the_demonstrations_people_by_area_and_employer()
    {
        var record = DemoSector.Scotland(Packs).Services.GroupBy(s => (s.SubSector, s.Area, s.EmployerType)).ToDictionary(g => g.Key, g => g.Sum(s => s.Staff));
        var first = All.Where(s => s.Year == 2013).ToDictionary(s => ((string?)s.SubSector, s.Area, s.EmployerType), s => s.Headcount);
        Assert.Equal(record.Count, first.Count);
        Assert.All(record, cell => Assert.Equal(cell.Value, first[cell.Key]));
    }

    [Fact]
    public void Flows_close_from_year_to_year_and_nothing_is_below_nought()
    {
        var before = All.Where(s => s.Year == 2013).ToDictionary(s => (s.SubSector, s.Area, s.EmployerType), s => s.Headcount);
        foreach (var year in All.Where(s => s.Year > 2013).GroupBy(s => s.Year))
        {
            Assert.All(year, s => Assert.Equal(s.Headcount, before.GetValueOrDefault((s.SubSector, s.Area, s.EmployerType)) + s.Starters - s.Leavers));
            before = year.ToDictionary(s => (s.SubSector, s.Area, s.EmployerType), s => s.Headcount);
        }
        Assert.All(All, s => Assert.True(s is { Headcount: >= 0, Wte: >= 0, Vacancies: >= 0, Starters: >= 0, Leavers: >= 0 }));
    }

    [Fact]
    public void Every_year_has_every_area_and_sub_sector_once_for_each_employer()
    {
        Assert.Equal(13 * 32 * 8, All.DistinctBy(s => (s.Year, s.Area, s.SubSector)).Count());
        Assert.Equal(All.Length, All.DistinctBy(s => (s.Year, s.Area, s.SubSector, s.EmployerType)).Count());
    }
}
