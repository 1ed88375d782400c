using System.Data.Common;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Database;

public sealed class SchemaTests : IDisposable
{
    private readonly Databases databases = new();

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Scripts_make_the_schema_that_the_model_expects(string kind)
    {
        using var other = new Databases();
        await using var byScripts = new Store(databases[kind], new Clock(TimeProvider.System, databases[kind]));
        await byScripts.Engine.Open(TestContext.Current.CancellationToken);
        var script = ModelScript(byScripts, kind);
        var written = Path.Combine(Source.Root, "artifacts", $"schema-{kind}.sql");
        Directory.CreateDirectory(Path.GetDirectoryName(written)!);
        await File.WriteAllTextAsync(written, script, TestContext.Current.CancellationToken);
        await Schema.Update(byScripts, TestContext.Current.CancellationToken);

        await using var byModel = new Store(other[kind], new Clock(TimeProvider.System, other[kind]));
        await byModel.Engine.Open(TestContext.Current.CancellationToken);
        await using (var connection = await byModel.Engine.OpenOwner(TestContext.Current.CancellationToken))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = script;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(await Describe(byModel, kind), await Describe(byScripts, kind));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_second_start_changes_nothing_and_a_changed_script_is_refused(string kind)
    {
        var settings = databases[kind];
        await using (var first = new Store(settings, new Clock(TimeProvider.System, settings)))
            await first.Open(TestContext.Current.CancellationToken);
        await using (var second = new Store(settings, new Clock(TimeProvider.System, settings)))
        {
            await second.Open(TestContext.Current.CancellationToken);
            await using var connection = await second.Engine.OpenOwner(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE platform_schema SET checksum = 'another' WHERE number = 1";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }
        await using var third = new Store(settings, new Clock(TimeProvider.System, settings));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => third.Open(TestContext.Current.CancellationToken));
        Assert.Contains("is not the one that made this data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_folder_refuses_to_start()
    {
        var settings = databases["sqlite"];
        await using var first = new Store(settings, new Clock(TimeProvider.System, settings));
        await first.Open(TestContext.Current.CancellationToken);
        await using var second = new Store(settings, new Clock(TimeProvider.System, settings));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => second.Open(TestContext.Current.CancellationToken));
        Assert.Contains("Another Cairn is using", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>What the model would create: the draft of the next script.</summary>
    private static string ModelScript(Store store, string kind)
    {
        var options = kind == "sqlite"
            ? new DbContextOptionsBuilder<Db>().UseSqlite("Data Source=:memory:").Options
            : new DbContextOptionsBuilder<Db>().UseNpgsql("Host=nowhere").Options;
        using var db = new Db(options, store, Scope.Nothing, writes: false);
        return db.Database.GenerateCreateScript();
    }

    /// <summary>Columns, keys and indexes, in words and in order.</summary>
    internal static async Task<string> Describe(Store store, string kind)
    {
        await using var connection = await store.Engine.OpenOwner(TestContext.Current.CancellationToken);
        var sql = kind == "sqlite"
            ? """
              SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '')
                FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT IN ('platform_schema', 'sqlite_sequence')
              UNION ALL SELECT i.name || ' ' || i."unique" || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x)
                FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name <> 'platform_schema' AND i.origin = 'c' ORDER BY 1
              """
            : """
              SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(is_identity, '')
                FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'platform_schema'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'platform_schema' ORDER BY 1
              """;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    public void Dispose() => databases.Dispose();
}
