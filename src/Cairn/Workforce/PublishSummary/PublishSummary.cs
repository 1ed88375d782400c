using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Cairn.Engine.Disclosure;
using Cairn.Engine.Measures;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Publishes a year's summary: makes it, attacks it, and only when nothing is recovered keeps it as a release (W3).</summary>
public static class PublishSummary
{
    public static readonly Verb Verb = new("PublishSummary", "A year's summary is published; the event holds its name, edition, rule and digests.");

    public static readonly Verb Asked = new("AskForSummary", "Somebody asks that a year's summary be published; a job carries it out.");

    public const string UsualRule = "under-5-round-10";

    private const string Licence = "Open Government Licence v3.0: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    /// <param name="Area">A country, or one of its council areas by code or name.</param>
    /// <param name="Rule">Id of a disclosure rule.</param>
    public sealed record Input(int Year, string Area, string Rule = UsualRule, string Publisher = "Cairn", bool WithoutPdf = false);

    /// <param name="IsNew">Whether the data, the rule or the words differ from the last edition's: else it was made again and is equal to it.</param>
    /// <param name="Attack">By the value that is counted.</param>
    public sealed record Result(Release Release, bool IsNew, IReadOnlyList<(string Value, AttackReport Report)> Attack);

    /// <param name="folder">New or empty; the release is written there.</param>
    /// <exception cref="RefusedException">Nothing is held, the year has not ended, the area is not known, or the attack recovered something: nothing was published.</exception>
    public static async Task<Result> Run(Store store, Packs packs, SectorFacts sector, Actor actor, Input input, string folder, IProgress<(string Step, int Done, int Total)>? progress, CancellationToken stop)
    {
        var asAt = new DateOnly(Math.Clamp(input.Year, 1900, 9000), 12, 31);
        if (asAt > store.Clock.Today)
            throw new RefusedException($"The year {input.Year} has not ended. Publish it from 1 January {asAt.Year + 1} on.");
        var (pack, area) = Place(packs, input.Area, asAt);
        var rule = DisclosureRule.Presets.FirstOrDefault(r => r.Id == input.Rule) ?? throw new RefusedException($"There is no disclosure rule “{input.Rule}”. Choose one of: {string.Join(", ", DisclosureRule.Presets.Select(r => r.Id))}.");
        progress?.Report(("The facts of the day", 0, 4));
        var state = await sector.At(asAt, stop);
        if (state.Of(pack.Id) is not { } facts || facts.Rows(CountryFacts.Workers) == 0)
            throw new RefusedException($"Nothing is held of {pack.Name} as at {Format.Date(asAt)}: the record began later, or is of another country.");
        var cut = area is null ? Cut.Everything : new Cut(new Dictionary<string, IReadOnlyList<string>> { ["area"] = [area.Code] });
        var name = string.Create(CultureInfo.InvariantCulture, $"{(area is null ? pack.Id : area.Code.ToLowerInvariant())}-{input.Year}");
        var title = new SummaryTitle(name, area?.Label ?? pack.Name, asAt, input.Publisher, Licence, 1, [], await Demonstration(store, packs, stop));
        var others = await OtherReleases.Of(store, pack.Id, asAt, stop);
        var frame = new SummaryFrame(facts, pack, new Labels(packs).Of(pack.Id), packs.Measures, cut, rule, others.Before(area?.Code));
        var summary = new Summary(frame, title, await Years(store, frame, area?.Code, asAt, stop));

        progress?.Report(("The attack on it", 1, 4));
        var attack = summary.Attack();
        if (attack.Where(a => !a.Report.Holds || a.Report.Outer > 0).ToList() is [_, ..] broken)
            throw new RefusedException(["Nothing was published, since hidden counts can be worked out, or it could not be shown that they cannot:", .. broken.SelectMany(b => b.Report.Sentences().Select(s => $"{b.Value}: {s}"))]);
        if (area is null && others.Betrayed(frame) is { Count: > 0 } betrayed)
            throw new RefusedException(["Nothing was published, since with what a council area's summary shows hidden counts could be worked out. Withdraw that summary, or choose its rule:", .. betrayed]);
        var digest = summary.Digest;
        var last = await Last(store, name, stop);
        var isNew = last is null || last.Digest != digest;
        title = title with { Edition = isNew ? (last?.Edition ?? 0) + 1 : last!.Edition };
        progress?.Report(("What differs from the last edition", 2, 4));
        var publication = summary.Publication(title, digest);
        publication = publication with { Revisions = await Revisions.Of(store, publication, stop) };
        progress?.Report(("The files", 3, 4));
        await PublicationWriter.Write(publication, folder, input.WithoutPdf, progress, stop);
        if (!isNew)
            return new(last!, false, attack);
        var release = new Release
        {
            Id = NewId.Next(), Name = name, Edition = title.Edition, Title = publication.Title, Country = pack.Id, Area = area?.Code, AsAt = asAt, Rule = rule.Id, Digest = digest,
            Made = store.Clock.Now, MadeBy = actor.Account ?? Guid.Empty, Files = Zipped(folder), Frozen = FrozenFacts.Of(state.Countries[pack.Id]),
        };
        try
        {
            await Keep(store, actor, release, stop);
        }
        catch
        {
            // What was not kept is not left lying about as if it had been published.
            Directory.Delete(folder, recursive: true);
            throw;
        }
        return new(release, true, attack);
    }

    private static (CountryPack Pack, CodeRow? Area) Place(Packs packs, string asked, DateOnly day)
    {
        if (packs.Countries.FirstOrDefault(c => string.Equals(c.Id, asked, StringComparison.OrdinalIgnoreCase)) is { } country)
            return (country, null);
        foreach (var pack in packs.Countries)
            if (pack.Areas.Find(asked, day) is { } area)
                return (pack, area);
        throw new RefusedException($"No country and no council area is called “{asked}”. Write a country ({string.Join(", ", packs.Countries.Select(c => c.Id))}) or an area’s name or code, such as Fife.");
    }

    private static async Task<string?> Demonstration(Store store, Packs packs, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        return await db.Set<Marker>().AnyAsync(m => m.Name == Marker.Kind && m.Value == Marker.Demonstration, stop) ? string.Join(" ", DemoSector.Assumptions(packs).Take(2)) : null;
    }

    /// <summary>Year's ends that were counted before the record began, and the summary's own.</summary>
    private static async Task<IReadOnlyList<(int Year, long Staff, decimal Wte, long Vacancies)>> Years(Store store, SummaryFrame frame, string? area, DateOnly asAt, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var counted = await db.Set<YearSnapshot>().AsNoTracking().Where(s => s.Country == frame.Country && s.Year < asAt.Year && (area == null || s.Area == area))
            .GroupBy(s => s.Year).Select(g => new { g.Key, Staff = g.Sum(s => s.Headcount), Wte = g.Sum(s => s.WholeTimeHundredths), Vacancies = g.Sum(s => s.Vacancies) }).OrderBy(y => y.Key).ToListAsync(stop);
        decimal Of(string quantity) => frame.Quantity(quantity) is var q ? CrossTable.Sum(frame.Facts, [q], [], frame.Cut)[0][0] * q.Scale : 0;
        return [.. counted.Select(y => (y.Key, (long)y.Staff, y.Wte / 100m, (long)y.Vacancies)), (asAt.Year, (long)Of("staff"), Of("wte"), (long)Of("vacancies"))];
    }

    private static async Task<Release?> Last(Store store, string name, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        return await db.Set<Release>().AsNoTracking().Where(r => r.Name == name).OrderByDescending(r => r.Edition).FirstOrDefaultAsync(stop);
    }

    private static Task Keep(Store store, Actor actor, Release release, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
    {
        await store.Engine.LockChain(db, Guid.Empty, stop);
        if (await db.Set<Release>().AnyAsync(r => r.Name == release.Name && r.Edition >= release.Edition, stop))
            throw new RefusedException("Somebody else has published this summary at the same time. Nothing of this one was kept: publish again.");
        db.Add(release);
        db.Note(nameof(Release), release.Id, Guid.Empty, null, new JsonObject
        {
            ["name"] = release.Name, ["edition"] = release.Edition, ["rule"] = release.Rule, ["digest"] = release.Digest,
            ["files"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(release.Files)), ["frozen"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(release.Frozen)),
        });
        return 0;
    }, stop);

    private static byte[] Zipped(string folder)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(Path.GetRelativePath(folder, file).Replace('\\', '/'), CompressionLevel.Fastest);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var to = entry.Open();
                using var from = File.OpenRead(file);
                from.CopyTo(to);
            }
        return bytes.ToArray();
    }
}
