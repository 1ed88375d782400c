using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's volunteers by service and year, to be read and said.</summary>
public sealed class StateVolunteersPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    [BindProperty] public string? Service { get; set; }
    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? People { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public IReadOnlyList<(Volunteers Row, string Service)> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Years => [.. Enumerable.Range(StateVolunteers.OldestYear, StateVolunteers.LastYear(clock.Today) - StateVolunteers.OldestYear + 1).Reverse().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Choice(y, y))];

    public async Task OnGet(Guid organisation, bool saved, CancellationToken stop)
    {
        Saved = saved;
        await Read(organisation, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        try
        {
            await StateVolunteers.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels),
                new(Guid.TryParse(Service, out var service) ? service : null, int.TryParse(Year, CultureInfo.InvariantCulture, out var year) ? year : 0,
                    int.TryParse(People?.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var people) ? people : null), Key, stop);
            return Redirect($"/providers/{organisation}/volunteers?saved=true");
        }
        catch (AnswersRefusedException refused)
        {
            foreach (var fault in refused.Faults)
                ModelState.AddModelError(fault.Question, fault.Text);
        }
        await Read(organisation, stop);
        return Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var services = await db.Own<Service>().Where(s => s.OrganisationId == organisation).OrderBy(s => s.Name).Select(s => new { s.Record, s.Name }).ToListAsync(stop);
        Services = [.. services.Select(s => new Choice(s.Record.ToString(), s.Name))];
        var rows = await db.Set<Volunteers>().AsNoTracking().Where(v => v.OrganisationId == organisation).OrderByDescending(v => v.Year).ToListAsync(stop);
        Rows = [.. rows.Select(r => (r, services.FirstOrDefault(s => s.Record == r.ServiceId)?.Name ?? "A service that has closed")).OrderByDescending(r => r.r.Year).ThenBy(r => r.Item2, StringComparer.Ordinal)];
    }
}
