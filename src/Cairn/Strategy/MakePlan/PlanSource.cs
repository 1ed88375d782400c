using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What a new plan begins with: elements and actions, with where they came from.</summary>
public sealed record PlanSource(string? TakenFrom, IReadOnlyList<PlanElement> Elements, IReadOnlyList<PlanAction> Actions, IReadOnlyList<ActionDependency> Dependencies)
{
    public static readonly PlanSource Nothing = new(null, [], [], []);

    /// <summary>Types of a document's elements that are done, not wanted.</summary>
    private static readonly string[] Done = ["action", "early-action", "longer-term-option", "activity", "recommendation", "commitment"];

    /// <summary>Of a document come what it wants and what it says is to be done; its indicators and questions stay in the document.</summary>
    public static PlanSource Of(StrategyDocument document, Guid organisation, Guid plan)
    {
        var wanted = document.Elements.Where(e => PlanElement.Types.Contains(e.Type)).ToList();
        var ids = wanted.ToDictionary(e => e.Id, _ => NewId.Next(), StringComparer.Ordinal);
        // What stands between may not come over: then the next above it does.
        Guid? Above(StrategyElement element)
        {
            for (var at = element.Parent is { } p ? document.Find(p) : null; at is not null; at = at.Parent is { } next ? document.Find(next) : null)
                if (ids.TryGetValue(at.Id, out var id))
                    return id;
            return null;
        }
        return new(document.Id,
            [.. wanted.Select((e, n) => new PlanElement
            {
                Id = ids[e.Id], OrganisationId = organisation, PlanId = plan, Place = n + 1, Type = e.Type, Title = e.Title, Text = e.Text, ParentId = Above(e), TakesUp = $"{document.Id}/{e.Id}",
            })],
            [.. document.Elements.Where(e => Done.Contains(e.Type)).Select((e, n) => new PlanAction
            {
                Id = NewId.Next(), OrganisationId = organisation, PlanId = plan, ElementId = Above(e), Place = n + 1, Title = e.Title, Text = e.Text, TakesUp = $"{document.Id}/{e.Id}",
                LeadWords = e.Owner,
            })], []);
    }

    /// <summary>Of a plan come its elements and actions, with their lengths and their first days as far after the beginning as there, and what waits for what; owners, money and what was reported stay.</summary>
    /// <exception cref="NoSuchRecordException">The organisation cannot read such a plan.</exception>
    public static async Task<PlanSource> Of(Store store, Guid from, Guid organisation, Guid plan, DateOnly begins, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var held = await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == from && (p.State != PlanState.Draft || p.OrganisationId == organisation), stop)
            ?? throw new NoSuchRecordException("There is no such plan to begin from.");
        var (elements, actions) = (await db.Set<PlanElement>().AsNoTracking().Where(e => e.PlanId == from).OrderBy(e => e.Place).ToListAsync(stop), await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == from).OrderBy(a => a.Place).ToListAsync(stop));
        var ids = elements.ToDictionary(e => e.Id, _ => NewId.Next());
        var acts = actions.ToDictionary(a => a.Id, _ => NewId.Next());
        var waits = await db.Set<ActionDependency>().AsNoTracking().Where(d => d.PlanId == from).ToListAsync(stop);
        Guid? Now(Guid? was) => was is { } id && ids.TryGetValue(id, out var now) ? now : null;
        var moved = begins.DayNumber - held.From.DayNumber;
        return new($"{from}",
            [.. elements.Select(e => new PlanElement
            {
                Id = ids[e.Id], OrganisationId = organisation, PlanId = plan, Place = e.Place, Type = e.Type, Title = e.Title, Text = e.Text, ParentId = Now(e.ParentId), TakesUp = e.TakesUp, ClonedFrom = e.Id,
            })],
            [.. actions.Select(a => new PlanAction
            {
                Id = acts[a.Id], OrganisationId = organisation, PlanId = plan, ElementId = Now(a.ElementId), Place = a.Place, Title = a.Title, Text = a.Text, TakesUp = a.TakesUp, ClonedFrom = a.Id,
                WorkerGroups = a.WorkerGroups, Starts = a.Starts?.AddDays(moved), Days = a.Days, Milestone = a.Milestone, QuickWin = a.QuickWin,
            })],
            [.. waits.Select(d => new ActionDependency { Id = NewId.Next(), OrganisationId = organisation, PlanId = plan, BeforeId = acts[d.BeforeId], AfterId = acts[d.AfterId], Lag = d.Lag })]);
    }
}
