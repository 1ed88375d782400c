using System.IO.Compression;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// What else was published of the same people and day: earlier editions, and summaries of places that lie within each other. Each has
/// shown cells that another must not give away (general guidance on differencing: Hundepool and others, Statistical Disclosure Control).
/// </summary>
internal sealed class OtherReleases
{
    private readonly List<(string? Area, ReadRelease Read)> all = [];

    /// <summary>Every edition of every release of the country's people on the day: what was out once, somebody has.</summary>
    public static async Task<OtherReleases> Of(Store store, string country, DateOnly asAt, CancellationToken stop)
    {
        var others = new OtherReleases();
        await using var db = await store.Read(Scope.Sector, stop);
        var releases = await db.Set<Release>().AsNoTracking().Where(r => r.Country == country && r.AsAt == asAt).OrderBy(r => r.Made).Select(r => new { r.Area, r.Files }).ToListAsync(stop);
        foreach (var release in releases)
            others.all.Add((release.Area, Read(release.Files)));
        return others;
    }

    /// <summary>What a new summary must reckon with, by the value that is counted: its own last edition, and of the country's what is said of the area.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ShownTable>> Before(string? area) => all
        .SelectMany(r => r.Area == area ? Ruled(r.Read) : r.Area is null ? Ruled(r.Read).Select(t => Slice(t, area!)).OfType<ShownTable>() : [])
        .GroupBy(t => t.Id.Split('/')[1], StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<ShownTable>)[.. g], StringComparer.Ordinal);

    /// <summary>What of the areas' summaries could be worked out with a new summary of the country, in sentences.</summary>
    public IReadOnlyList<string> Betrayed(SummaryFrame country) =>
    [
        .. from other in all
           where other.Area is not null
           from value in country.Shown
           let slices = value.Value.Select(t => Slice(t, other.Area!)).OfType<ShownTable>().ToList()
           let theirs = Ruled(other.Read).Where(t => t.Id.EndsWith("/" + value.Key, StringComparison.Ordinal)).ToList()
           where slices.Count > 0 && theirs.Count > 0
           let report = Attack.On(country.Rule, theirs, slices)
           where !report.Holds
           from sentence in report.Sentences()
           select $"{other.Area}, {value.Key}: {sentence}",
    ];

    /// <summary>The cells of one area, without the axis of areas; null where a table has no such axis, or not the area.</summary>
    internal static ShownTable? Slice(ShownTable table, string area)
    {
        var at = table.Axes.Index().Where(a => a.Item.Code == "area").Select(a => (int?)a.Index).FirstOrDefault();
        if (at is not { } axis || table.Axes.Count != 2 || table.Axes[axis].Items.Index().FirstOrDefault(i => i.Item.Code == area) is not { Item: not null } found)
            return null;
        var (rows, columns) = (table.Axes[0].Items.Count, table.Axes[1].Items.Count);
        return table with
        {
            Axes = [table.Axes[1 - axis]],
            Cells = axis == 0 ? [.. table.Cells.Skip(found.Index * columns).Take(columns)] : [.. Enumerable.Range(0, rows).Select(r => table.Cells[r * columns + found.Index])],
        };
    }

    private static IEnumerable<ShownTable> Ruled(ReadRelease read) => read.Tables.Select(t => t with { Rule = DisclosureRule.Of(read.Rule) });

    private static ReadRelease Read(byte[] zip)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-release-");
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip));
            archive.ExtractToDirectory(folder.FullName);
            return ReleaseReader.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
