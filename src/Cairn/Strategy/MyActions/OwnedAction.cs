using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An action that an account owns, with its last day as planned.</summary>
public sealed record OwnedAction(PlanAction Action, Plan Plan, DateOnly? Due, DateOnly Today)
{
    /// <summary>So many days before its last day the owner is reminded.</summary>
    public const int Ahead = 14;

    public bool IsLate => Action.EndedOn is null && Due < Today;

    public bool IsSoon => Action.EndedOn is null && !IsLate && Due <= Today.AddDays(Ahead);

    /// <summary>Days after its last day on which its owner expects it; null: none.</summary>
    public int? DaysForeseen => Action is { EndedOn: null, Forecast: { } forecast } && !IsLate && Due is { } due && forecast > due ? forecast.DayNumber - due.DayNumber : null;

    /// <summary>Those of the account, late ones first; of another organisation's plan only once it is published, and of closed plans none.</summary>
    public static async Task<IReadOnlyList<OwnedAction>> Of(Store store, Actor actor, CancellationToken stop)
    {
        if (actor is not { Account: { } account, Organisation: { } organisation })
            return [];
        await using var db = await store.Read(Scope.Sector, stop);
        var mine = await (from a in db.Set<PlanAction>().AsNoTracking()
                          where a.OwnerId == account
                          join p in db.Set<Plan>().AsNoTracking() on a.PlanId equals p.Id
                          where p.State == PlanState.Published && (p.OrganisationId == organisation || a.LeadId == organisation || db.Set<ActionPartner>().Any(x => x.ActionId == a.Id && x.PartnerId == organisation)) || p.State == PlanState.Draft && p.OrganisationId == organisation
                          select new { Action = a, Plan = p }).ToListAsync(stop);
        var schedules = new Dictionary<Guid, PlanRead>();
        foreach (var plan in mine.Select(m => m.Plan).DistinctBy(p => p.Id))
            schedules[plan.Id] = await PlanRead.Of(db, plan, stop);
        var today = store.Clock.Today;
        return
        [
            .. mine.Select(m => new OwnedAction(m.Action, m.Plan, PlanSchedule.IsDated(m.Action) ? schedules[m.Plan.Id].Schedule.End(schedules[m.Plan.Id].Action(m.Action.Id)!) : null, today))
                .OrderByDescending(o => o.IsLate).ThenBy(o => o.Action.EndedOn is not null).ThenBy(o => o.Due ?? DateOnly.MaxValue).ThenBy(o => o.Action.Title, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the account's first page reminds of: what is late, and what is due within <see cref="Ahead"/> days.</summary>
    public static async Task<IReadOnlyList<Reminder>> Reminders(Store store, Actor actor, CancellationToken stop) =>
        [.. (await Of(store, actor, stop)).Where(o => o.IsLate || o.IsSoon).Select(o => new Reminder(o.Action.Title, $"/my-actions/{o.Action.Id}", o.Plan.Title, o.Due!.Value, o.IsLate))];
}
