using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Cairn.Platform.Database;

/// <summary>What PostgreSQL must refuse to the role that serves, whatever the program above it does.</summary>
public sealed class PostgresTests : IDisposable
{
    /// <summary>Tables that hold an organisation and are open to every reader, with the reason.</summary>
    private static readonly Dictionary<string, string> open = new(StringComparer.Ordinal)
    {
        ["access_account"] = "read by name at sign-in and by number at the gate, before it is known whose rows the visitor may see",
        ["platform_batch"] = "each reader must know of every batch that is staged, to leave its rows out; it holds two numbers and a switch",
    };

    private static readonly Verb Verb = new("TestPost", "A test adds posts.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE audit_event SET verb = 'Other'")]
    [InlineData("DELETE FROM audit_event")]
    [InlineData("TRUNCATE audit_event")]
    [InlineData("ALTER TABLE audit_event DISABLE TRIGGER ALL")]
    [InlineData("DROP TRIGGER audit_event_append_only ON audit_event")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("CREATE OR REPLACE FUNCTION cairn_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$")]
    [InlineData("CREATE OR REPLACE FUNCTION cairn_reach() RETURNS text LANGUAGE sql AS $$ SELECT 'System' $$")]
    [InlineData("ALTER TABLE people_post DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY organisations ON people_post")]
    [InlineData("UPDATE platform_schema SET checksum = ''")]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("SET ROLE cairn_owner")]
    public async Task The_app_role_may_not(string sql)
    {
        await using var store = await Open(databases["postgres"]);
        await Add(store, NewId.Next());
        await using var connection = await AsApp();
        await Run(connection, "SELECT set_config('cairn.reach', 'System', false)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(connection, sql));
        Assert.Equal("42501", refused.SqlState);
    }

    [Fact]
    public async Task Even_the_owner_cannot_edit_the_audit_by_a_slip()
    {
        await using var store = await Open(databases["postgres"]);
        await Add(store, NewId.Next());
        await using var owner = (NpgsqlConnection)await store.Engine.OpenOwner(stop);
        Assert.Equal("P0001", (await Assert.ThrowsAsync<PostgresException>(() => Run(owner, "DELETE FROM audit_event"))).SqlState);
    }

    [Fact]
    public async Task A_reader_cannot_write_even_by_its_own_sql()
    {
        await using var store = await Open(databases["postgres"]);
        await Add(store, NewId.Next());
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal("25006", (await Assert.ThrowsAsync<PostgresException>(() => db.Set<Post>().ExecuteDeleteAsync(stop))).SqlState);
    }

    /// <summary>Puts a row of each of two organisations into every table that holds one, and looks with each scope.</summary>
    [Fact]
    public async Task Without_a_scope_no_table_shows_a_row_and_with_one_only_its_own()
    {
        await using var store = await Open(databases["postgres"]);
        await using var owner = (NpgsqlConnection)await store.Engine.OpenOwner(stop);
        await using var app = await AsApp();
        var tables = await Words(owner, """
            SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
             WHERE c.table_schema = 'public' AND c.column_name = 'organisation_id' AND t.table_type = 'BASE TABLE' ORDER BY 1
            """);
        Assert.Contains("people_post", tables);
        Assert.Empty(open.Keys.Except(tables));
        var (one, two) = (NewId.Next(), NewId.Next());
        foreach (var table in tables.Except(open.Keys))
        {
            Assert.Equal((table, "t"), (table, (await Words(owner, $"SELECT left((relrowsecurity AND relforcerowsecurity)::text, 1) FROM pg_class WHERE oid = 'public.{table}'::regclass"))[0]));
            foreach (var organisation in new[] { one, two })
                await Run(owner, $"BEGIN; SELECT set_config('cairn.reach', 'System', true); {await Row(owner, table, organisation)}; COMMIT");
            Assert.Equal((table, 0), (table, await Count(app, table, "", "")));
            Assert.Equal((table, 0), (table, await Count(app, table, "Organisations", "")));
            Assert.Equal((table, 1), (table, await Count(app, table, "Organisations", one.ToString())));
            Assert.Equal((table, 2), (table, await Count(app, table, "Organisations", $"{one},{two}")));
            Assert.Equal((table, 2), (table, await Count(app, table, "Sector", "")));
            Assert.Equal((table, 0), (table, await Count(app, table, "Nonsense", "")));
        }
    }

    [Fact]
    public async Task A_scope_does_not_outlive_its_transaction_on_a_pooled_connection()
    {
        await using var store = await Open(databases["postgres"] with { Database = databases["postgres"].Database + ";Maximum Pool Size=2" });
        Guid[] organisations = [NewId.Next(), NewId.Next(), NewId.Next()];
        foreach (var organisation in organisations)
            await Add(store, organisation);
        await Parallel.ForAsync(0, 1_000, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = stop }, async (n, cancel) =>
        {
            var mine = n % 4 == 3 ? Scope.Nothing : Scope.Of(organisations[n % 4]);
            await using var db = await store.Read(mine, cancel);
            // Without the program's own filter, so that the database alone must hold.
            Assert.Equal(mine.Organisations, await db.Set<Post>().IgnoreQueryFilters().Select(p => p.OrganisationId).ToListAsync(cancel));
        });
        await using var app = await AsApp();
        Assert.Equal("", (await Words(app, "SELECT coalesce(current_setting('cairn.reach', true), '')"))[0]);
    }

    [Fact]
    public async Task Pages_that_read_save_or_ask_for_nothing_give_every_connection_back()
    {
        await using var site = await SeededSite.Start(databases["postgres"] with { Database = databases["postgres"].Database + ";Maximum Pool Size=2;Timeout=5" });
        using var http = new HttpClient { BaseAddress = site.Address };
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stop }, async (n, cancel) =>
        {
            if (n % 6 == 0)
            {
                using var browser = new Browser(site.Address);
                using var wrong = await browser.Send("/sign-in", ("Name", "nobody"), ("Password", "not a password"));
                Assert.Equal(System.Net.HttpStatusCode.OK, wrong.StatusCode);
            }
            else
            {
                using var answer = await http.GetAsync(new Uri(n % 2 == 0 ? "/accessibility" : "/", UriKind.Relative), cancel);
                Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            }
        });
    }

    private async Task<Store> Open(Settings settings)
    {
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        return store;
    }

    private Task<int> Add(Store store, Guid organisation) => store.Write(Scope.Of(organisation), new Change(Verb, Actor.Public, organisation), db =>
    {
        db.Add(new Post { OrganisationId = organisation, Record = NewId.Next(), ServiceId = NewId.Next(), Role = "8", From = new DateOnly(2026, 1, 1), Source = "test" });
        return Task.FromResult(0);
    }, stop);

    private async Task<NpgsqlConnection> AsApp()
    {
        var owner = new NpgsqlConnectionStringBuilder(databases["postgres"].Database);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = $"{Postgres.AppRole}_{owner.Database}", Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>A statement that adds a row with something in every column that must hold something.</summary>
    private async Task<string> Row(NpgsqlConnection owner, string table, Guid organisation)
    {
        var columns = await Words(owner, $"""
            SELECT quote_ident(column_name) || '=' || CASE data_type
              WHEN 'uuid' THEN CASE column_name WHEN 'organisation_id' THEN '''{organisation}''' ELSE 'gen_random_uuid()' END
              WHEN 'text' THEN '''{organisation}''' WHEN 'boolean' THEN 'false' WHEN 'date' THEN '''2026-01-01''' WHEN 'timestamp with time zone' THEN 'now()'
              WHEN 'bytea' THEN '''\x00''' ELSE '1' END
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' AND is_nullable = 'NO' AND is_identity = 'NO'
            """);
        return $"INSERT INTO {table} ({string.Join(',', columns.Select(c => c.Split('=')[0]))}) VALUES ({string.Join(',', columns.Select(c => c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..]))})";
    }

    private async Task<int> Count(NpgsqlConnection app, string table, string reach, string organisations)
    {
        await using var transaction = await app.BeginTransactionAsync(stop);
        await Run(app, $"SELECT set_config('cairn.reach', '{reach}', true), set_config('cairn.organisations', '{{{organisations}}}', true)");
        return int.Parse((await Words(app, $"SELECT count(*)::text FROM {table}"))[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<List<string>> Words(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        List<string> words = [];
        while (await reader.ReadAsync(stop))
            words.Add(reader.GetString(0));
        return words;
    }

    public void Dispose() => databases.Dispose();
}
