using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a provider says of one person whom its file leaves out.</summary>
/// <param name="Left">False: they are still here.</param>
public sealed record SaidOfMissing(long Difference, bool Left, DateOnly? On, int? Reason);

/// <summary>The provider says who of those missing from the file has left, when and why. It takes effect with the return.</summary>
public static class NameLeavers
{
    public static readonly Verb Verb = new("NameLeavers", "A provider says of people whom its file leaves out that they left, when and why, or that they are still here.");

    /// <summary>What is wrong with an answer; null where nothing is.</summary>
    public static string? Refuses(SaidOfMissing said, DateOnly today) => said switch
    {
        { Left: false } => null,
        { On: null } => "Enter the day on which they left, such as 22 11 2026",
        { On: { } day } when day > today => "They left in the future. Enter a day up to today, or say that they are still here",
        { On.Year: < 1948 } => "Check the year in which they left",
        { Reason: null } => "Choose the reason. If you do not know it, choose “Reason not known”",
        _ => null,
    };

    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Guid id, IReadOnlyList<SaidOfMissing> said, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            if (await db.Set<Return>().Where(r => r.Id == id && r.OrganisationId == organisation).Select(r => (ReturnState?)r.State).FirstOrDefaultAsync(stop) != ReturnState.Checked)
                throw new RefusedException("This return is not waiting for a decision.");
            if (said.Select(s => Refuses(s, store.Clock.Today)).OfType<string>().Distinct().ToArray() is { Length: > 0 } reasons)
                throw new RefusedException(reasons);
            var wanted = said.Select(s => s.Difference).ToList();
            var rows = await Missing(db, organisation, id).Where(d => wanted.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
            foreach (var one in said.Where(s => rows.ContainsKey(s.Difference)))
            {
                rows[one.Difference].LeftOn = one.Left ? one.On : null;
                rows[one.Difference].LeavingReason = one.Left ? one.Reason : null;
            }
            return 0;
        }, stop);

    /// <summary>All whom the files leave out, with those whose service they leave out too.</summary>
    public static IQueryable<ReturnDifference> Missing(Db db, Guid organisation, Guid id) => db.Set<ReturnDifference>()
        .Where(d => d.ReturnId == id && d.OrganisationId == organisation && (d.Kind == DifferenceKind.Missing || d.Kind == DifferenceKind.MissingWithService) && !d.OfService);

    /// <summary>Those of a service that the files leave out; without one, those whose service is in the files.</summary>
    public static IQueryable<ReturnDifference> Missing(Db db, Guid organisation, Guid id, string? service)
    {
        var kind = service is null ? DifferenceKind.Missing : DifferenceKind.MissingWithService;
        return Missing(db, organisation, id).Where(d => d.Kind == kind && (service == null || d.ServiceReference == service));
    }

    /// <summary>Says the same of everybody who is missing.</summary>
    /// <param name="service">Reference of a service that the files leave out, for its people alone.</param>
    public static Task All(Store store, Scope scope, Actor actor, Guid organisation, Guid id, string? service, bool left, DateOnly? on, int? reason, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            if (Refuses(new SaidOfMissing(0, left, on, reason), store.Clock.Today) is { } why)
                throw new RefusedException(why);
            await Missing(db, organisation, id, service)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeftOn, left ? on : null).SetProperty(d => d.LeavingReason, left ? reason : null), stop);
            return 0;
        }, stop);
}
