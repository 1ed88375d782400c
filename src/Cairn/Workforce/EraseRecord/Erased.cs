using System.Text.Json;
using Cairn.Platform;
using Cairn.Platform.Database;

namespace Cairn.Workforce;

/// <summary>
/// The identifiers of erased records, in audit/erased.jsonl beside the roots: a backup made before an erasure holds the record still,
/// and whoever restores it erases again what stands here.
/// </summary>
public static class Erased
{
    public sealed record Line(Guid Organisation, Guid Record, DateTime At);

    public static string FileOf(Settings settings) => settings.File("audit", "erased.jsonl");

    public static async Task Keep(Store store, Guid organisation, Guid record, CancellationToken stop)
    {
        var file = FileOf(store.Settings);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.AppendAllTextAsync(file, JsonSerializer.Serialize(new Line(organisation, record, store.Clock.Now)) + "\n", stop);
    }

    public static IEnumerable<Line> Read(Settings settings) =>
        File.Exists(FileOf(settings)) ? File.ReadLines(FileOf(settings)).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<Line>(l)!) : [];
}
