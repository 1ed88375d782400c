using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing;

namespace Cairn.Register;

/// <summary>One day's open data of the public register, as it lies in the data folder.</summary>
/// <param name="AsAt">The day whose standings it holds.</param>
/// <param name="Made">When it was made, UTC.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Digest">SHA-256 of the file, hexadecimal.</param>
public sealed record OpenEdition(DateOnly AsAt, DateTime Made, int People, int Registrations, int Sanctions, long Bytes, string Digest, string File);

/// <summary>
/// The whole public register as a file for everybody: what a search shows of each person and no more, so that nobody need copy it page
/// by page (R5). Made once a day, and at once anew, with the old one gone, when somebody in it may no longer be found.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Its lock lives as long as the program and holds nothing of the system's.")]
public sealed class OpenRegister
{
    public const string FileName = "register.zip";

    private const int Chunk = 1_000;

    private readonly Store store;
    private readonly Packs packs;
    private readonly RegisterFacts facts;
    private readonly Lock door = new();
    private readonly SemaphoreSlim making = new(1);
    private HashSet<Guid> hidden = [];
    private OpenEdition? current;

    public OpenRegister(Store store, Packs packs, RegisterFacts facts)
    {
        (this.store, this.packs, this.facts) = (store, packs, facts);
        facts.Tell(Look);
    }

    /// <summary>Null: it is being made.</summary>
    public OpenEdition? Current
    {
        get
        {
            lock (door)
                return current;
        }
    }

    /// <summary>Whether today's is missing.</summary>
    public bool Due => facts.Ready && Current?.AsAt != store.Clock.Today;

    private string Folder => store.Settings.File("open-data");

    /// <summary>Takes the file away when somebody is hidden who stands in it.</summary>
    private Task Look(IReadOnlyList<Guid>? changed, CancellationToken stop)
    {
        lock (door)
            if (current is { } edition && (changed is null || changed.Any(c => facts.Of(c) is { Hidden: true } && !hidden.Contains(c))))
            {
                current = null;
                File.Delete(edition.File);
            }
        return Task.CompletedTask;
    }

    public async Task<OpenEdition> Make(Gently gently, CancellationToken stop)
    {
        await making.WaitAsync(stop);
        try
        {
            return await MakeAlone(gently, stop);
        }
        finally
        {
            making.Release();
        }
    }

    private async Task<OpenEdition> MakeAlone(Gently gently, CancellationToken stop)
    {
        PrivateFiles.MakeOwnFolder(Folder);
        foreach (var old in Directory.GetFiles(Folder, "*.part"))
            File.Delete(old);
        var (today, unseen) = (store.Clock.Today, facts.Places.Where(p => p.Hidden).Select(p => p.Id).ToHashSet());
        var file = Path.Combine(Folder, $"{NewId.Next():N}.part");
        var counts = await Write(file, today, gently, stop);
        await using (var written = File.OpenRead(file))
        {
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, stop));
            var edition = new OpenEdition(today, store.Clock.Now, counts.People, counts.Registrations, counts.Sanctions, written.Length, digest, Path.Combine(Folder, $"{digest}.zip"));
            lock (door)
            {
                // Somebody may have been hidden while it was written; then it is made again.
                if (facts.Places.Any(p => p.Hidden && !unseen.Contains(p.Id)))
                {
                    File.Delete(file);
                    return edition;
                }
                File.Move(file, edition.File, overwrite: true);
                (hidden, current) = (unseen, edition);
            }
            foreach (var old in Directory.GetFiles(Folder, "*.zip").Where(f => f != edition.File))
                File.Delete(old);
            return edition;
        }
    }

    private async Task<(int People, int Registrations, int Sanctions)> Write(string file, DateOnly today, Gently gently, CancellationToken stop)
    {
        var (people, registrations) = (0, 0);
        List<string[]> sanctions = [];
        await using var to = PrivateFiles.Make(file);
        using var zip = new ZipArchive(to, ZipArchiveMode.Create);
        using (var entry = zip.CreateEntry("registrations.csv", CompressionLevel.Fastest).Open())
        using (var lines = new OpenLines(entry, OpenColumns.Registrations))
            foreach (var some in facts.Places.Where(p => !p.Hidden && p.MergedInto is null).OrderBy(p => p.Number).Chunk(Chunk))
            {
                var names = new Dictionary<Guid, Cairn.Engine.Registration.Names.RegisterName>();
                await foreach (var name in PublicName.All(store, [.. some.Select(p => p.Id)], stop))
                    names[name.Id] = name;
                foreach (var place in some)
                {
                    await gently.Rest(stop);
                    var before = registrations;
                    if (names.TryGetValue(place.Id, out var name))
                        foreach (var (then, judged, shown) in FoundRegistration.Judged(facts, packs.Register(place.Register), place, today))
                        {
                            lines.Write(OpenColumns.Registration(place, name, then, judged));
                            sanctions.AddRange(shown.Select(s => OpenColumns.Sanction(place, then.Id, s)));
                            registrations++;
                        }
                    people += registrations > before ? 1 : 0;
                }
            }
        using (var entry = zip.CreateEntry("sanctions.csv", CompressionLevel.Fastest).Open())
            TidyCsv.Write(OpenColumns.Sanctions.Select(c => c.Name), sanctions, entry);
        await using (var entry = zip.CreateEntry("csv-metadata.json", CompressionLevel.Fastest).Open())
            await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(OpenColumns.Metadata(today, store.Settings.OpenLicence).ToJsonString(Platform.Api.ApiProblems.Plain)), stop);
        return (people, registrations, sanctions.Count);
    }
}
