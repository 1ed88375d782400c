using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>For whom an account works: where it works now, going to another, leaving one.</summary>
[ResponseCache(NoStore = true)]
public sealed class YourOrganisationsPage(Store store, Visit visit) : PageModel
{
    public const string Route = "/account/organisations";

    public sealed record Row(Guid Id, string Name, Role Role, bool IsHere);

    public IReadOnlyList<Row> Mine { get; private set; } = [];
    public string? Refused { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop); // those of other organisations are the reader's own, too
        var here = visit.Actor.Organisation ?? Membership.WholeSector;
        var mine =
            from m in db.Set<Membership>()
            where m.AccountId == visit.Actor.Account
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id into named
            from o in named.DefaultIfEmpty()
            orderby o.NameKey
            select new Row(m.Id, o == null ? "The whole sector" : o.Name, m.Role, m.OrganisationId == here);
        Mine = await mine.ToListAsync(stop);
    }

    public async Task<IActionResult> OnPostSwitch(Guid member, CancellationToken stop)
    {
        await SwitchOrganisation.Run(store, visit.Actor, member, stop);
        return Redirect("/start");
    }

    public async Task<IActionResult> OnPostLeave(Guid member, CancellationToken stop)
    {
        try
        {
            await LeaveOrganisation.Run(store, visit.Actor, member, stop);
            return Redirect(Route);
        }
        catch (RefusedException refused) when (refused is not NoSuchRecordException)
        {
            Refused = refused.Message;
            await OnGet(stop);
            return Page();
        }
    }
}
