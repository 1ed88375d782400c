using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A published plan that takes up a document, or one element of it.</summary>
/// <param name="What">Which of the plan's elements and actions do: address and title.</param>
public sealed record TakenUp(Guid Id, string Title, string Body, PlanState State, string TakesUp, IReadOnlyList<(string Url, string Title)> What)
{
    public string Url => $"/plans/{Id}";

    /// <summary>Document of the packs that is taken up.</summary>
    public string Document => TakesUp.Split('/')[0];

    /// <param name="element">"document/element"; null: every element of every document, a row for each plan and document.</param>
    public static async Task<IReadOnlyList<TakenUp>> Of(Store store, string? element, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var elements = await db.Set<PlanElement>().Where(e => element == null ? e.TakesUp != null : e.TakesUp == element).Select(e => new { e.PlanId, TakesUp = e.TakesUp!, e.Title, Action = (Guid?)null, e.Place }).ToListAsync(stop);
        var actions = await db.Set<PlanAction>().Where(a => element == null ? a.TakesUp != null : a.TakesUp == element).Select(a => new { a.PlanId, TakesUp = a.TakesUp!, a.Title, Action = (Guid?)a.Id, a.Place }).ToListAsync(stop);
        List<Guid> ids = [.. elements.Select(e => e.PlanId).Concat(actions.Select(a => a.PlanId)).Distinct()];
        var plans = await (from p in db.Set<Plan>() where p.State != PlanState.Draft && ids.Contains(p.Id) join o in db.Set<Organisation>() on p.OrganisationId equals o.Id orderby p.State, p.Title select new { p.Id, p.Title, o.Name, p.State }).ToListAsync(stop);
        return
        [
            .. from plan in plans
               from taken in elements.Concat(actions).Where(e => e.PlanId == plan.Id).GroupBy(e => element ?? e.TakesUp.Split('/')[0])
               select new TakenUp(plan.Id, plan.Title, plan.Name, plan.State, taken.Key, [.. taken.Select(t => (t.Action is { } action ? $"/plans/{plan.Id}/actions/{action}" : $"/plans/{plan.Id}#e-{t.Place}", t.Title))]),
        ];
    }
}
