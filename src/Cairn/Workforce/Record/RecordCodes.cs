using System.Collections.Concurrent;
using System.Globalization;
using Cairn.Engine.Returns;
using Cairn.Platform.Packs;
using FormatRow = Cairn.Engine.Returns.CodeRow;

namespace Cairn.Workforce;

/// <summary>
/// A country's own codes in the place of those of the return's format, so that the rules of the files hold for every country's record. A
/// list that the pack does not have is the format's. Where a pack's codes are words, the rules see them as numbers that mean nothing else.
/// </summary>
public sealed class RecordCodes
{
    /// <summary>Above every number that the format gives out.</summary>
    private const int FirstOwn = 9_001;

    private static readonly (string Pack, string Format)[] Joined =
    [
        ("job-roles", "job_roles"), ("contract-types", "employment_status"), ("genders", "gender"), ("qualifications", "qualifications"),
        ("training-categories", "training_category"), ("services", "services"), ("employer-types", "establishment_type"), ("service-users", "service_users"),
    ];

    private readonly Dictionary<string, Dictionary<string, int>> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<int, string>> codes = new(StringComparer.Ordinal);

    public RecordCodes(CountryPack? pack)
    {
        var tables = AscwdsPack.Tables.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, format) in Joined)
        {
            if (pack?.Lists.GetValueOrDefault(name) is { } list)
                tables[format] = Join(name, list, tables[format]);
        }
        if (pack?.Lists.GetValueOrDefault("services") is { } services && services.Rows.Any(r => r.More.ContainsKey("capacity")))
            tables["capacity_questions"] = [.. services.Rows.SelectMany(Capacity)];
        AreFormats = codes.Values.All(c => c.Keys.Max() < FirstOwn);
        Lists = new CodeLists(tables) { EnglandsRegulator = AreFormats };
    }

    /// <summary>The country's codes are the format's own: what its record has no member for is kept as the row that the file would have.</summary>
    public bool AreFormats { get; }

    /// <summary>The lists that the rules go by.</summary>
    public CodeLists Lists { get; }

    /// <summary>A code of the record as the rules know it; a code of no such list stays as it is, for the rules to refuse.</summary>
    public string ToFormat(string? list, string code) =>
        list is not null && numbers.GetValueOrDefault(list)?.TryGetValue(code, out var number) == true ? number.ToString(CultureInfo.InvariantCulture) : code;

    /// <summary>The record's own code for what the rules read.</summary>
    public string FromFormat(string list, int number) =>
        codes.GetValueOrDefault(list)?.GetValueOrDefault(number) ?? number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A service that has places is asked how many and how many are used; another, how many people it serves.</summary>
    private IEnumerable<FormatRow> Capacity(Platform.Packs.CodeRow service) =>
        from @group in service["capacity"] == "places" ? new[] { "Capacity", "Utilisation" } : ["Utilisation"]
        select new FormatRow("", "", new Dictionary<string, string>(StringComparer.Ordinal) { ["service_bulk_code"] = ToFormat("services", service.Code), ["group"] = @group });

    private List<FormatRow> Join(string name, Platform.Packs.CodeList list, IReadOnlyList<FormatRow> table)
    {
        var (to, from) = (numbers[name] = new(StringComparer.OrdinalIgnoreCase), codes[name] = []);
        var facts = table.GroupBy(r => r.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Facts, StringComparer.Ordinal);
        List<FormatRow> rows = [];
        foreach (var row in list.Rows.Where(r => !to.ContainsKey(r.Code)))
        {
            var number = int.TryParse(row.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : FirstOwn + rows.Count;
            (to[row.Code], from[number]) = (number, row.Code);
            rows.Add(new FormatRow(number.ToString(CultureInfo.InvariantCulture), row.Label, facts.GetValueOrDefault(row.Code) ?? new Dictionary<string, string>(StringComparer.Ordinal)));
        }
        // A country that uses the format's numbers may hold some that its own list no longer offers.
        return from.Keys.Max() < FirstOwn ? [.. rows, .. table.Where(r => !to.ContainsKey(r.Code))] : rows;
    }
}

/// <summary>The codes of each country that has a pack.</summary>
public sealed class CountryCodes(Packs packs)
{
    private readonly ConcurrentDictionary<string, RecordCodes> countries = new(StringComparer.Ordinal);

    public RecordCodes Of(string country) => countries.GetOrAdd(country, id => new RecordCodes(packs.Countries.FirstOrDefault(c => c.Id == id)));
}
