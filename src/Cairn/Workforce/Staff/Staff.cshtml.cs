using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The provider's staff: searched by name or reference, filtered, fifty at a time.</summary>
public sealed class StaffPage(Db db, Actor actor, Labels labels, Clock clock, IDataProtectionProvider protection) : PageModel
{
    private readonly StaffSearch searches = new(protection, actor);

    [BindProperty(SupportsGet = true)] public Guid? Service { get; set; }
    [BindProperty(SupportsGet = true)] public string? Role { get; set; }
    [BindProperty(SupportsGet = true)] public int? Contract { get; set; }
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }

    /// <summary>What was typed, sealed.</summary>
    [FromQuery(Name = "q")] public string? Sealed { get; set; }

    [BindProperty] public string? Search { get; set; }

    public sealed record Row(Guid Record, string Name, string Reference, string Role, Guid Service, int? Contract, DateOnly? Started, DateTime Recorded, bool TrainingExpired);

    public Guid Organisation { get; private set; }
    public Leaf<Row> Leaf { get; private set; } = null!;
    public int Found { get; private set; }
    public int InPost { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<Choice> Roles { get; private set; } = [];
    public IReadOnlyList<Choice> Contracts { get; private set; } = [];

    public static IReadOnlyList<Choice> Shows { get; } =
    [
        new("", "Everybody in post"), new(StaffNeeds.TrainingExpired, "Training has run out"), new(StaffNeeds.TrainingExpiring, "Training runs out within 90 days"),
        new(StaffNeeds.NotConfirmed, "Not confirmed for a year"), new(StaffNeeds.NoPay, "Pay not given"), new(StaffNeeds.NoHours, "Hours not given"), new(StaffNeeds.Left, "Have left"),
    ];

    public bool IsFiltered => Service is not null || Role is not null || Contract is not null || !string.IsNullOrEmpty(Show) || !string.IsNullOrEmpty(Search);

    /// <summary>Whether a search came with the address whose seal no longer opens.</summary>
    public bool SearchIsOld { get; private set; }

    public string ServiceName(Guid service) => Services.FirstOrDefault(s => s.Value == service.ToString())?.Text ?? "";

    public string RoleName(string code) => Words["job-roles", code]!;

    public string ContractName(int? code) => Words["contract-types", code?.ToString(CultureInfo.InvariantCulture)] ?? "Not given";

    public string Since(DateTime recorded) => Age.Words(clock.DateOf(recorded), clock.Today);

    private CountryLabels Words { get; set; } = null!;

    /// <summary>A search is sent, so that a name is in no address, history or log; the answer's address carries it sealed.</summary>
    public IActionResult OnPost(Guid organisation)
    {
        Organisation = organisation;
        return Redirect(Address(string.IsNullOrWhiteSpace(Search) ? null : searches.Seal(Search.Trim())));
    }

    public async Task OnGet(Guid organisation, Guid? after, Guid? before, CancellationToken stop)
    {
        Organisation = organisation;
        Search = Sealed is null ? null : searches.Open(Sealed);
        SearchIsOld = Sealed is not null && Search is null;
        ModelState.Clear();
        await ReadChoices(stop);

        var staff = await StaffNeeds.Of(db, Show, clock.Today, stop);
        if (Service is { } service)
            staff = staff.Where(e => e.ServiceId == service);
        if (Role is { } role)
            staff = staff.Where(e => e.Role == role);
        if (Contract is { } contract)
            staff = staff.Where(e => e.ContractType == contract);
        if (!string.IsNullOrEmpty(Search))
            staff = StaffSearch.Find(staff, Search);
        Found = IsFiltered ? await staff.CountAsync(stop) : InPost;
        var expired = db.Set<LearningRecord>().Expired(db, clock.Today);
        Leaf = await Workforce.Leaf.Of(staff, Show == StaffNeeds.Left ? db.Gone() : db.Own<Engagement>(), after, before, e => new Row(e.Record, e.DisplayName, e.Reference, e.Role, e.ServiceId, e.ContractType, e.StartDate, e.Recorded,
            expired.Any(l => l.EngagementId == e.Record)), r => r.Record, stop);
    }

    private async Task ReadChoices(CancellationToken stop)
    {
        var services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        Words = labels.Of(services.FirstOrDefault()?.Country ?? "");
        Services = [.. services.Select(s => new Choice(s.Record.ToString(), s.Name))];
        var groups = await db.Own<Engagement>().InPost(clock.Today).GroupBy(e => new { e.Role, e.ContractType })
            .Select(g => new { g.Key.Role, g.Key.ContractType, Staff = g.Count() }).ToListAsync(stop);
        InPost = groups.Sum(g => g.Staff);
        Roles = [.. groups.GroupBy(g => g.Role).Select(g => new Choice(g.Key, $"{RoleName(g.Key)} ({Format.Number(g.Sum(r => r.Staff))})")).OrderBy(c => c.Text, StringComparer.Ordinal)];
        Contracts = [.. groups.Where(g => g.ContractType is not null).GroupBy(g => g.ContractType).OrderBy(g => g.Key)
            .Select(g => new Choice(g.Key!.Value.ToString(CultureInfo.InvariantCulture), $"{ContractName(g.Key)} ({Format.Number(g.Sum(r => r.Staff))})"))];
    }

    /// <summary>This list's address with its filters, at a place in it.</summary>
    public string Address(string? sealedSearch, string? place = null, Guid? at = null) => $"/providers/{Organisation}/staff" + QueryString.Create(new[]
    {
        KeyValuePair.Create("service", Service?.ToString()), KeyValuePair.Create("role", Role), KeyValuePair.Create("contract", Contract?.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("show", Show), KeyValuePair.Create("q", sealedSearch), KeyValuePair.Create(place ?? "after", at?.ToString()),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));
}
