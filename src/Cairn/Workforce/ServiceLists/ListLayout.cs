using Cairn.Engine.ServiceLists;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What a country's pack says of one regulator's lists: columns and their older names, kinds of service, sectors, names of areas.</summary>
public sealed class ListLayout
{
    private readonly CountryPack pack;
    private readonly CodeList? kinds, sectors, names;
    private readonly bool marksPersons;

    private ListLayout(CountryPack pack, CodeRow regulator)
    {
        this.pack = pack;
        (Regulator, RegulatorName) = (regulator.Code, regulator.Label);
        CodeList? Own(string list) => pack.Lists.GetValueOrDefault($"{Regulator}-{list}");
        (kinds, sectors, names) = (Own("kinds"), Own("sectors"), pack.Lists.GetValueOrDefault("area-names"));
        marksPersons = kinds?.Rows.Any(r => r["person"] == "yes") == true;
        Columns = [.. Own("columns")!.Rows.Select(r => new ListColumn(r.Code, r["field"], r["match"] switch { "prefix" => ColumnMatch.Prefix, "suffix" => ColumnMatch.Suffix, _ => ColumnMatch.Whole }, r["need"] == "needed", r["need"] == "expected"))];
        // What was registered in the month when regulation began had mostly been there before.
        var first = regulator;
        while (pack.Regulators.Rows.FirstOrDefault(r => r.Successor == first.Code) is { } before)
            first = before;
        Began = first.From;
    }

    public string Country => pack.Id;
    public string Regulator { get; }
    public string RegulatorName { get; }
    public DateOnly Began { get; }
    public IReadOnlyList<ListColumn> Columns { get; }

    /// <summary>Every regulator whose lists a pack describes.</summary>
    public static IReadOnlyList<ListLayout> All(Packs packs) =>
        [.. packs.Countries.OrderByDescending(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Regulators.Rows.Where(r => p.Lists.ContainsKey($"{r.Code}-columns")).Select(r => new ListLayout(p, r)))];

    /// <exception cref="RefusedException">No pack describes such lists.</exception>
    public static ListLayout Of(Packs packs, string regulator) => All(packs) is var all && all.FirstOrDefault(l => l.Regulator == regulator) is { } layout
        ? layout
        : throw new RefusedException($"No pack describes lists of \"{regulator}\". There are: {string.Join(", ", all.Select(l => l.Regulator))}.");

    /// <summary>Whether a kind of service is a person's own. Where the pack knows which kinds are, one that it does not know counts as one.</summary>
    public (bool IsPersons, bool IsKnown) Persons(string? kind) =>
        !marksPersons ? (false, true) : Find(kinds, kind) is { } row ? (row["person"] == "yes", true) : (true, false);

    /// <summary>Our type of service, where it is plain.</summary>
    public string? ServiceOf(RegulatedService service) =>
        (service.Kind ?? "").Split('|').Select(kind => (Find(kinds, $"{kind}|{service.Subtype}") ?? Find(kinds, kind))?["service"]).FirstOrDefault(s => !string.IsNullOrEmpty(s));

    /// <summary>The sub-sector that counts a type of service.</summary>
    public string? SubSectorOf(string? service) =>
        Find(pack.Lists.GetValueOrDefault("services"), service) is { } row && row.More.GetValueOrDefault("sub-sector") is { Length: > 0 } subSector ? subSector : null;

    public string? EmployerOf(RegulatedService service) => Find(sectors, service.Sector)?["employer"];

    /// <summary>The area's code in force on a day; without a code where the name is known and is no area of the pack's.</summary>
    public (bool IsKnown, string? Code) Area(string? name, DateOnly day)
    {
        if (name is null)
            return (false, null);
        var area = pack.Areas.Find(name, day) ?? Find(pack.Areas, name);
        if (area is null && Find(names, name) is { } other)
            return (true, other["area"] is { Length: > 0 } code ? InForce(code, day) : null);
        return (area is not null, area is null ? null : InForce(area.Code, day));
    }

    /// <summary>What a code of any age is on a day; itself where the pack's list begins later.</summary>
    public string InForce(string code, DateOnly day) => pack.Areas.Current(code, day)?.Code ?? code;

    /// <summary>Codes of every age that are this area today.</summary>
    public IReadOnlyList<string> AllCodes(string area, DateOnly today) =>
        [.. pack.Areas.Rows.Select(r => r.Code).Distinct(StringComparer.Ordinal).Where(code => InForce(code, today) == area)];

    /// <summary>Areas of today by name.</summary>
    public IEnumerable<CodeRow> Areas(DateOnly today) => pack.Areas.On(today).OrderBy(r => r.Label, StringComparer.Ordinal);

    public string? LabelOf(string? area) => Find(pack.Areas, area)?.Label;

    /// <summary>The column's label, with the years that a column for years has.</summary>
    public string Label(string heading) => Columns.FirstOrDefault(c => c.Match == ColumnMatch.Whole && c.Name == heading) is { } whole
        ? Words(whole)
        : Columns.FirstOrDefault(c => c.Match == ColumnMatch.Prefix && heading.StartsWith(c.Name, StringComparison.OrdinalIgnoreCase)) is { } years
            ? $"{Words(years)} {Years(heading[years.Name.Length..])}" : heading;

    private string Words(ListColumn column) => Find(pack.List($"{Regulator}-columns"), column.Name)!.Label;

    /// <summary>2425 is 2024/25.</summary>
    private static string Years(string end) => end.Length == 4 && end.All(char.IsAsciiDigit) ? $"20{end[..2]}/{end[2..]}" : end;

    private static CodeRow? Find(CodeList? list, string? code) => code is null ? null
        : list?.Rows.FirstOrDefault(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? list?.Rows.LastOrDefault(r => CodeList.Folded(r.Label) == CodeList.Folded(code) && r.Successor is null);
}
