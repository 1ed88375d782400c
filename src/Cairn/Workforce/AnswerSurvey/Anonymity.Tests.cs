using System.Globalization;
using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>
/// W6: the attack on the database. Whoever reads every table, with the database's own marks on rows, knows which codes there were and which
/// were used, and who took one on their own pages; and cannot say who gave which answer, for the data are the same whoever did.
/// </summary>
public sealed class AnonymityTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly (string, string)[][] Given =
    [
        [("a-own-1", "0"), ("a-own-2", "1"), ("a-own-3", "0"), ("a-own-4", "More staff")],
        [("a-own-1", "1"), ("a-own-2", "0")],
        [("a-own-1", "0"), ("a-own-2", "0"), ("a-own-3", "1"), ("a-own-4", "A later start")],
        [("a-own-2", "2"), ("a-own-4", "Better pay")],
    ];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_the_data_are_the_same_whoever_gave_which_answer_and_in_whatever_order(string kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int[][] orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]];
        foreach (var order in orders)
        {
            var site = await sites.Of(kind);
            var surveys = await SurveySite.Of(site);
            var survey = await surveys.Draft();
            var codes = await surveys.Open(survey, 8, 6);
            var answers = order.Select(n => Given[n]).ToList();
            foreach (var (code, answer) in codes.Zip(answers))
                Assert.Equal("thanks", await surveys.Answer(code, answer));
            await using var db = await site.Served.Store.Read(Scope.System, stop);
            var box = await db.Set<SurveyBox>().AsNoTracking().FirstAsync(b => b.SurveyId == survey, stop);
            // The codes differ from survey to survey: that those that are left are the last two says nothing of the answers.
            Assert.Equal([.. codes.Skip(4).Select(c => SurveyCode.Digest(SurveyCode.Read(c)!)).Order(SurveyBox.Order)], box.Good);
            seen.Add(box.Counts + box.Words);
        }
        Assert.Single(seen);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_answers_and_codes_leave_no_trace_in_any_table_but_one_row_and_who_took_one(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 8, 6);
        var worker = $"worker-{surveys.Provider.Id}";
        await SeedProvider.Account(site.Served.Store, worker, Role.Worker, surveys.Provider.Id, stop, person: surveys.Provider.Persons[3]);
        var browser = await site.Served.As(worker);
        var before = await Everything(site.Served.Store);
        using (var taken = await browser.Send("/me/surveys", ("Survey", survey.ToString())))
        {
            var page = await Browser.Body(taken);
            var own = System.Text.RegularExpressions.Regex.Match(page, "[0-9A-Z]{4}(-[0-9A-Z]{4}){3}").Value;
            Assert.Equal("thanks", await surveys.Answer(own, Given[0]));
        }
        foreach (var (code, answer) in codes.Zip(Given.Skip(1)))
            Assert.Equal("thanks", await surveys.Answer(code, answer));
        var after = await Everything(site.Served.Store);
        // No request key, no event, no session of an answerer: the box changed, and one row says that the worker took a code.
        Assert.Equal(["workforce_survey_box", "workforce_survey_taken"], after.Where(t => before[t.Key] != t.Value && t.Key != "access_session").Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.Equal(before["access_session"].Split('\n').Length, after["access_session"].Split('\n').Length);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.Equal(1, await db.Set<SurveyBox>().CountAsync(b => b.SurveyId == survey, stop));
        Assert.Equal(["SurveyId", "AccountId", "OrganisationId"], db.Model.FindEntityType(typeof(SurveyTaken))!.GetProperties().Select(p => p.Name).OrderBy(n => n == "OrganisationId").ThenByDescending(n => n, StringComparer.Ordinal));
        // What is kept of codes is their digests alone, in the order of their bytes.
        foreach (var code in codes)
            Assert.DoesNotContain(after, t => t.Value.Contains(SurveyCode.Read(code)!, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_the_databases_own_marks_on_rows_are_those_of_the_last_change_alone(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 6, 6);
        List<string> marks = [];
        foreach (var (code, answer) in codes.Zip(Given))
        {
            Assert.Equal("thanks", await surveys.Answer(code, answer));
            marks.Add(string.Join(';', await Rows(site.Served.Store, kind == "postgres" ? "SELECT xmin::text || ' ' || ctid::text FROM workforce_survey_box WHERE survey_id = $1" : "SELECT rowid FROM workforce_survey_box WHERE survey_id = $1", survey)));
        }
        // One row each time. On SQLite its number stays; on PostgreSQL its marks are new each time, and so tell of the last answer alone.
        Assert.All(marks, m => Assert.DoesNotContain(';', m));
        Assert.Equal(kind == "postgres" ? marks.Count : 1, marks.Distinct().Count());
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_what_the_box_held_before_is_cleared_while_the_survey_is_open(string kind)
    {
        using var databases = new Databases();
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        var surveys = await SurveySite.Of(await RecordSite.Start(served));
        Assert.False(await SweepSurveys.Run(served.Store, stop));
        var codes = await surveys.Open(await surveys.Draft(), 6, 6);
        foreach (var (code, answer) in codes.Zip(Given))
            Assert.Equal("thanks", await surveys.Answer(code, answer));
        var before = await Cleared(served.Store);
        Assert.True(await SweepSurveys.Run(served.Store, stop));
        Assert.Equal((false, true), (before, await Cleared(served.Store)));
    }

    /// <summary>Whether the database has cleared what it held before: on SQLite the log is empty, on PostgreSQL the table was vacuumed.</summary>
    private async Task<bool> Cleared(Store store)
    {
        if (store.Engine is Sqlite)
            return (await store.Engine.Size(stop)).Log == 0;
        await using var connection = await store.Engine.OpenOwner(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT vacuum_count > 0 FROM pg_stat_user_tables WHERE relname = 'workforce_survey_box'";
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_when_it_closes_counts_codes_and_who_took_one_are_gone_and_the_audit_holds_no_answer(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 8, 6);
        foreach (var (code, answer) in codes.Zip(Given))
            Assert.Equal("thanks", await surveys.Answer(code, answer));
        Assert.Equal("thanks", await surveys.Answer(codes[4], ("a-own-4", "Five words of one person")));
        await surveys.Close(survey);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        var box = await db.Set<SurveyBox>().AsNoTracking().FirstAsync(b => b.SurveyId == survey, stop);
        Assert.Equal((0, "{}", "{}", 0), (box.Codes.Length, box.Counts, box.Words, await db.Set<SurveyTaken>().CountAsync(t => t.SurveyId == survey, stop)));
        var events = await db.Set<Platform.Audit.AuditEvent>().Where(e => e.SubjectId == survey).OrderBy(e => e.Sequence).Select(e => e.Verb).ToListAsync(stop);
        Assert.Equal(["MakeSurvey", "WriteSurvey", "OpenSurvey", "CloseSurvey"], events);
        Assert.DoesNotContain("Five words of one person", string.Join('\n', (await Everything(site.Served.Store)).Values), StringComparison.Ordinal);
    }

    /// <summary>Each table's rows as text, every column.</summary>
    private async Task<Dictionary<string, string>> Everything(Store store)
    {
        await using var db = await store.Read(Scope.System, stop);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).ToList();
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
            all[table] = string.Join('\n', (await Rows(store, $"SELECT * FROM {table}")).Order(StringComparer.Ordinal));
        return all;
    }

    private async Task<List<string>> Rows(Store store, string sql, Guid? id = null)
    {
        await using var connection = await store.Engine.OpenSnapshot(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (id is { } value)
        {
            var parameter = command.CreateParameter();
            parameter.Value = store.Engine is Sqlite ? value.ToByteArray(bigEndian: true) : value;
            if (store.Engine is Sqlite)
                parameter.ParameterName = "$1";
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(stop);
        List<string> rows = [];
        while (await reader.ReadAsync(stop))
        {
            var row = new StringBuilder();
            for (var c = 0; c < reader.FieldCount; c++)
                row.Append(reader.GetValue(c) switch { byte[] bytes => Encoding.Latin1.GetString(bytes), var other => Convert.ToString(other, CultureInfo.InvariantCulture) }).Append('|');
            rows.Add(row.ToString());
        }
        return rows;
    }
}
