namespace Cairn.Platform.Packs;

/// <summary>A code and what it means between two days.</summary>
/// <param name="From">First day on which it holds.</param>
/// <param name="Until">First day on which it no longer holds; null while it does.</param>
/// <param name="Successor">The code that took its place.</param>
/// <param name="More">The list's further columns by name; a blank cell is an empty text.</param>
public sealed record CodeRow(
    string Code, string Label, string Group, DateOnly From, DateOnly? Until, string? Successor,
    Evidence Evidence, string Source, string? Note, IReadOnlyDictionary<string, string> More)
{
    /// <summary>A further column; throws where the list declares none of that name.</summary>
    public string this[string column] => More[column];

    public bool HoldsAt(DateOnly day) => From <= day && (Until is null || day < Until);
}

/// <summary>A dated list of codes: areas, roles, sub-sectors, and whatever else a country's pack names.</summary>
/// <param name="Scheme">Whose codes they are.</param>
public sealed class CodeList(string id, string title, string scheme, string edition, string source, IReadOnlyList<CodeRow> rows)
{
    private readonly ILookup<string, CodeRow> byCode = rows.OrderBy(r => r.From).ToLookup(r => r.Code, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, CodeRow> byName = rows.ToLookup(r => Folded(r.Label), StringComparer.Ordinal);

    public string Id => id;
    public string Title => title;
    public string Scheme => scheme;
    public string Edition => edition;
    public string Source => source;
    public IReadOnlyList<CodeRow> Rows => rows;

    /// <summary>The rows that hold on a day, in the list's order.</summary>
    public IEnumerable<CodeRow> On(DateOnly day) => rows.Where(r => r.HoldsAt(day));

    /// <summary>The row with that code, else with that name, that holds on the day.</summary>
    public CodeRow? Find(string codeOrName, DateOnly asAt) =>
        (byCode.Contains(codeOrName.Trim()) ? byCode[codeOrName.Trim()] : byName[Folded(codeOrName)]).FirstOrDefault(r => r.HoldsAt(asAt));

    /// <summary>What a code of any age has become by a day: itself while it holds, else its successor, and so on.</summary>
    public CodeRow? Current(string code, DateOnly asAt)
    {
        var row = byCode[code.Trim()].LastOrDefault();
        while (row is not null && !byCode[row.Code].Any(r => r.HoldsAt(asAt)))
            row = row.Successor is null || row.From > asAt ? null : byCode[row.Successor].LastOrDefault();
        return row is null ? null : byCode[row.Code].First(r => r.HoldsAt(asAt));
    }

    /// <summary>A name as it is compared: "Perth &amp; Kinross" is "perth and kinross", and marks and spaces do not count.</summary>
    public static string Folded(string name)
    {
        var letters = name.Replace("&", " and ", StringComparison.Ordinal).Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
