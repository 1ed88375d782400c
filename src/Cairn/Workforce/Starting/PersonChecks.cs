using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One candidate, or one person in post, with their checks.</summary>
/// <param name="Candidate">Null of somebody in post.</param>
/// <param name="Day">On which they are to start, or did; null where it is not known.</param>
/// <param name="History">Every entry, the newest first.</param>
public sealed record PersonChecks(
    Guid Record, Guid Owner, Candidate? Candidate, string Name, string Role, Guid Service, string Country, DateOnly? Day, IReadOnlyList<CheckStanding> Standings, IReadOnlyList<SuitabilityCheck> History)
{
    /// <returns>Null where the scope has no such candidate who has yet to start, and nobody such in post.</returns>
    public static async Task<PersonChecks?> Read(Db db, Labels labels, RegisterCheck register, Guid record, CancellationToken stop)
    {
        var mine = db.Scope.Organisations;
        var candidate = await db.Set<Candidate>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == record && mine.Contains(c.OrganisationId) && c.StartedOn == null, stop);
        var inPost = candidate is null ? await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == record, stop) : null;
        if (candidate is null && inPost is null)
            return null;
        var (owner, service, role) = candidate is null ? (inPost!.OrganisationId, inPost.ServiceId, inPost.Role) : (candidate.OrganisationId, candidate.ServiceId, candidate.Role);
        var country = await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == service && s.OrganisationId == owner).OrderByDescending(s => s.Id).Select(s => s.Country).FirstOrDefaultAsync(stop) ?? "";
        var history = await Checks(db, owner, record, stop);
        var waivers = await db.Set<CheckWaiver>().AsNoTracking().Where(w => w.EngagementId == record && w.OrganisationId == owner).ToListAsync(stop);
        var (name, numbers) = (candidate?.Name ?? inPost!.DisplayName, await register.Read(history, stop));
        return new(record, owner, candidate, name, role, service, country, candidate is null ? inPost!.StartDate : candidate.PlannedOn,
            StartRule.Of(labels.Of(country), role, history, waivers, (check, day) => numbers.Of(check, name, country, role, day), db.Store.Clock.Today), history);
    }

    /// <summary>The checks of somebody in post as they stand today.</summary>
    internal static async Task<IReadOnlyList<CheckStanding>> Standing(Db db, Labels labels, RegisterCheck register, string country, Engagement of, CancellationToken stop)
    {
        var checks = await Checks(db, of.OrganisationId, of.Record, stop);
        var numbers = await register.Read(checks, stop);
        return StartRule.Of(labels.Of(country), of.Role, checks, await db.Set<CheckWaiver>().AsNoTracking().Where(w => w.EngagementId == of.Record && w.OrganisationId == of.OrganisationId).ToListAsync(stop),
            (check, day) => numbers.Of(check, of.DisplayName, country, of.Role, day), db.Store.Clock.Today);
    }

    private static Task<List<SuitabilityCheck>> Checks(Db db, Guid owner, Guid record, CancellationToken stop) =>
        db.Set<SuitabilityCheck>().AsNoTracking().Where(c => c.EngagementId == record && c.OrganisationId == owner).OrderByDescending(c => c.DoneOn ?? c.AskedOn).ThenByDescending(c => c.Id).ToListAsync(stop);

    /// <summary>Where the service's own name stands.</summary>
    public Task<string?> ServiceName(Db db, CancellationToken stop) =>
        db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == Service && s.OrganisationId == Owner).OrderByDescending(s => s.Id).Select(s => s.Name).FirstOrDefaultAsync(stop);
}
