using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Where somebody is signed in, and signing out there.</summary>
[ResponseCache(NoStore = true)]
public sealed class SessionsPage(Store store, Visit visit, Clock clock) : PageModel
{
    public const string Route = "/account/sessions";

    public IReadOnlyList<Session> Mine { get; private set; } = [];
    public string? Saved { get; private set; }
    public SessionLimits Limits => store.Settings.Sessions;

    public bool IsHere(Session session) => session.Id == visit.Session?.Id;
    public string At(DateTime time) => clock.Words(time);

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var all = await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == visit.Actor.Account).OrderByDescending(s => s.LastSeen).ToListAsync(stop);
        Mine = [.. all.Where(s => s.Ends(Limits) > clock.Now).OrderByDescending(IsHere)];
    }

    public async Task<IActionResult> OnPostEnd(Guid session, CancellationToken stop)
    {
        await EndSession.Run(store, visit.Actor, session, stop);
        Saved = "You are signed out there.";
        await OnGet(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostOthers(CancellationToken stop)
    {
        await EndSession.Others(store, visit.Actor, visit.Session?.Id, stop);
        Saved = "You are signed out everywhere else.";
        await OnGet(stop);
        return Page();
    }
}
