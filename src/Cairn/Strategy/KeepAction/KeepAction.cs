using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An action is added to a plan, or what it says is changed: who, when, with whom, with what (S2).</summary>
public static class KeepAction
{
    public static readonly Verb Verb = new("KeepAction", "An action of a plan is added or changed: what is done, by whom, when, with whom and with what.");

    /// <param name="Action">Null: a new one.</param>
    /// <param name="Owner">An account's identifier, or empty.</param>
    /// <param name="Lead">An organisation's name; linked where exactly one of this Cairn bears it.</param>
    /// <param name="Partners">The same, one a line.</param>
    /// <param name="Why">Why a running plan is changed.</param>
    public sealed record Input(
        Guid? Action, string? Title, string? Text, string? Element, string? TakesUp, string? Owner, string? OwnerWords, string? Lead, string? Partners, IReadOnlyList<string> Groups, ActionDates Dates, ActionMeans Means,
        bool QuickWin, string? Why, long Version);

    /// <returns>The action.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, Packs packs, Guid plan, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        var action = input.Action is { } known ? (await keeper.Open(db, plan, known, stop)).Action : null;
        var elements = await db.Set<PlanElement>().Where(e => e.PlanId == plan).Select(e => e.Id).ToListAsync(stop);
        var accounts = await Owners(db, keeper.Organisation, action?.Id, stop);
        List<AnswerFault> faults = [.. ActionRules.Faults(input, held, packs, elements, [.. accounts.Select(a => a.Id)], db.Store.Clock.Today), .. PlanKeeper.WhyFaults(held, input.Why)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (action is not null && action.Version != input.Version)
            throw new ConflictException();
        if (action is null)
        {
            action = new PlanAction { Id = NewId.Next(), OrganisationId = keeper.Organisation, PlanId = plan, Title = "", Text = "", Place = 1 + (await db.Set<PlanAction>().Where(a => a.PlanId == plan).MaxAsync(a => (int?)a.Place, stop) ?? 0) };
            db.Add(action);
        }
        var (lead, partners) = (await Body(db, input.Lead, stop), new List<(Guid?, string)>());
        foreach (var line in ActionRules.Lines(input.Partners))
            partners.Add((await Body(db, line, stop) is ({ } id, _) ? id : null, line));
        Set(action, input, lead);
        await SetPartners(db, action, partners, stop);
        return action.Id;
    }, stop, PlanKeeper.Text(input.Why));

    private static void Set(PlanAction action, Input input, (Guid? Id, string? Words) lead)
    {
        (action.Title, action.Text, action.TakesUp) = (input.Title!.Trim(), PlanKeeper.Text(input.Text) ?? "", PlanKeeper.Text(input.TakesUp));
        action.ElementId = Guid.TryParse(input.Element, out var element) ? element : null;
        (action.OwnerId, action.OwnerWords) = (Guid.TryParse(input.Owner, out var owner) ? owner : null, PlanKeeper.Text(input.OwnerWords));
        (action.LeadId, action.LeadWords) = lead;
        action.WorkerGroups = string.Join(';', input.Groups);
        (action.Starts, action.Days, action.Milestone, action.QuickWin) = (input.Dates.Starts, input.Dates.Length, input.Dates.Milestone, input.QuickWin);
        (action.NeededPence, action.FoundPence, action.TimeMinutes) = (input.Means.Needed, input.Means.Found, input.Means.Minutes);
        action.Version++;
    }

    private static async Task SetPartners(Db db, PlanAction action, List<(Guid? Id, string Words)> wanted, CancellationToken stop)
    {
        var held = await db.Set<ActionPartner>().Where(p => p.ActionId == action.Id).ToListAsync(stop);
        db.RemoveRange(held.Where(h => !wanted.Contains((h.PartnerId, h.Words))));
        db.AddRange(wanted.Distinct().Where(w => !held.Any(h => (h.PartnerId, h.Words) == w)).Select(w => new ActionPartner { Id = NewId.Next(), OrganisationId = action.OrganisationId, ActionId = action.Id, PartnerId = w.Id, Words = w.Words }));
    }

    /// <summary>The one organisation of this Cairn that bears a name; else the name alone.</summary>
    private static async Task<(Guid? Id, string? Words)> Body(Db db, string? name, CancellationToken stop)
    {
        if (PlanKeeper.Text(name) is not { } words)
            return (null, null);
        var key = SearchKey.Of(words);
        return (await db.Set<Organisation>().Where(o => o.NameKey == key).Select(o => o.Id).Take(2).ToListAsync(stop) is [var one] ? one : null, words);
    }

    /// <summary>Accounts that may own an action: those that work for the plan's organisation, and for the organisations of this Cairn that lead or take part.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> Owners(Db db, Guid organisation, Guid? action, CancellationToken stop)
    {
        var bodies = await db.Set<ActionPartner>().Where(p => p.ActionId == action && p.PartnerId != null).Select(p => p.PartnerId!.Value).ToListAsync(stop);
        if (await db.Set<PlanAction>().Where(a => a.Id == action).Select(a => a.LeadId).FirstOrDefaultAsync(stop) is { } lead)
            bodies.Add(lead);
        await using var all = await db.Store.Read(Scope.System, stop);
        bodies.Add(organisation);
        return [.. (await (from m in all.Set<Membership>() where bodies.Contains(m.OrganisationId) join a in all.Set<Account>() on m.AccountId equals a.Id orderby a.Name select new { a.Id, a.Name }).ToListAsync(stop)).Select(a => (a.Id, a.Name)).Distinct()];
    }
}
