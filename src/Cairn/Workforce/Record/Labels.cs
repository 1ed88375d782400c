using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
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

    /// <summary>Which questions the country asks of a person's work, of their training, of a service: a pack without the list asks all.</summary>
    public const string WorkerQuestions = "worker-questions", TrainingQuestions = "training-questions", ServiceQuestions = "service-questions";

    /// <param name="questions">Name of the list.</param>
    public bool Asks(string questions, string name) => pack?.Lists.GetValueOrDefault(questions) is not { } list || list.Rows.Any(r => r.Code == name);

    /// <summary>What a further column of the pack's list says of a code; null where the list, the column or the code is not there, or says nothing.</summary>
    public string? Fact(string list, string? code, string column) =>
        pack?.Lists.GetValueOrDefault(list)?.Rows.LastOrDefault(r => r.Code == code)?.More.GetValueOrDefault(column) is { Length: > 0 } fact ? fact : null;

    /// <summary>A list of the pack with all its columns; null where the pack has none of that name.</summary>
    public CodeList? Pack(string list) => pack?.Lists.GetValueOrDefault(list);

    /// <summary>The body that regulates services on a day, with what its list says of it.</summary>
    public Platform.Packs.CodeRow? Regulator(DateOnly day) => pack?.Regulators.On(day).FirstOrDefault(r => r.Group == "services");

    /// <summary>What may be chosen from a list on a day, in the list's own order.</summary>
    public IReadOnlyList<Choice> Choices(string list, DateOnly day) =>
        [.. (pack?.Lists.GetValueOrDefault(list)?.On(day).Select(r => (r.Code, r.Label)) ?? FormatList(list)).Where(r => r.Code.Length > 0).Select(r => new Choice(r.Code, r.Label))];

    /// <summary>Every code that a list has had, with its latest label, in the list's own order.</summary>
    public IReadOnlyList<Choice> All(string list) =>
        [.. (pack?.Lists.GetValueOrDefault(list)?.Rows.OrderBy(r => r.From).Select(r => (r.Code, r.Label)) ?? FormatList(list))
            .GroupBy(r => r.Code, StringComparer.OrdinalIgnoreCase).Select(g => new Choice(g.Key, g.Last().Label))];

    private FrozenDictionary<string, string> Read(string list) =>
        Latest(pack?.Lists.GetValueOrDefault(list)?.Rows.OrderBy(r => r.From).Select(r => (r.Code, r.Label)) ?? FormatList(list));

    private static FrozenDictionary<string, string> Latest(IEnumerable<(string Code, string Label)> rows) =>
        rows.GroupBy(r => r.Code, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.Last().Label, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Code, string Label)> FormatList(string list)
    {
        var file = Path.Combine(FormatLists, list + ".csv");
        if (!File.Exists(file))
            yield break;
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
