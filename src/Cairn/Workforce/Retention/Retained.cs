using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One record, or the files of one return, whose time ends.</summary>
/// <param name="Name">Who or what it is, for the owner alone.</param>
/// <param name="After">The day from which the rule counts.</param>
/// <param name="Ends">The first day on which it is kept no longer.</param>
/// <param name="HeldUntil">The last day of a hold; null where there is none.</param>
public sealed record RetainedItem(Guid Organisation, Guid Record, bool OfReturn, string Name, DateOnly After, DateOnly Ends, DateOnly? HeldUntil, RetentionRule Rule)
{
    /// <summary>Whether they were to start and never did.</summary>
    public bool OfCandidate => Rule.Row.Code == RetentionRules.Candidate;
}

/// <summary>What the retention rules say of the data that a reader's scope holds.</summary>
public static class Retained
{
    /// <summary>Everything whose time ends by a day, the oldest first.</summary>
    public static async Task<IReadOnlyList<RetainedItem>> Until(Db db, Packs packs, DateOnly day, CancellationToken stop)
    {
        var today = db.Store.Clock.Today;
        List<RetainedItem> items = [.. await People(db, packs, day, today, stop), .. await Candidates(db, packs, day, today, stop), .. await Returns(db, packs, day, today, stop)];
        return [.. items.OrderBy(i => i.Ends).ThenBy(i => i.Record)];
    }

    private static async Task<IEnumerable<RetainedItem>> People(Db db, Packs packs, DateOnly day, DateOnly today, CancellationToken stop)
    {
        var staged = db.Unpublished;
        var all = db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => !staged.Contains(e.Batch));
        // The newest version of whoever is gone. No rule is shorter than a day, so nobody who left later can be among them.
        var gone = await all.Where(e => e.EndedBy != 0 && !staged.Contains(e.EndedBy) && (e.LeftOn ?? e.Until) < day && !all.Any(o => o.Record == e.Record && o.Id > e.Id))
            .Select(e => new { e.OrganisationId, e.Record, e.ServiceId, e.DisplayName, After = e.LeftOn ?? e.Until, e.Recorded }).ToListAsync(stop);
        var at = gone.Select(g => g.ServiceId).Distinct().ToList();
        var countries = (await db.Set<Service>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => at.Contains(s.Record)).Select(s => new { s.Record, s.Country }).Distinct().ToListAsync(stop))
            .DistinctBy(s => s.Record).ToDictionary(s => s.Record, s => s.Country);
        var holds = await db.Set<RecordHold>().AsNoTracking().Where(h => h.Until >= today).ToDictionaryAsync(h => h.EngagementId, h => h.Until, stop);
        return gone.Select(g => (Gone: g, Rule: RetentionRules.Of(packs, countries.GetValueOrDefault(g.ServiceId, ""), RetentionRules.Engagement, today))).Where(g => g.Rule is not null)
            .Select(g => new RetainedItem(g.Gone.OrganisationId, g.Gone.Record, false, g.Gone.DisplayName, g.Gone.After!.Value, g.Rule!.Ends(g.Gone.After!.Value, db.Store.Clock.DateOf(g.Gone.Recorded)),
                holds.TryGetValue(g.Gone.Record, out var until) ? until : null, g.Rule))
            .Where(i => i.Ends <= day);
    }

    /// <summary>Who was to start and never did.</summary>
    private static async Task<IEnumerable<RetainedItem>> Candidates(Db db, Packs packs, DateOnly day, DateOnly today, CancellationToken stop)
    {
        var waiting = await db.Set<Candidate>().AsNoTracking().Where(c => c.StartedOn == null && c.PlannedOn < day).ToListAsync(stop);
        var owners = waiting.Select(c => c.OrganisationId).Distinct().ToList();
        var countries = await db.Set<Organisation>().AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Country, stop);
        return waiting.Select(c => (One: c, Rule: RetentionRules.Of(packs, countries.GetValueOrDefault(c.OrganisationId, ""), RetentionRules.Candidate, today))).Where(c => c.Rule is not null)
            .Select(c => new RetainedItem(c.One.OrganisationId, c.One.Id, false, c.One.Name, c.One.PlannedOn, c.Rule!.Ends(c.One.PlannedOn, c.One.Added), null, c.Rule))
            .Where(i => i.Ends <= day);
    }

    private static async Task<IEnumerable<RetainedItem>> Returns(Db db, Packs packs, DateOnly day, DateOnly today, CancellationToken stop)
    {
        var ended = await db.Set<Return>().AsNoTracking().Where(r => r.Ended != null && r.Cleared == null).Select(r => new { r.Id, r.OrganisationId, r.Ended }).ToListAsync(stop);
        var owners = ended.Select(r => r.OrganisationId).Distinct().ToList();
        var countries = await db.Set<Organisation>().AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Country, stop);
        return ended.Select(r => (Return: r, Day: db.Store.Clock.DateOf(r.Ended!.Value), Rule: RetentionRules.Of(packs, countries.GetValueOrDefault(r.OrganisationId, ""), RetentionRules.Return, today))).Where(r => r.Rule is not null)
            .Select(r => new RetainedItem(r.Return.OrganisationId, r.Return.Id, true, "Files of a return", r.Day, r.Rule!.Ends(r.Day, r.Day), null, r.Rule))
            .Where(i => i.Ends <= day);
    }
}
