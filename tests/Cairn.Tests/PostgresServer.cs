using System.Diagnostics;
using Npgsql;

namespace Cairn.Tests;

/// <summary>A real PostgreSQL of the test run's own: its own folder, reached by a socket in it, gone at the end.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>A role as an installation gives it: may create databases and roles, and is no superuser, so that row-level security holds.</summary>
    public const string Owner = "cairn_owner";

    private static readonly Lazy<PostgresServer> shared = new(() => Start());
    private readonly Process process;
    private int databases;
    private int disposed;

    private PostgresServer(Process process, string folder)
    {
        this.process = process;
        Folder = folder;
    }

    /// <summary>The run's one server, started by the first who asks.</summary>
    public static PostgresServer Shared => shared.Value;

    public string Folder { get; }

    /// <summary>Makes an empty database and says how its owner connects to it.</summary>
    public string Fresh()
    {
        var name = $"cairn_{Interlocked.Increment(ref databases)}";
        Superuser($"CREATE DATABASE {name} OWNER {Owner} TEMPLATE template0");
        return Connection(name, Owner);
    }

    public void Drop(string connection)
    {
        using (var pool = new NpgsqlConnection(connection))
            NpgsqlConnection.ClearPool(pool);
        Superuser($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    /// <param name="durable">Whether a commit waits for the disk, as in use; the tests do without.</param>
    public static PostgresServer Start(bool durable = false)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-pg-").FullName;
        // The shell waits at its input for this process: however the run ends, the pipe closes, the server stops, the folder goes.
        // A server that gives up, as on a full disk, is started again, as any installation does.
        const string script = """
            trap '' INT
            "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/initdb.log" 2>&1 || exit 1
            (
                trap 'kill -QUIT $server; wait $server; exit' TERM
                while :; do
                    "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=200 -c fsync=$3 \
                        -c synchronous_commit=$3 -c full_page_writes=$3 >>"$2/server.log" 2>&1 &
                    server=$!
                    wait $server
                    sleep 0.2
                done
            ) &
            read -r _
            kill -TERM $!
            wait $!
            rm -rf "$2"
            """;
        string[] command = ["sh", "-c", script, "sh", Binaries(), folder, durable ? "on" : "off"];
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root.
            using (var given = Process.Start("chown", ["postgres", folder]))
                given.WaitForExit();
            command = ["runuser", "-u", "postgres", "--", .. command];
        }
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder };
        var server = new PostgresServer(Process.Start(start)!, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        server.WaitUntilItAnswers();
        server.Superuser($"CREATE ROLE {Owner} LOGIN CREATEDB CREATEROLE");
        return server;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        NpgsqlConnection.ClearAllPools();
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(20));
        process.Dispose();
    }

    private void WaitUntilItAnswers()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Superuser("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited)
            {
                Thread.Sleep(50);
            }
            catch (NpgsqlException e)
            {
                var logs = Directory.GetFiles(Folder, "*.log").Select(File.ReadAllText);
                throw new InvalidOperationException($"PostgreSQL in {Folder} does not answer:\n{string.Join('\n', logs)}", e);
            }
        }
    }

    private void Superuser(string sql)
    {
        using var connection = new NpgsqlConnection(Connection("postgres", "postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private string Connection(string database, string role) => $"Host={Folder};Database={database};Username={role}";

    /// <summary>Debian keeps the server's programs out of the path, in a folder for each version; the newest is taken.</summary>
    private static string Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian).Select(d => Path.Combine(d, "bin")) : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return versions.OrderDescending(StringComparer.Ordinal).Concat(path.Split(':')).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("These tests need PostgreSQL's initdb, which is missing. On Debian: sudo apt-get install postgresql-15");
    }
}
