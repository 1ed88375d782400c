using System.Text.Json;
using Cairn.People;

namespace Cairn.Workforce;

/// <summary>
/// What is held of a regulator's services once a list has come: the list where it is as new as what is held or newer, else what is held
/// with its gaps filled. A grading goes by its own day of publication. What a list does not name, or has no column for, stays.
/// </summary>
internal sealed class MergeServiceList
{
    /// <summary>Services that the report names of each kind of change.</summary>
    private const int MostNamed = 50;

    private readonly ListLayout layout;
    private readonly ReadServiceList list;
    private readonly DateOnly asAt;
    private readonly HashSet<string> fields, headings;
    private readonly List<RegulatedService> services = [];
    private readonly Dictionary<(string, DateOnly), string?> areas = [];
    private readonly Dictionary<string, (bool IsPersons, string Label)> kinds = new(StringComparer.Ordinal);

    /// <param name="held">What the regulator's last list left.</param>
    /// <param name="newest">Newest day of the lists so far; the least day where there is none.</param>
    public MergeServiceList(ListLayout layout, ReadServiceList list, DateOnly asAt, IReadOnlyDictionary<string, RegulatedService> held, IReadOnlyDictionary<string, RegulatedProvider> heldProviders, DateOnly newest)
    {
        (this.layout, this.list, this.asAt) = (layout, list, asAt);
        fields = [.. list.Heading.Found.Select(f => f.Column.Field)];
        headings = [.. list.Heading.Found.Select(f => f.Column.Name)];
        foreach (var (number, listed) in list.Services)
        {
            held.TryGetValue(number, out var before);
            var now = before is null ? listed.Service : Merged(listed, before);
            Tell(before, now);
            services.Add(now);
        }
        foreach (var absent in held.Values.Where(h => !list.Services.ContainsKey(h.Number)))
        {
            if (asAt > newest && absent.Seen == newest)
                Gone.Add(absent.Number);
            services.Add(absent.Copy());
        }
        services.ForEach(Derive);
        var persons = services.Where(s => s.IsPersons && s.ProviderNumber is not null).Select(s => s.ProviderNumber!).ToHashSet(StringComparer.Ordinal);
        Providers = [.. list.Providers.Keys.Union(heldProviders.Keys).Select(number =>
        {
            var (listed, before) = (list.Providers.GetValueOrDefault(number), heldProviders.GetValueOrDefault(number)?.Name);
            return new RegulatedProvider { Regulator = layout.Regulator, Number = number, Name = asAt >= newest ? listed ?? before : before ?? listed, IsPersons = persons.Contains(number) };
        })];
    }

    public IReadOnlyList<RegulatedService> Services => services;
    public IReadOnlyList<RegulatedProvider> Providers { get; }
    public List<string> New { get; } = [];
    public List<string> Closed { get; } = [];
    public List<string> Gone { get; } = [];
    public List<string> Regraded { get; } = [];

    public static IReadOnlyList<string> Some(List<string> numbers) => [.. numbers.Take(MostNamed)];

    private RegulatedService Merged(ListedService listed, RegulatedService before)
    {
        var isNewer = asAt >= before.AsAt;
        // Only a day of publication tells which grading is newer; where one has none, the lists' own days do.
        var takesGrading = listed.Service.Graded is { } now && before.Graded is { } then ? now > then || (now == then && isNewer)
            : isNewer || (before.Graded is null && before.GradeLeast is null && before.Grades == "{}");
        var merged = before.Copy();
        foreach (var (name, field) in ServiceField.All)
            if (fields.Contains(name) && ((field.IsGrading ? takesGrading : isNewer) || field.IsBlank(merged)))
                field.Copy(merged, listed.Service);
        if (fields.Contains("registered") || fields.Contains("registered-month"))
            merged.FromTheBeginning = isNewer ? listed.Service.FromTheBeginning : before.FromTheBeginning || listed.Service.FromTheBeginning;
        if (merged.FromTheBeginning)
            (merged.Registered, merged.RegisteredMonth) = (null, null);
        merged.Grades = takesGrading ? Grades(listed.Grades, before.Grades) : before.Grades;
        merged.Yearly = Yearly(listed.Yearly, before.Yearly, isNewer);
        merged.AsAt = isNewer ? asAt : before.AsAt;
        merged.Seen = asAt > before.Seen ? asAt : before.Seen;
        return merged;
    }

    /// <summary>The list's grades, and held ones whose column it does not have.</summary>
    private string Grades(SortedDictionary<string, int> listed, string before)
    {
        if (before == "{}")
            return JsonSerializer.Serialize(listed);
        var all = new SortedDictionary<string, int>(listed, StringComparer.Ordinal);
        foreach (var (name, grade) in JsonSerializer.Deserialize<Dictionary<string, int>>(before)!.Where(g => !headings.Contains(g.Key)))
            all[name] = grade;
        return JsonSerializer.Serialize(all);
    }

    /// <summary>Years of both: each list tells three.</summary>
    private static string Yearly(SortedDictionary<string, string> listed, string before, bool isNewer)
    {
        if (before == "{}")
            return JsonSerializer.Serialize(listed);
        var all = JsonSerializer.Deserialize<SortedDictionary<string, string>>(before)!;
        foreach (var (name, value) in listed)
            if (isNewer || !all.ContainsKey(name))
                all[name] = value;
        return JsonSerializer.Serialize(new SortedDictionary<string, string>(all, StringComparer.Ordinal));
    }

    private void Tell(RegulatedService? before, RegulatedService now)
    {
        if (before is null)
            New.Add(now.Number);
        else if (now.IsInactive && !before.IsInactive)
            Closed.Add(now.Number);
        if (before is not null && (before.Grades, before.GradeLeast, before.GradeMost) != (now.Grades, now.GradeLeast, now.GradeMost))
            Regraded.Add(now.Number);
    }

    /// <summary>What follows from the rest: its area's code, what may be shown of it, the keys of the search.</summary>
    private void Derive(RegulatedService service)
    {
        var place = (service.AreaName ?? "", service.AsAt);
        service.Area = areas.TryGetValue(place, out var code) ? code : areas[place] = layout.Area(service.AreaName, service.AsAt).Code;
        var kind = service.Kind ?? "";
        if (!kinds.TryGetValue(kind, out var known))
            kinds[kind] = known = (layout.Persons(service.Kind).IsPersons, RegulatedWords.Kind(kind));
        service.IsPersons = known.IsPersons;
        service.ShownName = service is { IsPersons: false, Name: { } name } ? name : RegulatedWords.Nameless(known.Label, layout.ServiceOf(service) == "childminder", service.AreaName);
        service.ShownKey = SearchKey.Of(service.ShownName);
        service.PlaceKey = service.IsPersons ? "" : SearchKey.Of(string.Join(' ', service.Address1, service.Address2, service.Address3, service.Address4, service.Town));
        service.PostcodeKey = RegulatedWords.PostcodeKey(service.Postcode ?? "", service.IsPersons);
    }
}
