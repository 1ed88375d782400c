using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Who keeps an organisation's plans.</summary>
public sealed record PlanKeeper(Store Store, Actor Actor, Guid Organisation)
{
    /// <summary>Who may: the organisation's strategy leads, and a provider's managers.</summary>
    public static readonly Role[] Roles = [Role.StrategyLead, Role.ProviderManager];

    /// <summary>One change to a plan.</summary>
    /// <param name="key">Made by who asks, before it is sent: the same again has no effect.</param>
    /// <param name="reason">Why, where the keeper says so.</param>
    public Task<T> Write<T>(Verb verb, string? key, Func<Db, Task<T>> change, CancellationToken stop, string? reason = null) =>
        Store.Write(Scope.Of(Organisation), new Change(verb, Actor, Organisation, reason, key), change, stop);

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Verb verb, string? key, Func<Db, Task> change, CancellationToken stop, string? reason = null) => Write(verb, key, async db => { await change(db); return 0; }, stop, reason);

    /// <summary>The plan, held off from others until the change is done.</summary>
    /// <exception cref="RefusedException">There is no such plan, or it is closed.</exception>
    public async Task<Plan> Open(Db db, Guid plan, CancellationToken stop)
    {
        await Store.Engine.LockChain(db, Organisation, stop);
        var held = await db.Set<Plan>().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == Organisation, stop) ?? throw new NoSuchRecordException("There is no such plan.");
        return held.State != PlanState.Closed ? held : throw new RefusedException("This plan is closed. Nothing in it changes any more; make a new one from it instead.");
    }

    /// <summary>One of the plan's actions, the plan held off from others.</summary>
    /// <exception cref="RefusedException">There is no such plan or action, or the plan is closed.</exception>
    public async Task<(Plan Plan, PlanAction Action)> Open(Db db, Guid plan, Guid action, CancellationToken stop) =>
        (await Open(db, plan, stop), await db.Set<PlanAction>().FirstOrDefaultAsync(a => a.Id == action && a.PlanId == plan, stop) ?? throw new NoSuchRecordException("There is no such action."));

    /// <summary>Why a running plan is changed: what everybody reads is not changed without a reason.</summary>
    internal static IEnumerable<AnswerFault> WhyFaults(Plan plan, string? why) =>
        plan.State == PlanState.Published && string.IsNullOrWhiteSpace(why) ? [new("Why", "Say why the plan is changed: it is published, and its history shows it")]
        : why?.Trim().Length > LongestWhy ? [new("Why", $"Say it in at most {LongestWhy} characters")] : [];

    internal const int LongestWhy = 300;

    internal static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
