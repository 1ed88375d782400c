using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What the employer of a worker's account holds of them.</summary>
/// <param name="Records">Engagements that go on, and those that ended, the newest last.</param>
/// <param name="Since">When the first of them was recorded, UTC.</param>
public sealed record MyEngagements(Guid Organisation, string Employer, IReadOnlyList<Guid> Records, DateTime Since)
{
    /// <remarks>The employer of the account, and no other: that two employers mean the same person rests on a number that one may have mistyped.</remarks>
    public static async Task<MyEngagements> Read(Db db, Actor actor, CancellationToken stop)
    {
        var (organisation, staged) = (actor.Organisation ?? Guid.Empty, db.Unpublished);
        var person = await db.Set<Account>().Where(a => a.Id == actor.Account).Select(a => a.PersonId).FirstOrDefaultAsync(stop);
        var employer = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstOrDefaultAsync(stop) ?? "";
        if (person is null)
            return new(organisation, employer, [], DateTime.MaxValue);
        var versions = await db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.PersonId == person && e.OrganisationId == organisation && !staged.Contains(e.Batch))
            .GroupBy(e => e.Record).Select(g => new { Record = g.Key, Newest = g.Max(e => e.Id), Recorded = g.Min(e => e.Recorded) }).ToListAsync(stop);
        return new(organisation, employer, [.. versions.OrderBy(v => v.Newest).Select(v => v.Record)], versions.Count == 0 ? DateTime.MaxValue : DateTime.SpecifyKind(versions.Min(v => v.Recorded), DateTimeKind.Utc));
    }
}
