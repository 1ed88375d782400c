using System.Text;
using Cairn.Engine.Measures;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W3, W4: published tables are imported as they were printed, edition beside edition.</summary>
public sealed class ImportPublishedTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_figure_is_kept_with_the_decimals_that_were_printed_and_everything_that_was_said_of_it(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var bytes = MadeUpTable.Staff("7.0", "2021", "2019/20", ("printed_change", "-0.03"), ("change_from", "7.0021"), ("published_on", "2021-09"), ("note", "It is a rate."), ("locator", "table 3"), ("evidence", "derived"), ("status", "provisional"), ("coverage", "25 of 32 councils")).Bytes();
        var imported = await MadeUpTable.Import(store, bytes);
        Assert.Equal((1, 0), (imported.New, imported.HeldBefore));

        var figure = Assert.Single((await MadeUpTable.Held(store)).Figures);
        Assert.Equal(("7.0", "-0.03", "7.0021"), (figure.Row.Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), figure.Row.PrintedChange!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), figure.Row.ChangeFrom!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(("2019/20", new DateOnly(2020, 3, 31), "2021", new DateOnly(2021, 9, 30), false), (figure.Period, figure.AsAt, figure.Edition, figure.KnownFrom, figure.KnownIsAssumed));
        Assert.Equal((new SeriesBasis("people-in-posts", "made-up", "25 of 32 councils"), PublishedStatus.Provisional, Evidence.Derived), (figure.Basis, figure.Row.Status, figure.Row.Evidence));
        Assert.Equal(("people", "Made-up report", "table 3", "It is a rate.", "scotland"), (figure.Unit, figure.Source, figure.Table.Locator, figure.Row.Note, figure.Table.Country));

        await using var db = await store.Read(Scope.System, stop);
        var told = Assert.Single(await db.Set<AuditEvent>().ToListAsync(stop));
        Assert.Equal(("ImportPublished", nameof(PublishedFile), imported.File!.Id, Guid.Empty), (told.Verb, told.Subject, told.SubjectId, told.OrganisationId));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_again_changes_nothing_whether_file_or_figures(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var first = await MadeUpTable.Sectors().Import(store);
        var again = await MadeUpTable.Sectors().Import(store, "another-name.csv");
        Assert.Equal((first.File!.Id, 0, 3), (again.File!.Id, again.New, again.HeldBefore));
        var otherwise = await MadeUpTable.Import(store, [.. MadeUpTable.Sectors().Bytes(), (byte)'\n']);
        Assert.Equal((null, 0, 3), (otherwise.File, otherwise.New, otherwise.HeldBefore));
        var packs = await MadeUpTable.Import(store, await File.ReadAllBytesAsync(Path.Combine(Packs.Beside, "scotland", "published", "scotland-workforce-totals.json"), stop), "totals.json");
        Assert.Equal((null, 0, 7), (packs.File, packs.New, packs.HeldBefore));
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal((1, 3, 1), (await db.Set<PublishedFile>().CountAsync(stop), await db.Set<PublishedFigure>().CountAsync(stop), await db.Set<AuditEvent>().CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_later_edition_stands_beside_and_a_withdrawal_marks_and_keeps(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        await MadeUpTable.Staff("1200", "2021").Import(store);
        Assert.Equal(1200, Assert.Single((await MadeUpTable.Line(store)).Points).Value);
        await MadeUpTable.Staff("1200", "2021", more: [("status", "withdrawn"), ("withdrawn_on", "2022-02-01"), ("note", "Staff of two services were counted twice")]).Import(store);
        Assert.Equal(SeriesNoValue.Withdrawn, Assert.Single((await MadeUpTable.Line(store)).Gaps).Why);
        var revised = await MadeUpTable.Staff("1150", "2022", more: [("status", "revised"), ("revises", "2021")]).Import(store);
        Assert.Empty(revised.Notes);
        var series = await MadeUpTable.Held(store);
        Assert.Equal((1150, "2022"), (series.Choose("all", SeriesChoice.Newest).Points[0].Value, series.Choose("all", SeriesChoice.Newest).Points[0].Edition));
        Assert.Equal([(1200, PublishedStatus.AsPublished), (1200, PublishedStatus.Withdrawn), (1150, PublishedStatus.Revised)], series.Figures.OrderBy(f => f.Edition).ThenBy(f => f.Row.Status).Select(f => ((int)f.Row.Value!, f.Row.Status)));
        // What was quoted before the withdrawal is still found as it was known then.
        Assert.Equal(1200, series.Choose("all", new SeriesChoice(KnownOn: new DateOnly(2022, 1, 31))).Points[0].Value);
        var orphan = await MadeUpTable.Staff("9", "2022", "2018", ("status", "revised"), ("revises", "2019")).Import(store);
        Assert.Equal("Staff, 2018: it revises the 2019 edition, of which no figure is held.", Assert.Single(orphan.Notes));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_edition_does_not_change_and_nothing_of_such_a_file_is_imported(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        await MadeUpTable.Staff("1200", "2021").Import(store);
        var problem = Assert.Single(await MadeUpTable.Problems(store, MadeUpTable.Staff("1300", "2021").With("", "5", "2019").Bytes()));
        Assert.Equal(("line 2", "value", "1,300"), (problem.Where, problem.Column, problem.Value));
        Assert.Contains("the 2021 edition is held with 1,200 for 2020, and an edition does not change", problem.What, StringComparison.Ordinal);
        Assert.Contains("say what it revises", problem.Do, StringComparison.Ordinal);
        Assert.Single((await MadeUpTable.Held(store)).Figures);
        var ofPack = Assert.Single(await MadeUpTable.Problems(store, MadeUpTable.Staff("189680", "2013", "2013", ("series", "scotland-workforce")).Bytes()));
        Assert.Contains("held with 189,670", ofPack.What, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_disagrees_is_told_and_kept_as_printed(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var imported = await MadeUpTable.Sectors().Set(0, "printed_share", "61").Set(1, "value", "41").Set(1, "printed_change", "10").Set(1, "change_from", "40").Import(store);
        Assert.Equal(
            ["care-homes: the printed share is 61%, but 60 of 100 is 60.0%.", "day-care: the printed share is 40%, but 41 of 100 is 41.0%.", "day-care: the printed change is 10%, but from 40 to 41 is 2.5%.", "The parts add to 101, 1 more than the printed total of 100.", "The printed shares add to 101%."],
            imported.Disagreements.Select(d => d.Sentence));
        var series = await MadeUpTable.Held(store);
        Assert.Equal(["total", "care-homes", "day-care"], series.Lines);
        Assert.Equal((60, 61m), (series.Line("care-homes")[0].Row.Value, series.Line("care-homes")[0].Row.PrintedShare));
        Assert.Equal(imported.Disagreements.Select(d => d.Sentence), series.Tables.SelectMany(Disagreement.In).Select(d => d.Sentence));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_import_at_once_the_second_finds_what_the_first_brought(string kind)
    {
        await using var store = await MadeUpList.Open(databases[kind]);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => MadeUpTable.Import(store, [.. MadeUpTable.Sectors().Bytes(), .. Encoding.UTF8.GetBytes(new string('\n', i))])));
        Assert.Equal(3, both.Sum(b => b.New));
        Assert.Equal(3, (await MadeUpTable.Held(store)).Figures.Count);
    }

    [Fact]
    public async Task A_table_in_the_form_of_the_packs_is_imported_too()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        const string json = """
            { "id": "scotland-made-up", "title": "Made-up staff", "edition": "2021", "asAt": "2020-12-31", "source": "Made-up report", "locator": "table 1", "unit": "people", "total": 100,
              "rows": [ { "code": "care-homes", "label": "Care homes", "value": 60 }, { "code": "day-care", "label": "Day care", "value": 40 } ], "notes": [] }
            """;
        var imported = await MadeUpTable.Import(store, Encoding.UTF8.GetBytes(json), "made-up.json");
        Assert.Equal(3, imported.New);
        Assert.Empty(imported.Disagreements);
        Assert.Equal(100, (await MadeUpTable.Line(store, "total")).Points[0].Value);
        var far = await MadeUpTable.Import(store, Encoding.UTF8.GetBytes(json.Replace("2020-12-31", "9999-12-31", StringComparison.Ordinal)), "far.json");
        Assert.Equal(3, far.New);
        Assert.Contains("not JSON", Assert.Single(await MadeUpTable.Problems(store, "{ \"id\": "u8.ToArray(), "x.json")).What, StringComparison.Ordinal);
        Assert.Contains("broken letters", Assert.Single(await MadeUpTable.Problems(store, Encoding.UTF8.GetBytes(json.Replace("table 1", "\\ud800", StringComparison.Ordinal)), "x.json")).What, StringComparison.Ordinal);
        Assert.Contains(await MadeUpTable.Problems(store, Encoding.UTF8.GetBytes(json.Replace("60", "6e40", StringComparison.Ordinal)), "x.json"), p => p.What == "is too large.");
        Assert.Contains(await MadeUpTable.Problems(store, Encoding.UTF8.GetBytes(json.Replace("\"value\": 60", "\"valve\": 60", StringComparison.Ordinal)), "x.json"), p => p is { Where: "rows 1", Column: "valve" });
    }

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "series", "", "line 2", "this must be given." },
        { "series", "Scotland made up", "line 2", "is not an id." },
        { "series", "narnia-staff", "line 2", "does not begin with a country, and none was said." },
        { "period", "lately", "line 2", "is not a date, month or year." },
        { "period", "", "line 2", "this must be given." },
        { "label", "", "line 2", "this must be given." },
        { "value", "1,200", "line 2", "is not a number." },
        { "value", "", "line 2", "the row has no figure at all." },
        { "value", "1e9", "line 2", "is not a number." },
        { "value", "99999999999999", "line 2", "is too large, or has too many decimals." },
        { "value", "0.1234567", "line 2", "is too large, or has too many decimals." },
        { "printed_share", "8.3%", "line 2", "is not a number." },
        { "printed_change", "5", "line 2", "a change is printed, but not from what." },
        { "edition", "", "line 2", "this must be given." },
        { "unit", "", "line 2", "this must be given." },
        { "definition", "", "line 2", "this must be given." },
        { "source", "", "line 2", "this must be given." },
        { "status", "gone", "line 2", "is not one of the words allowed here." },
        { "status", "withdrawn", "line 2", "a withdrawn figure must say when it was withdrawn." },
        { "status", "revised", "line 2", "a revised figure must name what it revises." },
        { "revises", "2021", "line 2", "an edition cannot revise itself." },
        { "published_on", "2031", "line 2", "is still to come." },
        { "as_at", "31/12/2020", "line 2", "is not a date." },
        { "rounding", "0", "line 2", "is not above nought." },
        { "period", "9999-12-31", "line 2", "is not a date, month or year." },
        { "flow", "sideways", "line 2", "is not one of the words allowed here." },
        { "evidence", "certain", "line 2", "is not one of the words allowed here." },
        { "note", "a\tb", "line 2", "has letters in it that cannot be shown." },
        { "colour", "green", "line 1", "no column has this name." },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Each_bad_cell_is_told_with_its_place_what_it_says_why_and_what_to_do(string column, string value, string where, string what)
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        var problems = await MadeUpTable.Problems(store, MadeUpTable.Staff("1200", "2021").Set(0, column, value).With("", "5", "2019").Bytes());
        var problem = Assert.Single(problems, p => p.Column.Length == 0 || p.Column == column || p.What == what);
        Assert.Equal((where, what), (problem.Where, problem.What));
        Assert.NotEmpty(problem.Do);
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal(0, await db.Set<PublishedFigure>().CountAsync(stop));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_told_as_a_whole()
    {
        await using var store = await MadeUpList.Open(databases["sqlite"]);
        Assert.Contains(await MadeUpTable.Problems(store, "a,b\n1,2\n"u8.ToArray()), p => p is { Where: "line 1", Column: "series" });
        Assert.Contains("no figures", Assert.Single(await MadeUpTable.Problems(store, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(MadeUpTable.Staff("1", "2").Bytes()).Split('\n')[0]))).What, StringComparison.Ordinal);
        Assert.Contains("larger than 4 MB", Assert.Single(await MadeUpTable.Problems(store, new byte[ImportPublished.MostBytes + 1])).What, StringComparison.Ordinal);
        var twice = Assert.Single(await MadeUpTable.Problems(store, MadeUpTable.Staff("1", "2021").With("", "2").Bytes()));
        Assert.Equal(("line 3", "line 2 gives a figure of the same series, code, period, edition and status."), (twice.Where, twice.What));
        Assert.NotEmpty(await MadeUpTable.Problems(store, []));
    }

    [Fact]
    public void A_printed_number_comes_back_as_it_was_printed() => Prop.ForAll(
        (from whole in Gen.Choose(int.MinValue, int.MaxValue) from decimals in Gen.Choose(0, PrintedNumber.MostDecimals) select new decimal(Math.Abs((long)whole) is var w ? (int)(w & 0xFFFFFFFF) : 0, 0, 0, whole < 0, (byte)decimals)).ToArbitrary(),
        printed =>
        {
            var (whole, decimals) = PrintedNumber.Keep(printed);
            var read = PrintedNumber.Read(whole, decimals)!.Value;
            Assert.Equal((printed, printed.Scale), (read, read.Scale));
        }).QuickCheckThrowOnFailure();

    public void Dispose() => databases.Dispose();
}
