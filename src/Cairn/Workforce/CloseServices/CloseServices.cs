using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a provider says of one service that its files leave out or delete.</summary>
/// <param name="Closed">False: it goes on.</param>
/// <param name="On">First day on which it was no longer run.</param>
public sealed record SaidOfService(long Difference, bool Closed, DateOnly? On);

/// <summary>The provider says which of the services that are not in its files have closed, and when. It takes effect with the return.</summary>
public static class CloseServices
{
    public static readonly Verb Verb = new("CloseServices", "A provider says of services that its files leave out or delete that they closed, and when, or that they go on.");

    /// <summary>What is wrong with an answer; null where nothing is.</summary>
    public static string? Refuses(SaidOfService said, DateOnly today) => said switch
    {
        { Closed: false } => null,
        { On: null } => "Enter the day on which it closed, such as 22 11 2026",
        { On: { } day } when day > today => "It closes in the future. Enter a day up to today, or say that it goes on",
        { On.Year: < 1948 } => "Check the year in which it closed",
        _ => null,
    };

    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, Guid id, IReadOnlyList<SaidOfService> said, CancellationToken stop, string? key = null, string? digest = null) =>
        store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: digest), async db =>
        {
            await db.AwaitsDecision(organisation, id, stop);
            if (said.Select(s => Refuses(s, store.Clock.Today)).OfType<string>().Distinct().ToArray() is { Length: > 0 } reasons)
                throw new RefusedException(reasons);
            var wanted = said.Select(s => s.Difference).ToList();
            var rows = await Missing(db, organisation, id).Where(d => wanted.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
            if (wanted.Any(w => !rows.ContainsKey(w)))
                throw new NoSuchRecordException("One of these is not a service that the files leave out. Read the list again.");
            foreach (var one in said)
                rows[one.Difference].LeftOn = one.Closed ? one.On : null;
            if (await StillOpen(db, id, rows.Values, stop) is { Length: > 0 } open)
                throw new RefusedException(open);
            foreach (var one in said)
                db.Note(nameof(Return), id, organisation, null, new JsonObject { ["service"] = rows[one.Difference].ServiceReference, ["closed on"] = one.Closed ? Format.IsoDate(one.On!.Value) : null });
            return 0;
        }, stop);

    /// <summary>Services that the files leave out or delete.</summary>
    public static IQueryable<ReturnDifference> Missing(Db db, Guid organisation, Guid id) =>
        db.Set<ReturnDifference>().Where(d => d.ReturnId == id && d.OrganisationId == organisation && d.Kind == DifferenceKind.Missing && d.OfService);

    /// <summary>Why what was said of the return's services cannot be: one sentence a service in which somebody still works.</summary>
    public static async Task<string[]> StillOpen(Db db, Guid organisation, Guid id, CancellationToken stop) =>
        await StillOpen(db, id, await Missing(db, organisation, id).Where(d => d.LeftOn != null).OrderBy(d => d.Id).ToListAsync(stop), stop);

    /// <summary>How many of each service's staff would still be in it after the day: neither named as leavers by then nor moved.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> Working(Db db, Guid id, IReadOnlyDictionary<Guid, DateOnly> days, CancellationToken stop)
    {
        var services = days.Keys.ToList();
        var staff = await db.Set<Engagement>().AsNoTracking().Where(e => services.Contains(e.ServiceId)).Select(e => new { e.Record, e.ServiceId, e.LeftOn }).ToListAsync(stop);
        if (staff.Count == 0)
            return new Dictionary<Guid, int>();
        var said = (await db.Set<ReturnDifference>().AsNoTracking()
            .Where(d => d.ReturnId == id && !d.OfService && (d.Kind == DifferenceKind.Moved || ((d.Kind == DifferenceKind.Missing || d.Kind == DifferenceKind.MissingWithService) && d.LeftOn != null)))
            .Select(d => new { d.Record, d.LeftOn, d.Kind }).ToListAsync(stop)).ToDictionary(d => d.Record, d => d.Kind == DifferenceKind.Moved ? DateOnly.MinValue : d.LeftOn!.Value);
        return staff.Where(e => (said.TryGetValue(e.Record, out var left) ? left : e.LeftOn ?? DateOnly.MaxValue) > days[e.ServiceId])
            .GroupBy(e => e.ServiceId).ToDictionary(g => g.Key, g => g.Count());
    }

    private static async Task<string[]> StillOpen(Db db, Guid id, IEnumerable<ReturnDifference> said, CancellationToken stop)
    {
        var closed = said.Where(d => d.LeftOn is not null).ToList();
        var working = await Working(db, id, closed.ToDictionary(d => d.Record, d => d.LeftOn!.Value), stop);
        return [.. closed.Where(d => working.ContainsKey(d.Record)).Select(d =>
            $"{d.DisplayName} cannot have closed on {Format.Date(d.LeftOn!.Value)}: {Format.Count(working[d.Record], "person", "people")} worked there still. Say first when they left, or move them to another service in the staff file.")];
    }
}
