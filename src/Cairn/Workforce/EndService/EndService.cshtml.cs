using System.Globalization;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Says that a service has closed, and first who would have to be moved.</summary>
public sealed class EndServicePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    /// <summary>Staff named here; the rest are a link away.</summary>
    private const int SomeStaff = 10;

    public string Key { get; private set; } = NewId.Next().ToString();
    public Guid Organisation { get; private set; }
    public Service Held { get; private set; } = null!;
    public IReadOnlyList<(Guid Record, string Name)> Staff { get; private set; } = [];
    public int StaffCount { get; private set; }
    public int Vacancies { get; private set; }

    /// <summary>As it was typed.</summary>
    public string? Day { get; private set; }

    public DateOnly Today => clock.Today;

    public async Task<IActionResult> OnGet(Guid organisation, Guid service, CancellationToken stop) => await Read(organisation, service, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid service, CancellationToken stop)
    {
        (Key, var seen) = (Request.Form["Key"].ToString(), long.TryParse(Request.Form["Version"], CultureInfo.InvariantCulture, out var version) ? version : 0);
        var (typed, date, advice) = DatePartsBinder.Of(name => Request.Form[name], "closedOn");
        Day = typed;
        if (advice is not null)
            ModelState.AddModelError("closedOn", advice);
        if (await Saving.Save(this, ["closedOn"], async () =>
        {
            await EndService.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(service, seen, date), Key, stop);
            return $"/providers/{organisation}/services/{service}?saved=closed";
        }) is { } done)
            return done;
        if (Response.StatusCode == StatusCodes.Status409Conflict)
            Key = NewId.Next().ToString();
        return await Read(organisation, service, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(Guid organisation, Guid service, CancellationToken stop)
    {
        if (await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == service, stop) is not { } held)
            return false;
        (Organisation, Held) = (organisation, held);
        var staff = db.Own<Engagement>().Where(e => e.ServiceId == service);
        StaffCount = await staff.CountAsync(stop);
        Staff = [.. (await staff.OrderBy(e => e.NameKey).ThenBy(e => e.Id).Take(SomeStaff).Select(e => new { e.Record, e.DisplayName }).ToListAsync(stop)).Select(e => (e.Record, e.DisplayName))];
        Vacancies = await db.Own<Post>().Where(p => p.ServiceId == service).SumAsync(p => p.Vacancies ?? 0, stop);
        return true;
    }
}
