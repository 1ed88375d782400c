using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Names somebody who is to start (R11).</summary>
public sealed class AddCandidatePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Name", "Service", "Role", "Contract", "PlannedOn", "Campaign"];

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Service { get; set; }
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? Contract { get; set; }
    [BindProperty] public DateOnly? PlannedOn { get; set; }
    [BindProperty] public string? Campaign { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<Choice> Roles { get; private set; } = [];
    public IReadOnlyList<Choice> Contracts { get; private set; } = [];
    public IReadOnlyList<Choice> Campaigns { get; private set; } = [];

    public async Task OnGet(Guid organisation, Guid? campaign, CancellationToken stop)
    {
        Campaign = campaign?.ToString();
        await Read(organisation, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        return await Saving.Save(this, Questions, async () =>
        {
            Guid? Id(string? typed) => Guid.TryParse(typed, out var id) ? id : null;
            var made = await AddCandidate.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Id(Service), Name, Role, Contract, PlannedOn, Id(Campaign)), Key, stop);
            return $"/providers/{organisation}/starting/{made}?saved=added";
        }) ?? Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var services = await db.Own<Service>().OrderBy(s => s.NameKey).Select(s => new { s.Record, s.Name, s.Country }).ToListAsync(stop);
        Services = [.. services.Select(s => new Choice(s.Record.ToString(), s.Name))];
        if (services.Count == 1)
            Service ??= Services[0].Value;
        var words = labels.Of((services.FirstOrDefault(s => s.Record.ToString() == Service) ?? services.FirstOrDefault())?.Country ?? "");
        (Roles, Contracts) = (words.Choices("job-roles", clock.Today), words.Choices("contract-types", clock.Today));
        var campaigns = await db.Set<RecruitmentCampaign>().AsNoTracking().OrderByDescending(c => c.From).Select(c => new { c.Id, c.Name }).Take(50).ToListAsync(stop);
        Campaigns = [.. campaigns.Select(c => new Choice(c.Id.ToString(), c.Name))];
    }
}
