using Cairn.Platform;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Cairn.Tests;

/// <summary>
/// Empty databases for tests, one of each kind, made when first asked for: as a class fixture they last for the class,
/// in a <c>using</c> for the one test.
/// </summary>
public sealed class Databases : IDisposable
{
    private readonly Dictionary<string, Settings> made = new(StringComparer.Ordinal);

    /// <summary>Every behaviour test runs on each: <c>[Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]</c>.</summary>
    public static TheoryData<string> Each => ["sqlite", "postgres"];

    /// <summary>Settings of an empty database of that kind, with an empty data folder; the same for the same kind.</summary>
    public Settings this[string kind]
    {
        get
        {
            lock (made)
            {
                if (!made.TryGetValue(kind, out var settings))
                    made[kind] = settings = new Settings(
                        Directory.CreateTempSubdirectory("cairn-test-").FullName,
                        kind == "postgres" ? PostgresServer.Shared.Fresh() : null);
                return settings;
            }
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var settings in made.Values)
        {
            if (settings.Database is not null)
                PostgresServer.Shared.Drop(settings.Database);
            Directory.Delete(settings.Data, recursive: true);
        }
        made.Clear();
    }
}
