using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What an organisation has promised across all published plans: its own actions, those it leads, those it takes part in (S2).</summary>
public sealed class CommitmentsPage(Store store) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/commitments";

    public string Name { get; private set; } = "";
    public IReadOnlyList<(PlanRead Plan, IReadOnlyList<(PlanAction Action, string Part)> Rows)> Rows { get; private set; } = [];

    public string Finding
    {
        get
        {
            var (all, plans) = (Rows.Sum(r => r.Rows.Count), Rows.Count);
            var late = Rows.Sum(r => r.Rows.Count(a => a.Action.EndedOn is null && r.Plan.Schedule.LateBy(a.Action) > 0));
            return all == 0 ? "Nothing is promised" : $"{Format.Count(all, "commitment", "commitments")} in {Format.Count(plans, "plan", "plans")}, {(late == 0 ? "none" : Format.Number(late))} late";
        }
    }

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        Name = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(stop);
        var plans = await db.Set<Plan>().AsNoTracking().Where(p => p.State != PlanState.Draft && (p.OrganisationId == organisation || db.Set<PlanAction>().Any(a => a.PlanId == p.Id
            && (a.LeadId == organisation || db.Set<ActionPartner>().Any(x => x.ActionId == a.Id && x.PartnerId == organisation))))).OrderBy(p => p.State).ThenBy(p => p.Title).ToListAsync(stop);
        var rows = new List<(PlanRead, IReadOnlyList<(PlanAction, string)>)>();
        foreach (var plan in plans)
        {
            var read = await PlanRead.Of(db, plan, stop);
            rows.Add((read, [.. read.Actions.Select(a => (a, Part(read, a, organisation))).Where(a => a.Item2 is not null).Select(a => (a.a, a.Item2!))]));
        }
        Rows = [.. rows.Where(r => r.Item2.Count > 0)];
    }

    /// <summary>The gravest part that it has in an action; null: none. Who runs a plan answers for what nobody else leads.</summary>
    private static string? Part(PlanRead read, PlanAction action, Guid organisation) =>
        action.LeadId == organisation ? "Leads"
        : read.Plan.OrganisationId == organisation && action.LeadId is null && action.LeadWords is null ? "Leads"
        : read.Partners[action.Id].Any(p => p.PartnerId == organisation) ? "Takes part"
        : read.Plan.OrganisationId == organisation && action.OwnerId is not null ? "Owns" : null;
}
