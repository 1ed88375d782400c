using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>How many are meant, and the day on which it first began, or will begin, to matter.</summary>
public sealed record Since(int Count, DateOnly First);

/// <summary>What the record says of the things that may need somebody; null where they need nobody.</summary>
/// <param name="Trained">Staff in post with any training on record.</param>
/// <param name="Expired">Staff whose training has run out and is not renewed.</param>
/// <param name="Expiring">Staff whose training soon runs out.</param>
/// <param name="Undecided">Returns that are checked and wait to be accepted or left.</param>
public sealed record NeedFacts(int Trained, Since? Expired, Since? Expiring, Since? WithoutPay, Since? WithoutHours, Since? NotConfirmed, Since? Undecided)
{
    public static async Task<NeedFacts> Read(Db db, Clock clock, CancellationToken stop)
    {
        var today = clock.Today;
        var staff = db.Own<Engagement>().InPost(today);
        var training = db.Own<LearningRecord>();
        var due = await training.ExpiredOrExpiring(today).Join(staff, l => l.EngagementId, e => e.Record, (l, _) => l)
            .GroupBy(l => l.Expires < today)
            .Select(g => new { Past = g.Key, Staff = g.Select(l => l.EngagementId).Distinct().Count(), First = g.Min(l => l.Expires) }).ToListAsync(stop);
        Since? Due(bool past) => due.Where(d => d.Past == past).Select(d => new Since(d.Staff, d.First!.Value)).FirstOrDefault();

        async Task<Since?> Recorded(IQueryable<Engagement> some) =>
            await some.GroupBy(_ => 1).Select(g => new { Count = g.Count(), First = g.Min(e => e.Recorded) }).FirstOrDefaultAsync(stop) is { } found
                ? new Since(found.Count, clock.DateOf(found.First)) : null;

        var mine = db.Scope.Organisations;
        var returns = await db.Set<Return>().Where(r => mine.Contains(r.OrganisationId) && r.State == ReturnState.Checked).Select(r => r.Uploaded).ToListAsync(stop);
        return new NeedFacts(
            await staff.CountAsync(e => training.Any(l => l.EngagementId == e.Record), stop), Due(true), Due(false),
            await Recorded(staff.WithoutPay()), await Recorded(staff.WithoutHours()), await Recorded(await db.NotConfirmedForAYear(staff, today, stop)),
            returns.Count == 0 ? null : new Since(returns.Count, clock.DateOf(returns.Min())));
    }
}
