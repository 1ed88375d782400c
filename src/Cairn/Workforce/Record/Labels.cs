using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Platform.Packs;
using CsvHelper;

namespace Cairn.Workforce;

/// <summary>What codes mean, in the words of the record's own country.</summary>
public sealed class Labels(Packs packs)
{
    private readonly ConcurrentDictionary<string, CountryLabels> countries = new(StringComparer.Ordinal);

    public CountryLabels Of(string country) =>
        countries.GetOrAdd(country, id => new CountryLabels(packs.Countries.FirstOrDefault(c => c.Id == id)));
}

/// <summary>
/// One country's labels: the lists of its pack; then those of the return's format, whose codes the record uses where it has no text of
/// its own (yes and no, how pay is counted, where people came from).
/// </summary>
public sealed partial class CountryLabels(CountryPack? pack)
{
    private static readonly string FormatLists = Path.Combine(Packs.Beside, "england", "ascwds");

    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> lists = new(StringComparer.Ordinal);

    /// <summary>The label of a code; where the pack has none, the code and that it has none; null where there is no code.</summary>
    /// <param name="list">Name of a list of the pack, or of a file of the format.</param>
    public string? this[string list, string? code] =>
        code is null ? null : Find(list, code) ?? $"{code} (no label in the pack)";

    public string? Find(string list, string code) => lists.GetOrAdd(list, Read).GetValueOrDefault(code);

    private FrozenDictionary<string, string> Read(string list)
    {
        if (pack?.Lists.GetValueOrDefault(list) is { } held)
            return Latest(held.Rows.OrderBy(r => r.From).Select(r => (r.Code, r.Label)));
        var file = Path.Combine(FormatLists, list + ".csv");
        return File.Exists(file) ? Latest(FormatList(file)) : FrozenDictionary<string, string>.Empty;
    }

    private static FrozenDictionary<string, string> Latest(IEnumerable<(string Code, string Label)> rows) =>
        rows.GroupBy(r => r.Code, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.Last().Label, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Code, string Label)> FormatList(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var level = csv.TryGetField<string>("level", out var said) ? said : null;
            // The same qualification at two levels has one label and two codes.
            var label = ToWriters().Replace(csv.GetField("label")!, "");
            yield return (csv.GetField("id")!, string.IsNullOrEmpty(level) ? label : $"{label}, level {level}");
        }
    }

    /// <summary>What a label says to those who write the file: "Yes (then ;level)".</summary>
    [GeneratedRegex(@"\s*\((optional ;|then ;|stored as)[^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ToWriters();
}
