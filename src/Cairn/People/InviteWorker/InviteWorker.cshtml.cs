using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>A manager invites somebody of their staff to see their own record (W1; UK GDPR, article 15).</summary>
public sealed class InviteWorkerPage(Db db, Visit visit) : PageModel
{
    public const string Route = "/providers/{organisation:guid}/staff/{engagement:guid}/invite";

    private Engagement held = null!;

    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public string? Email { get; set; }

    public string Home { get; private set; } = "";
    public string Name => held.DisplayName;

    /// <summary>Who sees the record already.</summary>
    public string? SignsInAs { get; private set; }

    /// <summary>Just made, told this once.</summary>
    public string? Link { get; private set; }

    public string? Saved { get; private set; }

    public async Task<IActionResult> OnGet(Guid organisation, Guid engagement, CancellationToken stop) => await Read(organisation, engagement, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid engagement, CancellationToken stop)
    {
        if (!await Read(organisation, engagement, stop))
            return NotFound();
        var who = new Invite.Invited(Email, Role.Worker, Person: held.PersonId);
        foreach (var (question, text) in who.Refused(held.OrganisationId))
            ModelState.AddModelError(question, text);
        if (!ModelState.IsValid)
            return Page();
        var token = await Invite.Run(db.Store, visit.Actor, held.OrganisationId, who, Key, stop);
        Link = token is null ? null : AcceptInvitationPage.At(Request, token);
        Saved = token is null ? "That invitation is made already, and its link was shown once." : $"{Email!.Trim()} is invited.";
        ModelState.Clear();
        (Email, Key) = (null, NewId.Next().ToString());
        return Page();
    }

    private async Task<bool> Read(Guid organisation, Guid engagement, CancellationToken stop)
    {
        Home = $"/providers/{organisation}/staff/{engagement}";
        var mine = visit.Scope.Organisations;
        if (await db.Set<Engagement>().AsNoTracking().FirstOrDefaultAsync(e => e.Record == engagement && mine.Contains(e.OrganisationId), stop) is not { } found)
            return false;
        held = found;
        var (person, owner) = (held.PersonId, held.OrganisationId);
        SignsInAs = await db.Set<Membership>().Where(m => m.PersonId == person && m.OrganisationId == owner).Join(db.Set<Account>(), m => m.AccountId, a => a.Id, (_, a) => a.UserName).FirstOrDefaultAsync(stop);
        return true;
    }
}
