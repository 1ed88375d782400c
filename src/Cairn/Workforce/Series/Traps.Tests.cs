using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W3, W4: traps of the published figures, as the packs hold them.</summary>
public sealed class TrapsTests
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);

    private static decimal Value(string table, string code, string? edition = null) =>
        Packs.Published(table).Rows.First(r => r.Code == code && (edition is null || r.Edition == edition)).Value!.Value;

    [Fact]
    public void Trap_1_two_editions_give_two_figures_for_one_year_and_both_are_held()
    {
        Assert.Equal(1_705_000, Value("england-workforce-size", "2023-24-filled-posts", "2024"));
        Assert.Equal(1_548_000, Value("england-workforce-size", "2023-24-filled-posts", "2025"));
    }

    [Fact]
    public void Trap_2_dividing_by_filled_posts_gives_another_rate_than_the_published_one()
    {
        var vacant = Value("england-vacant-posts", "2022-23");
        var naive = Math.Round(vacant / (vacant + Value("england-workforce-size", "2022-23-filled-posts")) * 100, 1, MidpointRounding.AwayFromZero);
        Assert.Equal((8.5m, 9.9m), (naive, Value("england-vacancy", "2022-23-all")));
        Assert.Equal(3, Definitions("england-vacancy", "scotland-vacancies").Distinct().Count());
    }

    [Fact]
    public void Trap_3_the_stability_index_is_defined_apart_from_turnover_and_does_not_join_with_it()
    {
        var stability = PlacedFigure.In(Packs.Published("scotland-stability")).First();
        var turnover = PlacedFigure.In(Packs.Published("england-turnover")).First(f => f.Period == "2016/17");
        Assert.NotEqual(100 - stability.Row.Value, turnover.Row.Value);
        var line = SeriesChoice.Newest.Of([stability.Value(0)!, turnover.Value(1)!]);
        Assert.Equal(SeriesBreakKind.Definition, Assert.IsType<NotComparable>(line.Change("2016", "2016/17")).Break.Kind);
    }

    [Fact]
    public void Trap_4_leaving_a_post_is_not_leaving_the_sector()
    {
        Assert.Equal(63, Packs.Published("england-leavers")["recruits-within-2021-22"].PrintedShare);
        Assert.Equal(["people-who-left-a-post", "recruits-from-within-the-sector"], Definitions("england-leavers").Distinct());
    }

    [Fact]
    public void Trap_6_a_sample_does_not_join_with_the_sector()
    {
        var turnover = PlacedFigure.In(Packs.Published("england-turnover")).Where(f => f.Line == "all").Select((f, i) => f.Value(i)!);
        Assert.IsType<NotComparable>(SeriesChoice.Newest.Of(turnover).Change("2016/17", "2018-03"));
        Assert.Contains(turnover, v => v.Basis.Coverage.StartsWith("a sample of 535,995 staff", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_series_of_the_packs_has_a_name_and_every_definition_of_one_has_words()
    {
        foreach (var figure in Packs.Tables.Where(t => t.Place.Series is not null).SelectMany(PlacedFigure.In))
        {
            var country = Packs[figure.Table.Country];
            Assert.Contains(country.List("series").Rows, r => r.Code == figure.Series);
            Assert.Contains(country.List("series-definitions").Rows, r => r.Code == figure.Basis.Definition);
        }
    }

    [Fact]
    public void Every_map_leads_from_a_basis_that_is_held_to_one_that_is_held()
    {
        var bases = Packs.Tables.SelectMany(PlacedFigure.In).Select(f => (f.Series, f.Line, f.Basis)).ToHashSet();
        foreach (var map in Packs.Countries.Where(c => c.Lists.ContainsKey("series-maps")).SelectMany(c => c.List("series-maps").Rows))
        {
            Assert.Contains((map["series"], map["line"], new SeriesBasis(map["from-definition"], map["from-family"])), bases);
            Assert.Contains((map["series"], map["line"], new SeriesBasis(map["to-definition"], map["to-family"])), bases);
            Assert.NotEqual("0", map["over"]);
            Assert.NotNull(map.Note);
        }
    }

    private static IEnumerable<string> Definitions(params string[] tables) => tables.SelectMany(t => PlacedFigure.In(Packs.Published(t))).Select(f => f.Basis.Definition);
}
