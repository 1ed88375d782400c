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

    /// <summary>Who is to start, and whose checks need somebody.</summary>
    public Starts? Starts { get; init; }

    public static async Task<NeedFacts> Read(Db db, IReadOnlyList<StaffGroup> groups, Labels labels, RegisterCheck register, IReadOnlyDictionary<Guid, (string Name, string Country)> services, Clock clock, CancellationToken stop)
    {
        var today = clock.Today;
        var due = await db.Own<Engagement>().InPost(today).Join(db.Set<LearningRecord>().ExpiredOrExpiring(db, today), e => e.Record, l => l.EngagementId, (_, l) => l)
            .GroupBy(l => l.Expires < today)
            .Select(g => new { Past = g.Key, Staff = g.Select(l => l.EngagementId).Distinct().Count(), First = g.Min(l => l.Expires) }).ToListAsync(stop);
        Since? Due(bool past) => due.Where(d => d.Past == past).Select(d => new Since(d.Staff, d.First!.Value)).FirstOrDefault();

        var mine = db.Scope.Organisations;
        var (own, yearAgo) = (mine is [var first, ..] ? first : Guid.Empty, Workforce.NotConfirmed.YearBefore(today));
        var lately = await db.Set<Return>().Where(r => mine.Contains(r.OrganisationId) && (r.State == ReturnState.Checked || (r.OrganisationId == own && r.State == ReturnState.Accepted && r.Ended >= yearAgo)))
            .Select(r => new { r.Id, r.State, r.Uploaded, r.Ended }).ToListAsync(stop);
        var returns = lately.Where(r => r.State == ReturnState.Checked).Select(r => r.Uploaded).ToList();
        var last = lately.Where(r => r.State == ReturnState.Accepted).MaxBy(r => r.Ended)?.Id;
        const int Asked = -1;
        var requests = db.Set<RecordRequest>().Where(r => mine.Contains(r.OrganisationId) && r.State == RecordRequestState.Open).Select(r => new DatedNeed { Kind = Asked, Day = (DateOnly?)r.Due, Year = 0 });
        var dated = await EmployerNeeds.Days(db, clock).Concat(requests).ToListAsync(stop);
        var asked = dated.Where(d => d.Kind == Asked).Select(d => d.Day!.Value).ToList();
        return new NeedFacts(
            Due(true), Due(false), Some.Sum(groups.Select(g => g.WithoutPay), clock), Some.Sum(groups.Select(g => g.WithoutHours), clock), await Unconfirmed(db, groups, last, clock, stop),
            returns.Count == 0 ? null : new Since(returns.Count, clock.DateOf(returns.Min())),
            asked.Count == 0 ? null : new Since(asked.Count, asked.Min())) { AsEmployer = EmployerNeeds.Of(dated, clock), Starts = await Starts.Read(db, labels, register, services, clock, stop) };
    }

    private static async Task<Since?> Unconfirmed(Db db, IReadOnlyList<StaffGroup> groups, Guid? lastReturn, Clock clock, CancellationToken stop)
    {
        if (Some.Sum(groups.Select(g => g.Old), clock) is not { } old)
            return null;
        if (lastReturn is not { } last)
            return old;
        var found = await db.Own<Engagement>().InPost(clock.Today).NotConfirmedBy(db, last, clock.Today).GroupBy(_ => 1)
            .Select(g => new Some(g.Count(), g.Min(e => (DateTime?)e.Recorded))).ToListAsync(stop);
        return Some.Sum(found, clock);
    }
}
