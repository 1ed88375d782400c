using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody who is to start, or who has since the rule holds.</summary>
/// <param name="Record">Of the candidate, and of the engagement that they become.</param>
/// <param name="Day">On which they are to start, or did.</param>
/// <param name="Now">Their checks as they stand today.</param>
/// <param name="Then">Their checks as they stand on that day.</param>
public sealed record Starter(Guid Record, string Name, string Role, string Service, DateOnly Day, bool InPost, IReadOnlyList<CheckStanding> Now, IReadOnlyList<CheckStanding> Then)
{
    public IEnumerable<CheckStanding> Missing => Now.Where(s => !s.LetsStart);

    public bool Ready => Now.All(s => s.LetsStart);

    internal static Starter Of(Guid record, string name, string role, (string Name, string Country) service, DateOnly day, bool inPost, IEnumerable<SuitabilityCheck> checks, IEnumerable<CheckWaiver> waivers, NumbersRead numbers, Labels labels, DateOnly today)
    {
        var words = labels.Of(service.Country ?? "");
        IReadOnlyList<CheckStanding> On(DateOnly at) => StartRule.Of(words, role, checks, waivers, (check, on) => numbers.Of(check, name, service.Country ?? "", role, on), at);
        return new(record, name, words["job-roles", role]!, service.Name ?? "", day, inPost, On(today), On(day));
    }
}

/// <summary>Who is to start and who has started, with their checks; what is waived and what is to be renewed (R11).</summary>
/// <param name="Since">First day of the starts that are counted: at most twelve months back, and no earlier than the rule.</param>
/// <param name="Started">In post, and started from then on.</param>
/// <param name="Waivers">That hold today, of candidates and people in post, the first to end first.</param>
/// <param name="Renewals">Of people in post, by their latest clear check, the first due first.</param>
public sealed record Starts(DateOnly? Since, IReadOnlyList<Starter> Candidates, IReadOnlyList<Starter> Started, IReadOnlyList<CheckWaiver> Waivers, IReadOnlyList<SuitabilityCheck> Renewals)
{
    /// <summary>Renewals are told of so many days ahead.</summary>
    public const int DaysAhead = 60;

    /// <summary>Who started from then on and has left.</summary>
    public IReadOnlyList<Starter> Left { get; init; } = [];

    /// <summary>A check stands in their way today.</summary>
    public IEnumerable<Starter> Without => Started.Where(s => !s.Ready);

    public int All => Started.Count + Left.Count;

    /// <summary>Of those who started, how many had every check clear on their first day; a waiver is no check.</summary>
    public int InTime => Started.Concat(Left).Count(s => s.Then.All(c => c.State == CheckState.Clear));

    /// <summary>Of those who started, how many did so by a waiver, and otherwise with every check.</summary>
    public int ByWaiver => Started.Concat(Left).Count(s => s.Then.All(c => c.LetsStart) && s.Then.Any(c => c.State == CheckState.Waived));

    /// <summary>In three questions to the database, since the first page asks it too.</summary>
    /// <param name="services">Name and country of each service of the scope.</param>
    public static async Task<Starts> Read(Db db, Labels labels, RegisterCheck register, IReadOnlyDictionary<Guid, (string Name, string Country)> services, Clock clock, CancellationToken stop)
    {
        var (mine, today) = (db.Scope.Organisations, clock.Today);
        var (since, soon) = (SinceOf(labels, services, today), today.AddDays(DaysAhead));
        var candidates = db.Set<Candidate>().AsNoTracking().Where(c => mine.Contains(c.OrganisationId) && c.StartedOn == null);
        var staff = db.Own<Engagement>().InPost(today);
        var started = staff.Where(e => e.StartDate >= since && e.StartDate <= today);
        var people = await candidates.Select(c => new { c.Id, c.Name, c.Role, c.ServiceId, Day = (DateOnly?)c.PlannedOn, InPost = false })
            .Concat(started.Select(e => new { Id = e.Record, Name = e.DisplayName, e.Role, e.ServiceId, Day = e.StartDate, InPost = true })).ToListAsync(stop);
        var all = db.Set<SuitabilityCheck>().AsNoTracking().Where(c => mine.Contains(c.OrganisationId));
        var checks = (await all.Where(c => candidates.Any(x => x.Id == c.EngagementId) || started.Any(e => e.Record == c.EngagementId)
            || (all.Any(o => o.EngagementId == c.EngagementId && o.Check == c.Check && o.RenewBy <= soon) && staff.Any(e => e.Record == c.EngagementId))).ToListAsync(stop)).ToLookup(c => c.EngagementId);
        var waivers = (await db.Set<CheckWaiver>().AsNoTracking().Where(w => mine.Contains(w.OrganisationId) && (candidates.Any(x => x.Id == w.EngagementId) || staff.Any(e => e.Record == w.EngagementId))).ToListAsync(stop)).ToLookup(w => w.EngagementId);
        var numbers = await register.Read(checks.SelectMany(c => c), stop);
        var found = people.OrderBy(p => p.Day).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => Starter.Of(p.Id, p.Name, p.Role, services.GetValueOrDefault(p.ServiceId), p.Day!.Value, p.InPost, checks[p.Id], waivers[p.Id], numbers, labels, today)).ToList();
        return new Starts(since, [.. found.Where(p => !p.InPost)], [.. found.Where(p => p.InPost)],
            [.. waivers.SelectMany(w => w).Where(w => w.Given <= today && w.Until >= today).OrderBy(w => w.Until).ThenBy(w => w.Id)],
            [.. checks.Where(c => !people.Any(p => p.Id == c.Key && !p.InPost)).SelectMany(c => Due(c, today)).Where(c => c.RenewBy <= soon).OrderBy(c => c.RenewBy).ThenBy(c => c.Id)]);
    }

    /// <summary>Those among who started that have left since.</summary>
    public async Task<Starts> WithLeft(Db db, Labels labels, RegisterCheck register, IReadOnlyDictionary<Guid, (string Name, string Country)> services, Clock clock, CancellationToken stop)
    {
        var (mine, today, since) = (db.Scope.Organisations, clock.Today, Since);
        var left = (await db.Gone().Where(e => e.StartDate >= since && e.StartDate <= today).Select(e => new { e.Record, e.DisplayName, e.Role, e.ServiceId, e.StartDate }).ToListAsync(stop)).DistinctBy(e => e.Record).ToList();
        var records = left.Select(e => e.Record).ToList();
        var checks = (await db.Set<SuitabilityCheck>().AsNoTracking().Where(c => mine.Contains(c.OrganisationId) && records.Contains(c.EngagementId)).ToListAsync(stop)).ToLookup(c => c.EngagementId);
        var waivers = (await db.Set<CheckWaiver>().AsNoTracking().Where(w => mine.Contains(w.OrganisationId) && records.Contains(w.EngagementId)).ToListAsync(stop)).ToLookup(w => w.EngagementId);
        var numbers = await register.Read(checks.SelectMany(c => c), stop);
        return this with { Left = [.. left.Select(e => Starter.Of(e.Record, e.DisplayName, e.Role, services.GetValueOrDefault(e.ServiceId), e.StartDate!.Value, false, checks[e.Record], waivers[e.Record], numbers, labels, today))] };
    }

    private static DateOnly? SinceOf(Labels labels, IReadOnlyDictionary<Guid, (string Name, string Country)> services, DateOnly today) =>
        services.Values.Select(s => s.Country).Distinct().Select(c => StartRule.From(labels.Of(c))).Min() is { } rule ? Later(rule, today.AddYears(-1)) : null;

    /// <summary>The newest result of each check, where it is clear and runs out.</summary>
    private static IEnumerable<SuitabilityCheck> Due(IEnumerable<SuitabilityCheck> ofOne, DateOnly today) =>
        ofOne.Where(c => c.DoneOn <= today).GroupBy(c => c.Check).Select(g => g.OrderBy(c => c.DoneOn).ThenBy(c => c.Id).Last()).Where(c => c is { RenewBy: not null, Outcome: CheckResult.Clear or CheckResult.ClearWithNote });

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>As "What needs you" says them.</summary>
    public IEnumerable<Need> Needs(Guid organisation, DateOnly today)
    {
        var home = $"/providers/{organisation}/starting";
        Need Of(string what, int count, string one, string many, DateOnly first, string word, Platform.Site.Elements.Tone tone, string tag, string at) =>
            new(what, Platform.Site.Format.Count(count, one, many), first, $"{word} {Platform.Site.Format.ShortDate(first)}", tone, tag, home + at);
        var wait = Candidates.Where(c => !c.Ready).ToList();
        if (wait.Count > 0)
            yield return Of("Checks are missing before a start", wait.Count, "person", "people", wait[0].Day, "by", wait[0].Day <= today ? Platform.Site.Elements.Tone.Stop : Platform.Site.Elements.Tone.Note, wait[0].Day < today ? "Late" : "Check", "");
        var changed = Candidates.Where(c => c.Now.Any(s => s.Changed)).ToList();
        if (changed.Count > 0)
            yield return Of("Registered when you looked, and no longer", changed.Count, "person who is to start", "people who are to start", changed[0].Day, "to start on", Platform.Site.Elements.Tone.Stop, "Changed", "");
        var ready = Candidates.Where(c => c.Ready && c.Day <= today).ToList();
        if (ready.Count > 0)
            yield return Of("Somebody can start", ready.Count, "person", "people", ready[0].Day, "since", Platform.Site.Elements.Tone.Info, "Start", "");
        var without = Without.ToList();
        if (without.Count > 0)
            yield return Of("Started, and a check is not clear", without.Count, "person", "people", without[0].Day, "since", Platform.Site.Elements.Tone.Stop, "Record", "#without");
        if (Waivers.Count > 0)
            yield return Of("A check is waived", Waivers.Count, "waiver", "waivers", Waivers[0].Until, "until", Platform.Site.Elements.Tone.Note, "Ends", "#waivers");
        if (Renewals.Count > 0)
            yield return Of("A check is due for renewal", Renewals.Count, "check", "checks", Renewals[0].RenewBy!.Value, "by", Renewals[0].RenewBy!.Value < today ? Platform.Site.Elements.Tone.Stop : Platform.Site.Elements.Tone.Note, Renewals[0].RenewBy!.Value < today ? "Late" : "Renew", "#renewals");
    }
}
