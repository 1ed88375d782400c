using System.Text.Json;

namespace Cairn.Platform.Operate;

/// <param name="Began">UTC; what the backup holds is as it was a moment later.</param>
public sealed record BackupMade(string File, long Bytes, DateTime Began, DateTime Ended, long Rows);

/// <summary>Which backups were made of this data, and where they went; the newest last. The files themselves may have been moved since.</summary>
public static class BackupList
{
    private static string FileOf(Settings settings) => settings.File("backups.jsonl");

    public static void Add(Settings settings, BackupMade made) => System.IO.File.AppendAllText(FileOf(settings), "\n" + JsonSerializer.Serialize(made) + "\n");

    public static IReadOnlyList<BackupMade> Read(Settings settings) => !System.IO.File.Exists(FileOf(settings)) ? []
        : [.. System.IO.File.ReadLines(FileOf(settings)).Where(l => l.EndsWith('}')).Select(l => JsonSerializer.Deserialize<BackupMade>(l)!)];
}
