using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One regulator's services for everybody: searched by name, town or postcode, by area and kind, fifty at a time. Nobody's own name is shown or searched.</summary>
public sealed class RegulatedServicesPage(Db db, Packs packs, Clock clock, Actor actor) : PageModel
{
    private const int Size = Workforce.Leaf.Size;

    [BindProperty(SupportsGet = true)] public string? Regulator { get; set; }
    [BindProperty(SupportsGet = true)] public string? Search { get; set; }
    [BindProperty(SupportsGet = true)] public string? Area { get; set; }
    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public string? Provider { get; set; }

    public ServiceList? List { get; private set; }
    public ListLayout Layout { get; private set; } = null!;
    public IReadOnlyList<RegulatedService> Rows { get; private set; } = [];
    public int Found { get; private set; }
    public string? Previous { get; private set; }
    public string? Next { get; private set; }
    public string? ProviderName { get; private set; }
    public IReadOnlyList<Choice> Regulators { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    public bool MayBring => actor.Role is Role.Administrator or Role.Statistician or Role.Registrar;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Area) || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Provider);

    public async Task<IActionResult> OnGet(string? after, string? before, CancellationToken stop)
    {
        var lists = (await db.CurrentLists().ToListAsync(stop)).ToDictionary(l => l.Regulator, StringComparer.Ordinal);
        var layouts = ListLayout.All(packs).Where(l => lists.ContainsKey(l.Regulator)).ToList();
        if ((layouts.FirstOrDefault(l => l.Regulator == Regulator) ?? layouts.FirstOrDefault()) is not { } layout)
            return Page();
        (Layout, List, Regulator) = (layout, lists[layout.Regulator], layout.Regulator);
        Regulators = [.. layouts.Select(l => new Choice(l.Regulator, l.RegulatorName))];
        Areas = [.. layout.Areas(clock.Today).Select(a => new Choice(a.Code, a.Label))];
        var all = db.Set<RegulatedService>().AsNoTracking().Where(s => s.ListId == List.Id);
        Kinds = [.. (await all.Where(s => s.Kind != null).Select(s => s.Kind!).Distinct().ToListAsync(stop)).SelectMany(k => k.Split('|')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(k => new Choice(k, k))];
        if (!string.IsNullOrEmpty(Provider))
            ProviderName = await db.Set<RegulatedProvider>().Where(p => p.ListId == List.Id && p.Number == Provider && !p.IsPersons).Select(p => p.Name).FirstOrDefaultAsync(stop);
        var services = Filtered(all);
        Found = await services.CountAsync(stop);
        await Turn(services, all, after, before, stop);
        return Page();
    }

    private IQueryable<RegulatedService> Filtered(IQueryable<RegulatedService> services)
    {
        if (!string.IsNullOrEmpty(Area))
        {
            // A list of some years ago has the codes of its day.
            var codes = Layout.AllCodes(Area, clock.Today);
            services = services.Where(s => s.Area != null && codes.Contains(s.Area));
        }
        if (!string.IsNullOrEmpty(Kind))
        {
            var kind = $"|{Kind}|";
            services = services.Where(s => ("|" + s.Kind + "|").Contains(kind));
        }
        if (!string.IsNullOrEmpty(Provider))
            services = services.Where(s => s.ProviderNumber == Provider && !s.IsPersons);
        return RegulatedSearch.Of(services, Search);
    }

    private async Task Turn(IQueryable<RegulatedService> services, IQueryable<RegulatedService> all, string? after, string? before, CancellationToken stop)
    {
        var mark = (after ?? before) is { } number ? await all.Where(s => s.Number == number).Select(s => new { s.ShownKey, s.Number }).FirstOrDefaultAsync(stop) : null;
        var back = mark is not null && after is null;
        if (mark is not null)
            services = back
                ? services.Where(s => string.Compare(s.ShownKey, mark.ShownKey) < 0 || (s.ShownKey == mark.ShownKey && string.Compare(s.Number, mark.Number) < 0))
                : services.Where(s => string.Compare(s.ShownKey, mark.ShownKey) > 0 || (s.ShownKey == mark.ShownKey && string.Compare(s.Number, mark.Number) > 0));
        var ordered = back ? services.OrderByDescending(s => s.ShownKey).ThenByDescending(s => s.Number) : services.OrderBy(s => s.ShownKey).ThenBy(s => s.Number);
        var rows = await ordered.Take(Size + 1).ToListAsync(stop);
        var more = rows.Count > Size;
        if (more)
            rows.RemoveAt(Size);
        if (back)
            rows.Reverse();
        Rows = rows;
        if (rows.Count > 0)
            (Previous, Next) = (back ? more ? rows[0].Number : null : mark is null ? null : rows[0].Number, back || more ? rows[^1].Number : null);
    }

    public string Address(string place, string at) => "/regulated-services" + QueryString.Create(new[]
    {
        KeyValuePair.Create("regulator", Regulators.Count > 1 ? Regulator : null), KeyValuePair.Create("search", Search), KeyValuePair.Create("area", Area), KeyValuePair.Create("kind", Kind), KeyValuePair.Create("provider", Provider), KeyValuePair.Create(place, (string?)at),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}

/// <summary>How services of a list are searched: by what everybody may read of them, and by number.</summary>
internal static class RegulatedSearch
{
    /// <param name="typed">Part of a name or town, a postcode or its beginning, or the service's number.</param>
    public static IQueryable<RegulatedService> Of(IQueryable<RegulatedService> services, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return services;
        var (key, tight, number) = (SearchKey.Of(typed), RegulatedWords.PostcodeKey(typed, isPersons: false), typed.Trim().ToUpperInvariant());
        // Letters and a figure, as every postcode's first half has: else a name would be looked for among postcodes.
        var isPostcode = tight.Length is >= 2 and <= 8 && char.IsAsciiLetter(tight[0]) && tight.Any(char.IsAsciiDigit);
        return services.Where(s => (key != "" && (s.ShownKey.Contains(key) || s.PlaceKey.Contains(key))) || (isPostcode && s.PostcodeKey.StartsWith(tight)) || s.Number == number);
    }
}
