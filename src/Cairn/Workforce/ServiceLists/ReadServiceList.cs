using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Engine.ServiceLists;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A service as one row says it, before it meets what is held.</summary>
internal sealed record ListedService(RegulatedService Service, SortedDictionary<string, int> Grades, SortedDictionary<string, string> Yearly);

/// <summary>What a regulator's list says, row by row: a pure reading, without what is held.</summary>
internal sealed partial class ReadServiceList
{
    /// <summary>Refused rows, unknown areas and unknown kinds that are named; the rest are counted.</summary>
    private const int MostNamed = 20;

    private readonly ListLayout layout;
    private readonly DateOnly asAt;
    private readonly Dictionary<string, ListedService> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, int Line)> setAside = new(StringComparer.Ordinal);
    private readonly SortedSet<string> areasUnknown = new(StringComparer.Ordinal), kindsUnknown = new(StringComparer.Ordinal);
    private readonly List<string> refused = [];

    private ReadServiceList(ListLayout layout, ListText text, ListedRows list, DateOnly asAt)
    {
        (this.layout, this.asAt, Heading) = (layout, asAt, list.Heading);
        (Encoding, IsOdd) = (text.Encoding, text.IsOdd);
        var width = Heading.Found.Where(f => f.Column.Field.Length > 0).Max(f => f.At) + 1;
        foreach (var (line, cells) in list.Rows)
        {
            if (cells.Length < width || cells.Skip(Heading.Width).Any(c => ListValues.Trim(c).Length > 0))
                Refuse(line, $"it has {cells.Length} cells where the heading has {Heading.Width}");
            else
                Take(line, cells);
        }
        if (services.Count == 0)
            throw new UnusableListException(Refused == 0 ? "The list has a heading and no service beneath it." : $"No row of the list can be read. {refused[0]}", "Nothing was changed. Fetch the whole list again.");
        if (Refused > services.Count && Refused > MostNamed)
            throw new UnusableListException($"Most rows of the list cannot be read: {Format.Number(Refused)}, beside {Format.Number(services.Count)} that can. {refused[0]}", "Nothing was changed. Fetch the whole list again.");
    }

    public ListHeading Heading { get; }
    public string Encoding { get; }
    public bool IsOdd { get; }

    /// <summary>By number.</summary>
    public IReadOnlyDictionary<string, ListedService> Services => services;

    /// <summary>Names by number.</summary>
    public IReadOnlyDictionary<string, string?> Providers => providers;

    public int Refused { get; private set; }
    public int AreasUnknown { get; private set; }
    public IReadOnlyCollection<string> AreaNamesUnknown => areasUnknown;

    /// <exception cref="UnusableListException">It cannot be used as a whole.</exception>
    public static ReadServiceList Of(ListLayout layout, byte[] bytes, DateOnly asAt)
    {
        var text = ListText.Read(bytes);
        return new ReadServiceList(layout, text, ListedRows.Read(text.Text, layout.Columns), asAt);
    }

    /// <summary>What somebody should know beside the counts, without any value of a cell.</summary>
    public IEnumerable<string> Notes()
    {
        if (IsOdd)
            yield return "Some bytes are no letter in the encoding that the rest is in. They were kept as they are: look at names with odd signs.";
        foreach (var heading in Heading.Twice)
            yield return $"The column {heading} stands there twice, under this or another name; the first was read.";
        foreach (var row in refused)
            yield return row;
        if (Refused > refused.Count)
            yield return $"{Format.Number(Refused - refused.Count)} more rows are refused in the same way.";
        foreach (var (column, (count, line)) in setAside)
            yield return $"{column}: {Format.Number(count)} {(count == 1 ? "value" : "values")} could not be read and {(count == 1 ? "was" : "were")} left out; the first is on line {line}.";
        if (kindsUnknown.Count > 0)
            yield return $"Types of service that the pack does not know, so that their names are not shown to the public: {string.Join("; ", kindsUnknown)}. Add them to the pack's list of kinds.";
    }

    private void Take(int line, string[] cells)
    {
        var service = new RegulatedService { Regulator = layout.Regulator, Number = "", AsAt = asAt, Seen = asAt };
        var listed = new ListedService(service, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        var unread = new List<string>();
        string? providerName = null;
        foreach (var (at, heading, column) in Heading.Found)
        {
            if (column.Field.Length == 0 || ListValues.Said(cells[at]) is not { } said)
                continue;
            var isRead = column.Field switch
            {
                "number" => (service.Number = said.ToUpperInvariant()).Length > 0,
                "provider-name" => (providerName = said.Length <= ServiceField.MostLetters && !said.Any(c => c < ' ') ? said : null) is not null,
                "grade" => ListValues.Grade(said) is { } grade && listed.Grades.TryAdd(column.Name, grade),
                "yearly" => said.Length <= 100 && !said.Any(c => c < ' ') && listed.Yearly.TryAdd(heading, said),
                _ => ServiceField.All[column.Field].Read(service, said),
            };
            if (!isRead)
                unread.Add(heading);
        }
        if (!Number().IsMatch(service.Number))
            Refuse(line, service.Number.Length == 0 ? "it has no service number" : "its service number is none: letters, digits and hyphens are one");
        else if (!services.TryAdd(service.Number, listed))
            Refuse(line, "its service number stands on an earlier line, which was read");
        else
            Settle(line, service, listed, unread, providerName);
    }

    private void Settle(int line, RegulatedService service, ListedService listed, List<string> unread, string? providerName)
    {
        foreach (var heading in unread)
            setAside[heading] = setAside.TryGetValue(heading, out var before) ? (before.Count + 1, before.Line) : (1, line);
        // In the month when regulation began everything that stood was carried over: that is no day of opening.
        service.FromTheBeginning = (service.RegisteredMonth ?? service.Registered) is { } first && (first.Year, first.Month) == (layout.Began.Year, layout.Began.Month);
        if (service.FromTheBeginning)
            (service.Registered, service.RegisteredMonth) = (null, null);
        service.Grades = listed.Grades.Count == 0 ? service.Grades : JsonSerializer.Serialize(listed.Grades);
        service.Yearly = listed.Yearly.Count == 0 ? service.Yearly : JsonSerializer.Serialize(listed.Yearly);
        if (!AreaOf(service.AreaName))
        {
            AreasUnknown++;
            if (areasUnknown.Count < MostNamed)
                areasUnknown.Add(service.AreaName ?? "(none given)");
        }
        if (service.Kind is { } kind && kindsUnknown.Count < MostNamed && !IsKindKnown(kind))
            kindsUnknown.Add(kind);
        if (service.ProviderNumber is { } provider && (!providers.TryGetValue(provider, out var name) || name is null))
            providers[provider] = providerName;
    }

    private readonly Dictionary<string, bool> areas = new(StringComparer.Ordinal), kinds = new(StringComparer.Ordinal);

    private bool AreaOf(string? name) => name is not null && (areas.TryGetValue(name, out var known) ? known : areas[name] = layout.Area(name, asAt).IsKnown);

    private bool IsKindKnown(string kind) => kinds.TryGetValue(kind, out var known) ? known : kinds[kind] = layout.Persons(kind).IsKnown;

    private void Refuse(int line, string why)
    {
        Refused++;
        if (refused.Count < MostNamed)
            refused.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line} is refused: {why}."));
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
