using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>
/// Puts what a restore has made in the place of what was there. The restore counts from one moment on: the renaming of its folder
/// (SQLite) or the commit of its transaction (PostgreSQL). Whoever opens the data next finishes a swap that was broken off.
/// </summary>
public static class RestoreSwap
{
    private const string Made = "restored-";
    private const string Unfinished = ".unfinished";

    /// <summary>What of the data folder a restore brings; the rest stays.</summary>
    private static readonly string[] parts = ["cairn.db", "keys", "audit", "returns"];

    public static string Begin(Settings settings, string name) => settings.File(Made + name + Unfinished);

    /// <summary>From here on it counts on SQLite; on PostgreSQL once the database says so too.</summary>
    public static void Finish(Settings settings, string name)
    {
        Directory.Move(Begin(settings, name), settings.File(Made + name));
        PrivateFiles.FlushNames(settings.File());
    }

    public static async Task Settle(Store store, CancellationToken stop)
    {
        var settings = store.Settings;
        foreach (var folder in Directory.GetDirectories(settings.File(), Made + "*"))
        {
            var name = Path.GetFileName(folder)[Made.Length..];
            if (!name.EndsWith(Unfinished, StringComparison.Ordinal) && await store.Engine.WasRestored(name, stop))
                Swap(settings, folder, settings.File("replaced-" + name));
            else
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Each part goes by two renames; one that lies in the restored folder no more has gone already.</summary>
    private static void Swap(Settings settings, string from, string old)
    {
        foreach (var part in parts.Where(p => Path.Exists(Path.Combine(from, p))))
        {
            // The log of the old database would be taken for the new one's.
            foreach (var was in part == "cairn.db" ? [part + "-wal", part + "-shm", part] : new[] { part })
                Move(settings.File(was), Path.Combine(old, was));
            Move(Path.Combine(from, part), settings.File(part));
        }
        PrivateFiles.FlushNames(settings.File());
        Directory.Delete(from, recursive: true);
    }

    private static void Move(string from, string to)
    {
        if (Path.Exists(from))
            PrivateFiles.MakeFolder(Path.GetDirectoryName(to)!);
        if (File.Exists(from))
            File.Move(from, to);
        else if (Directory.Exists(from))
            Directory.Move(from, to);
    }
}
