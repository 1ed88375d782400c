using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>How many are meant, and the day on which it first began, or will begin, to matter.</summary>
public sealed record Since(int Count, DateOnly First);

/// <summary>What the record says of the things that may need somebody; null where they need nobody.</summary>
/// <param name="Expired">Staff whose training has run out and is not renewed.</param>
/// <param name="Expiring">Staff whose training soon runs out.</param>
/// <param name="Undecided">Returns that are checked and wait to be accepted or left.</param>
/// <param name="Requests">What staff asked about their records and nobody answered, by the day on which it must be.</param>
public sealed record NeedFacts(Since? Expired, Since? Expiring, Since? WithoutPay, Since? WithoutHours, Since? NotConfirmed, Since? Undecided, Since? Requests)
{
    public EmployerNeeds AsEmployer { get; init; } = EmployerNeeds.None;

    public static async Task<NeedFacts> Read(Db db, IReadOnlyList<StaffGroup> groups, Clock clock, CancellationToken stop)
    {
        var today = clock.Today;
        var due = await db.Own<Engagement>().InPost(today).Join(db.Set<LearningRecord>().ExpiredOrExpiring(db, today), e => e.Record, l => l.EngagementId, (_, l) => l)
            .GroupBy(l => l.Expires < today)
            .Select(g => new { Past = g.Key, Staff = g.Select(l => l.EngagementId).Distinct().Count(), First = g.Min(l => l.Expires) }).ToListAsync(stop);
        Since? Due(bool past) => due.Where(d => d.Past == past).Select(d => new Since(d.Staff, d.First!.Value)).FirstOrDefault();

        var mine = db.Scope.Organisations;
        var returns = await db.Set<Return>().Where(r => mine.Contains(r.OrganisationId) && r.State == ReturnState.Checked).Select(r => r.Uploaded).ToListAsync(stop);
        var asked = await db.Set<RecordRequest>().Where(r => mine.Contains(r.OrganisationId) && r.State == RecordRequestState.Open).Select(r => r.Due).ToListAsync(stop);
        return new NeedFacts(
            Due(true), Due(false), Some.Sum(groups.Select(g => g.WithoutPay), clock), Some.Sum(groups.Select(g => g.WithoutHours), clock), await Unconfirmed(db, groups, clock, stop),
            returns.Count == 0 ? null : new Since(returns.Count, clock.DateOf(returns.Min())),
            asked.Count == 0 ? null : new Since(asked.Count, asked.Min())) { AsEmployer = await EmployerNeeds.Read(db, clock, stop) };
    }

    private static async Task<Since?> Unconfirmed(Db db, IReadOnlyList<StaffGroup> groups, Clock clock, CancellationToken stop)
    {
        if (Some.Sum(groups.Select(g => g.Old), clock) is not { } old)
            return null;
        if (await Workforce.NotConfirmed.LastReturn(db, clock.Today, stop) is not { } last)
            return old;
        var found = await db.Own<Engagement>().InPost(clock.Today).NotConfirmedBy(db, last, clock.Today).GroupBy(_ => 1)
            .Select(g => new Some(g.Count(), g.Min(e => (DateTime?)e.Recorded))).ToListAsync(stop);
        return Some.Sum(found, clock);
    }
}
