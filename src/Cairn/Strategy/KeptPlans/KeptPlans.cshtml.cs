using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An organisation's plans, for those who keep them (S2).</summary>
public sealed class KeptPlansPage(Db db) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans";

    public sealed record Row(Guid Id, string Title, DateOnly From, DateOnly Until, PlanState State, int Actions, int Done);

    public Guid Organisation { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<Row> Plans { get; private set; } = [];

    public string Finding => Plans.Count == 0 ? "No plan yet" : Plans.Count(p => p.State == PlanState.Published) is var running && running == 0 ? $"{Format.Count(Plans.Count, "plan", "plans")}, none running" : $"{Format.Count(running, "plan runs", "plans run")}";

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Name = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(stop);
        Plans = await db.Set<Plan>().Where(p => p.OrganisationId == organisation).OrderBy(p => p.State).ThenByDescending(p => p.From).Select(p => new Row(
            p.Id, p.Title, p.From, p.Until, p.State, db.Set<PlanAction>().Count(a => a.PlanId == p.Id), db.Set<PlanAction>().Count(a => a.PlanId == p.Id && a.State == ActionState.Done))).ToListAsync(stop);
    }
}
