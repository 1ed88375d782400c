using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Every published plan, running ones first (S2).</summary>
public sealed class PublishedPlansPage(Store store) : PageModel
{
    public const string Route = "/plans";

    public sealed record Row(Guid Id, string Title, string Summary, string Body, DateOnly From, DateOnly Until, PlanState State, int Actions, int Done);

    public IReadOnlyList<Row> Plans { get; private set; } = [];

    public string Finding => Plans.Count(p => p.State == PlanState.Published) is var running && running == 0 ? "No plan runs today" : $"{Format.Count(running, "plan runs", "plans run")}: what was promised, by whom, and how far it is";

    public async Task OnGet(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        Plans = await (from p in db.Set<Plan>()
                       where p.State != PlanState.Draft
                       join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
                       orderby p.State, p.From descending, p.Title
                       select new Row(p.Id, p.Title, p.Summary, o.Name, p.From, p.Until, p.State, db.Set<PlanAction>().Count(a => a.PlanId == p.Id), db.Set<PlanAction>().Count(a => a.PlanId == p.Id && a.State == ActionState.Done))).ToListAsync(stop);
    }
}
