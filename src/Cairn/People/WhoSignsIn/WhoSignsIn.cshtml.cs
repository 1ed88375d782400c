using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Who signs in for an organisation, or for the whole sector: the list, inviting, taking back, removing.</summary>
public sealed class WhoSignsInPage(Db db, Visit visit, Packs packs, Clock clock) : PageModel
{
    public const string OfProvider = "/providers/{organisation:guid}/accounts", OfSector = "/accounts";

    public sealed record Row(Guid Id, Guid Account, string Name, string User, Role Role, DateOnly? LastSignIn, bool AsksForCode, bool HasPasskey);

    /// <summary>Made with the form, so that sending it twice makes one invitation.</summary>
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public Role? Role { get; set; }
    [BindProperty] public string? Area { get; set; }

    /// <summary>Null for the whole sector.</summary>
    public string? Provider { get; private set; }
    public Guid Organisation { get; private set; }
    public IReadOnlyList<Row> People { get; private set; } = [];
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];
    public string? Saved { get; private set; }
    public string? Refused { get; private set; }

    /// <summary>A link that has just been made, told this once, and how long it works.</summary>
    public string? Link { get; private set; }
    public string Works { get; private set; } = "";

    public bool IsOwn => Organisation == (visit.Actor.Organisation ?? Membership.WholeSector);
    public bool IsMe(Row row) => row.Account == visit.Actor.Account;
    public string Day(DateTime at) => Format.Date(clock.DateOf(at));
    public IEnumerable<Choice> Roles => Invite.RolesIn(Organisation).Select(r => new Choice(r.ToString(), Platform.Access.Roles.Words(r), Platform.Access.Roles.May(r)));
    public IEnumerable<Choice> Areas => packs.Countries.SelectMany(c => c.Areas.On(clock.Today)).Select(a => new Choice(a.Code, a.Label));

    public async Task<IActionResult> OnGet(Guid? organisation, CancellationToken stop) => await Read(organisation, stop) ? Page() : NotFound();

    /// <summary>Providers whose names begin like what is looked for; null where nothing is.</summary>
    public IReadOnlyList<Organisation>? Found { get; private set; }

    /// <summary>What is looked for on the page of the whole sector.</summary>
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    public Task<IActionResult> OnPost(Guid? organisation, CancellationToken stop) => Do(organisation, async () =>
    {
        var who = new Invite.Invited(Email, Role, Areas.Any(a => a.Value == Area) ? Area : null);
        foreach (var (question, text) in who.Refused(Organisation))
            ModelState.AddModelError(question, text);
        if (!ModelState.IsValid)
            return;
        var token = await Invite.Run(db.Store, visit.Actor, Organisation, who, Key, stop);
        if (token is not null)
            (Link, Works) = (AcceptInvitationPage.At(Request, token), $"{Invitation.Days} days");
        Saved = token is null ? "That invitation is made already, and its link was shown once. If nobody copied it, withdraw it and invite again." : $"{Email!.Trim()} is invited.";
        // The next invitation is another form.
        ModelState.Clear();
        (Email, Role, Area, Key) = (null, null, null, NewId.Next().ToString());
    }, stop);

    public Task<IActionResult> OnPostWithdraw(Guid? organisation, Guid invitation, CancellationToken stop) => Do(organisation, async () =>
    {
        ModelState.Clear();
        Saved = $"The invitation of {await WithdrawInvitation.Run(db.Store, visit.Actor, Organisation, invitation, stop)} is withdrawn. Its link opens nothing any more.";
    }, stop);

    public Task<IActionResult> OnPostRemove(Guid? organisation, Guid member, CancellationToken stop) => Do(organisation, async () =>
    {
        ModelState.Clear();
        Saved = $"{await RemoveMember.Run(db.Store, visit.Actor, Organisation, member, stop)} can no longer work here.";
    }, stop);

    public Task<IActionResult> OnPostReset(Guid? organisation, Guid member, CancellationToken stop) => Do(organisation, async () =>
    {
        ModelState.Clear();
        var (token, name) = await MakePasswordReset.Run(db.Store, visit.Actor, Organisation, member, stop);
        (Link, Works) = ($"{Request.Scheme}://{Request.Host}{ResetPasswordPage.Route}?token={token}", $"{PasswordReset.Hours} hours");
        Saved = $"There is a link for {name} to choose a new password.";
    }, stop);

    public Task<IActionResult> OnPostLift(Guid? organisation, Guid member, CancellationToken stop) => Do(organisation, async () =>
    {
        ModelState.Clear();
        Saved = $"{await LiftOneTimeCode.Run(db.Store, visit.Actor, Organisation, member, stop)} is asked for no code any more.";
    }, stop);

    private async Task<IActionResult> Do(Guid? organisation, Func<Task> act, CancellationToken stop)
    {
        if (!await Find(organisation, stop))
            return NotFound();
        try
        {
            await act();
        }
        catch (RefusedException refused) when (refused is not NoSuchRecordException)
        {
            Refused = refused.Message;
        }
        await List(stop);
        return Page();
    }

    private async Task<bool> Read(Guid? organisation, CancellationToken stop)
    {
        if (!await Find(organisation, stop))
            return false;
        await List(stop);
        return true;
    }

    private async Task<bool> Find(Guid? organisation, CancellationToken stop)
    {
        if (organisation is null)
            return true;
        Organisation = organisation.Value;
        Provider = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstOrDefaultAsync(stop);
        return Provider is not null;
    }

    private async Task List(CancellationToken stop)
    {
        var members =
            from m in db.Set<Membership>()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.OrganisationId == Organisation
            orderby a.Name, a.UserName
            select new Row(m.Id, a.Id, a.Name, a.UserName!, m.Role, a.LastSignIn, a.OneTimeSecret != null, db.Set<Passkey>().Any(p => p.AccountId == a.Id));
        People = await members.ToListAsync(stop);
        if (Provider is null && SearchKey.Of(Q ?? "") is { Length: > 0 } begins)
            Found = await db.Set<Organisation>().AsNoTracking().Where(o => o.NameKey.StartsWith(begins)).OrderBy(o => o.NameKey).Take(20).ToListAsync(stop);
        var time = clock.Now;
        Invitations = await db.Set<Invitation>().AsNoTracking().Where(i => i.OrganisationId == Organisation && i.Accepted == null && i.Withdrawn == null && i.Until > time).OrderByDescending(i => i.Made).ToListAsync(stop);
    }
}
