using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Cairn.Platform.Database;
using Cairn.Platform.Publishing;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What differs from the edition before, cell by cell: the largest differences first.</summary>
internal static class Revisions
{
    private const int Most = 10;

    public static async Task<IReadOnlyList<string>> Of(Store store, Publication publication, CancellationToken stop)
    {
        var edition = int.Parse(publication.Edition, CultureInfo.InvariantCulture);
        if (edition == 1)
            return [];
        await using var db = await store.Read(Scope.Sector, stop);
        var before = await db.Set<Release>().AsNoTracking().Where(r => r.Name == publication.Id && r.Edition == edition - 1).Select(r => r.Files).FirstOrDefaultAsync(stop);
        if (before is null)
            return [];
        using var zip = new ZipArchive(new MemoryStream(before));
        var differences = new List<(decimal By, string Text)>();
        foreach (var table in publication.Tables)
            if (zip.GetEntry($"data/{table.Id}.csv") is { } entry)
                using (var text = new StreamReader(entry.Open()))
                    differences.AddRange(Compared(table, await text.ReadToEndAsync(stop)));
        return [.. differences.OrderByDescending(d => d.By).Take(Most).Select(d => d.Text),
            .. differences.Count > Most ? [$"{Format.Count(differences.Count - Most, "other number was", "other numbers were")} changed, by less."] : Array.Empty<string>()];
    }

    private static IEnumerable<(decimal, string)> Compared(StatTable table, string csv)
    {
        using var now = new MemoryStream();
        TidyCsv.Write(table, now);
        var (old, current) = (Rows(csv), Rows(System.Text.Encoding.UTF8.GetString(now.ToArray())));
        foreach (var (key, (label, value)) in current)
            if (old.TryGetValue(key, out var was) && was.Value != value)
                yield return (Number(value) is { } a && Number(was.Value) is { } b && b != 0 ? Math.Abs(a - b) : 0, $"{table.Title}, {label}: {Shown(value)}, was {Shown(was.Value)}.");
    }

    /// <summary>Each observation by its codes: its labels, and its value or mark.</summary>
    private static Dictionary<string, (string Label, string Value)> Rows(string csv)
    {
        using var reader = new CsvHelper.CsvReader(new StringReader(csv), TidyCsv.Form);
        reader.Read();
        reader.ReadHeader();
        var heads = reader.HeaderRecord!;
        var (value, mark) = (Array.IndexOf(heads, "value"), Array.IndexOf(heads, "mark"));
        var rows = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var cells = heads.Select((_, n) => reader.GetField(n) ?? "").ToList();
            var said = cells[value].Length > 0 ? cells[value] : $"[{cells[mark]}]";
            rows[string.Join('|', heads.Index().Where(h => h.Item.EndsWith("_code", StringComparison.Ordinal)).Select(h => cells[h.Index]))] = (string.Join(", ", heads.Index().Where(h => h.Item.EndsWith("_label", StringComparison.Ordinal)).Select(h => cells[h.Index])), said);
        }
        return rows;
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shown(string text) => Number(text) is { } number ? Format.Number(number, (int)number.Scale) : text;
}
