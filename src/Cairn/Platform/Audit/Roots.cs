using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Audit;

/// <summary>The head of one organisation's chain at the time of a root.</summary>
public sealed record RootHead(Guid Organisation, long Sequence, string Hash);

/// <summary>
/// One line of audit/roots.jsonl: the heads that moved since the line before, that line's digest, and a signature over both. The file
/// is meant to be copied elsewhere: with it, a tail that was cut off in the database is found.
/// </summary>
public sealed record Root(long Number, DateTime At, IReadOnlyList<RootHead> Heads, string Previous, string Signature)
{
    public byte[] Signed() => JsonSerializer.SerializeToUtf8Bytes(this with { Signature = "" });

    public string Digest() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <summary>Exports a signed root over all chains each minute in which one of them moved, and when the program stops.</summary>
public sealed class Roots(Store store, ILogger<Roots> log) : BackgroundService
{
    public static string FileOf(Settings settings) => settings.File("audit", "roots.jsonl");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
                await Try(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program stops; StopAsync writes the last root.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(cancellationToken);
    }

    private async Task Try(CancellationToken stop)
    {
        try
        {
            await Export(store, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError("The audit root could not be written: {Kind}", e.GetType().Name);
        }
    }

    /// <summary>Writes one root when a chain moved since the last.</summary>
    public static async Task Export(Store store, CancellationToken stop = default)
    {
        var file = FileOf(store.Settings);
        var known = new Dictionary<Guid, long>();
        Root? last = null;
        foreach (var root in Read(file))
        {
            last = root;
            foreach (var head in root.Heads)
                known[head.Organisation] = head.Sequence;
        }
        await using var db = await store.Read(Scope.System, stop);
        var heads = await db.Set<AuditHead>().AsNoTracking().OrderBy(h => h.OrganisationId).ToListAsync(stop);
        List<RootHead> moved = [.. heads.Where(h => known.GetValueOrDefault(h.OrganisationId) != h.Sequence).Select(h => new RootHead(h.OrganisationId, h.Sequence, Convert.ToHexString(h.Hash)))];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await Erasures.Export(store, stop);
        if (moved.Count == 0)
            return;
        var next = new Root((last?.Number ?? 0) + 1, store.Clock.Now, moved, last?.Digest() ?? "", "");
        next = next with { Signature = Convert.ToBase64String(store.Keys.Signing.SignData(next.Signed(), HashAlgorithmName.SHA256)) };
        await using (var to = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
        {
            to.SetLength(Whole(to)); // a line that a killed program left unfinished says nothing
            to.Position = to.Length;
            await to.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(next) + "\n"), stop);
            to.Flush(flushToDisk: true);
        }
        var publicKey = store.Settings.File("audit", "public-key.pem");
        if (!File.Exists(publicKey))
            await File.WriteAllTextAsync(publicKey, store.Keys.Signing.ExportSubjectPublicKeyInfoPem(), stop);
    }

    public static IEnumerable<Root> Read(string file)
    {
        if (!File.Exists(file))
            yield break;
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var whole = Whole(from);
        from.Position = 0;
        using var reader = new StreamReader(from);
        for (long at = 0; at < whole && reader.ReadLine() is { } line; at += Encoding.UTF8.GetByteCount(line) + 1)
            yield return JsonSerializer.Deserialize<Root>(line)!;
    }

    public static Root? Last(Settings settings) => Read(FileOf(settings)).LastOrDefault();

    /// <summary>How far the file's whole lines reach.</summary>
    internal static long Whole(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                return end;
        }
        return 0;
    }
}
