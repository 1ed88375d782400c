using Cairn.Platform;
using Npgsql;
using Xunit;

namespace Cairn.Tests;

public sealed class DatabasesTests
{
    [Fact]
    public void The_owner_may_create_roles_and_is_no_superuser()
    {
        using var databases = new Databases();
        Assert.Equal("cairn_owner,t,f,f", Answer(databases["postgres"].Database!, """
            SELECT rolname || ',' || left(rolcreaterole::text, 1) || ',' || left(rolsuper::text, 1) || ',' || left(rolbypassrls::text, 1)
            FROM pg_roles WHERE rolname = current_user
            """));
    }

    [Fact]
    public void Each_class_has_a_database_of_its_own()
    {
        using var one = new Databases();
        using var other = new Databases();
        Answer(one["postgres"].Database!, "CREATE TABLE mine (id int)");
        Assert.Same(one["postgres"], one["postgres"]);
        Assert.Equal("0", Answer(other["postgres"].Database!, "SELECT count(*)::text FROM pg_tables WHERE tablename = 'mine'"));
        Assert.NotEqual(one["sqlite"].Data, other["sqlite"].Data);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public void Nothing_is_left_behind(string kind)
    {
        Settings settings;
        using (var databases = new Databases())
        {
            settings = databases[kind];
            File.WriteAllText(settings.File("upload.csv"), "a,b");
        }
        Assert.False(Directory.Exists(settings.Data));
        if (settings.Database is not null)
            Assert.Equal("3D000", Assert.Throws<PostgresException>(() => Answer(settings.Database, "SELECT 1")).SqlState);
    }

    [Fact]
    public void A_server_ends_with_the_run_and_takes_its_folder_along()
    {
        var server = PostgresServer.Start();
        var id = int.Parse(File.ReadLines(Path.Combine(server.Folder, "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists($"/proc/{id}"));
        server.Dispose();
        Assert.False(Directory.Exists($"/proc/{id}"));
        Assert.False(Directory.Exists(server.Folder));
    }

    private static string? Answer(string connection, string sql)
    {
        using var open = new NpgsqlConnection(connection);
        open.Open();
        using var command = new NpgsqlCommand(sql, open);
        return command.ExecuteScalar()?.ToString();
    }
}
