using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Cairn.Engine.Measures;

/// <summary>W3, W4: series of published values.</summary>
public sealed class SeriesTests
{
    private static readonly SeriesBasis Jobs = new("jobs", "2021"), Before = new("filled-posts", "to-2024"), Since = new("filled-posts", "2025");
    private static readonly SeriesMap ReEstimate = new("filled-posts-to-2025", Before, Since, Times: 1_548_000, Over: 1_705_000);

    /// <summary>England's adult social care as published: 2023/24 in two editions.</summary>
    private static readonly SeriesValue[] England =
    [
        Value("2019/20", 1_625_000, "2021", Jobs), Value("2020/21", 1_670_000, "2021", Jobs),
        Value("2021/22", 1_615_000, "2023", Before), Value("2022/23", 1_635_000, "2023", Before), Value("2023/24", 1_705_000, "2024", Before),
        Value("2023/24", 1_548_000, "2025", Since), Value("2024/25", 1_600_000, "2025", Since),
    ];

    /// <summary>Scotland's total of 2015: withdrawn in 2017, and revised the same year.</summary>
    private static readonly SeriesValue[] Scotland =
    [
        Value("2014", 199_670, "2014", new("people", "wdr"), known: "2015"), Value("2015", 203_200, "2015", new("people", "wdr"), known: "2016") with { WithdrawnFrom = Day("2017-06-30") },
        Value("2015", 200_710, "2017", new("people", "wdr"), known: "2017"), Value("2016", 200_650, "2016", new("people", "wdr"), known: "2017"),
    ];

    [Fact]
    public void Trap_1_the_newest_edition_of_each_period_is_taken_and_editions_that_estimate_anew_do_not_join()
    {
        var line = SeriesChoice.Newest.Of(England);
        Assert.Equal([1_625_000, 1_670_000, 1_615_000, 1_635_000, 1_548_000, 1_600_000], line.Points.Select(p => p.Value));
        Assert.Equal([SeriesBreakKind.Definition, SeriesBreakKind.Edition], line.Breaks.Select(b => b.Kind));
        Assert.Equal([2, 2, 2], line.Segments.Select(s => s.Count));
    }

    [Fact]
    public void Trap_1_a_change_over_a_break_is_refused_with_its_reason()
    {
        var line = SeriesChoice.Newest.Of(England);
        var concept = Assert.IsType<NotComparable>(line.Change("2020/21", "2021/22"));
        Assert.Equal("not comparable: 2020/21 counts jobs and 2021/22 counts filled posts", concept.ToString());
        var edition = Assert.IsType<NotComparable>(line.Change("2022/23", "2023/24"));
        Assert.StartsWith("not comparable: 2022/23 is as the 2023 edition estimated it and 2023/24 as the 2025 edition did", edition.ToString(), StringComparison.Ordinal);
        Assert.Equal(new ComputedChange(52_000, 3.4m, Mapped: false), line.Change("2023/24", "2024/25"));
    }

    [Fact]
    public void A_map_that_is_named_joins_over_the_break_it_is_for_and_over_no_other()
    {
        var line = SeriesChoice.Newest.Of(England, ReEstimate);
        Assert.Equal(SeriesBreakKind.Definition, Assert.Single(line.Breaks).Kind);
        var mapped = line.Points.Single(p => p.Period == "2022/23");
        Assert.Equal((1_484_446, "filled-posts-to-2025"), (mapped.Value, mapped.Map)); // 1,635,000 × 1,548 ÷ 1,705 = 1,484,445.7…
        Assert.Equal(new ComputedChange(63_554, 4.3m, Mapped: true), line.Change("2022/23", "2023/24"));
        Assert.IsType<NotComparable>(line.Change("2020/21", "2021/22"));
    }

    [Fact]
    public void One_edition_has_its_own_periods_alone()
    {
        var line = new SeriesChoice(Edition: "2024").Of(England);
        Assert.Equal([1_705_000], line.Points.Select(p => p.Value));
        Assert.Equal(new NothingToCompare("2022/23", SeriesNoValue.NotInEdition), line.Change("2022/23", "2023/24"));
        Assert.Equal(new NothingToCompare("1999", SeriesNoValue.NoSuchPeriod), line.Change("2023/24", "1999"));
    }

    [Theory]
    [InlineData("2016-12-31", 203_200)]
    [InlineData("2017-06-29", 203_200)]
    [InlineData("2017-12-31", 200_710)]
    [InlineData(null, 200_710)]
    public void What_was_known_on_a_day_leaves_out_what_came_later_and_keeps_what_was_withdrawn_later(string? day, int value)
    {
        var line = new SeriesChoice(KnownOn: day is null ? null : Day(day)).Of(Scotland);
        Assert.Equal(value, line.Points.Single(p => p.Period == "2015").Value);
    }

    [Fact]
    public void A_withdrawn_value_without_a_successor_leaves_a_gap_that_says_so()
    {
        var line = new SeriesChoice(KnownOn: Day("2017-08-01")).Of(Scotland);
        Assert.Equal([new SeriesGap("2015", SeriesNoValue.Withdrawn), new SeriesGap("2016", SeriesNoValue.NotYetOut)], line.Gaps);
        Assert.Equal(new NothingToCompare("2015", SeriesNoValue.Withdrawn), line.Change("2014", "2015"));
    }

    [Fact]
    public void A_withdrawal_that_came_as_a_row_of_its_own_takes_the_value_beside_it()
    {
        SeriesValue printed = Value("2015", 203_200, "2015", new("people", "wdr")), withdrawn = printed with { WithdrawnFrom = Day("2017-06-30") };
        Assert.Equal(SeriesNoValue.Withdrawn, Assert.Single(SeriesChoice.Newest.Of([printed, withdrawn]).Gaps).Why);
    }

    [Fact]
    public void Trap_2_vacancy_rates_of_different_definitions_do_not_join()
    {
        var line = SeriesChoice.Newest.Of([Value("2022", 9.9m, "2023", new("vacancies-over-vacancies-and-employees", "sfc")), Value("2023", 5.5m, "2023", new("vacancies-over-whole-time-equivalents", "sssc"))]);
        Assert.Equal(SeriesBreakKind.Definition, Assert.IsType<NotComparable>(line.Change("2022", "2023")).Break.Kind);
    }

    [Fact]
    public void Trap_6_a_part_of_the_councils_does_not_join_with_all_of_them()
    {
        var line = SeriesChoice.Newest.Of([Value("2022", 6_000, "2022", new("social-workers", "")), Value("2023", 4_900, "2023", new("social-workers", "", "25 of 32 councils"))]);
        Assert.Equal("not comparable: 2022 covers all and 2023 covers 25 of 32 councils", line.Change("2022", "2023").ToString());
    }

    [Fact]
    public void Trap_5_the_flows_of_children_and_family_social_workers_in_2023_leave_711_unexplained()
    {
        var flow = new SeriesFlow(31_634, 6_028, 5_254, 33_119);
        Assert.Equal((32_408, 711, 2.2m), (flow.Expected, flow.Residual, flow.ResidualPercent));
        Assert.Null(new SeriesFlow(0, 1, 0, 1).ResidualPercent);
    }

    [Theory]
    [InlineData("2013", "2013-12-31")]
    [InlineData("2016-02", "2016-02-29")]
    [InlineData("2017-09-26", "2017-09-26")]
    [InlineData("2023/24", "2024-03-31")]
    [InlineData("1999/00", "2000-03-31")]
    public void A_part_of_a_date_stands_for_its_last_day(string text, string day)
    {
        Assert.True(PartDate.TryLastDay(text, out var last));
        Assert.Equal(Day(day), last);
    }

    [Theory]
    [InlineData("2023-09", "September 2023")]
    [InlineData("2023-09-30", "30 September 2023")]
    [InlineData("2023/24", "2023/24")]
    public void A_period_is_written_as_a_reader_writes_it(string period, string words) => Assert.Equal(words, PartDate.Words(period));

    [Theory]
    [InlineData("")]
    [InlineData("13")]
    [InlineData("2023/25")]
    [InlineData("2023-13")]
    [InlineData("2023-02-30")]
    [InlineData("about 2013")]
    [InlineData("20133")]
    [InlineData("2023/2024")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void What_is_no_date_is_refused(string text) => Assert.False(PartDate.TryLastDay(text, out _));

    /// <summary>Whatever the editions: a change is computed exactly where the bases are equal, and segments put together are the points.</summary>
    [Fact]
    public void A_change_is_computed_exactly_where_both_values_rest_on_the_same() => Prop.ForAll(
        (from basis in Gen.Choose(0, 2) from value in Gen.Choose(-50, 50) select (basis, value)).ListOf().Where(l => l.Count > 1).ToArbitrary(),
        given =>
        {
            var line = SeriesChoice.Newest.Of(given.Select((g, i) => Value($"{2000 + i}", g.value, "1", new("d", $"f{g.basis}"))));
            var (first, last) = (line.Points[0], line.Points[^1]);
            var change = line.Change(first.Period, last.Period);
            Assert.Equal(first.Basis == last.Basis, change is ComputedChange);
            if (change is ComputedChange computed)
                Assert.Equal(last.Value, first.Value + computed.Difference);
            Assert.Equal(line.Points, line.Segments.SelectMany(s => s));
            Assert.Equal(line.Segments.Count - 1, line.Breaks.Count());
        }).QuickCheckThrowOnFailure();

    /// <summary>Flows that are what they should be leave nothing; whatever is added to the end is the residual.</summary>
    [Fact]
    public void The_residual_is_what_the_flows_do_not_explain() => Prop.ForAll(
        (from a in Gen.Choose(0, 9_999) from b in Gen.Choose(0, 999) from c in Gen.Choose(0, 999) from more in Gen.Choose(-99, 99) select (a, b, c, more)).ToArbitrary(),
        f => Assert.Equal(f.more, new SeriesFlow(f.a, f.b, f.c, f.a + f.b - f.c + f.more).Residual)).QuickCheckThrowOnFailure();

    private static SeriesValue Value(string period, decimal value, string edition, SeriesBasis basis, string? known = null) =>
        new(0, period, Day(period), value, edition, Day(known ?? edition), basis);

    private static DateOnly Day(string text) => PartDate.TryLastDay(text, out var day) ? day : new DateOnly(2000, 1, 1);
}
