using Cairn.Engine.Registration;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Register;
using Standing = Cairn.Engine.Registration.Standing;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <param name="Engagement">Their record; null of somebody who is on watch by a list.</param>
public sealed record RegisterNews(Guid Registrant, string Name, Guid? Engagement, string Was, string Is);

/// <summary>
/// Watches the registration of a provider's staff, and of whom it put on a list: what changed since it last said that it had seen
/// it is told, and nothing else (R5). Whoever is new is told of once something changes.
/// </summary>
public sealed class RegisterWatch(RegisterFacts facts, Clock clock)
{
    public static readonly Verb Verb = new("SeeRegisterNews", "A provider says that it has seen what changed in the registration of its staff and of whom it watches.");

    /// <summary>Of the marks those that an employer is told of when they come or go.</summary>
    private const StandingMarks Told = StandingMarks.ConditionOverdue | StandingMarks.RenewalLate | StandingMarks.Warning | StandingMarks.PracticeConditions | StandingMarks.InterimOrder | StandingMarks.ReviewOverdue;

    public async Task<IReadOnlyList<RegisterNews>> News(Db db, CancellationToken stop)
    {
        await facts.Follow(stop);
        var watched = await db.Set<Watched>().AsNoTracking().ToListAsync(stop);
        var changed = watched.Select(w => (Watched: w, Now: Now(w.RegistrantId))).Where(w => w.Now is { } now && (now.Standing, now.Marks) != (w.Watched.Standing, w.Watched.Marks)).ToList();
        if (changed.Count == 0)
            return [];
        var persons = changed.Select(c => facts.Of(c.Watched.RegistrantId)?.PersonId).OfType<Guid>().ToList();
        var staff = (await db.Own<Engagement>().InPost(clock.Today).Where(e => persons.Contains(e.PersonId)).Select(e => new { e.PersonId, e.Record, e.DisplayName }).ToListAsync(stop)).ToLookup(e => e.PersonId);
        return
        [
            .. changed.Select(c =>
            {
                var place = facts.Of(c.Watched.RegistrantId)!;
                var own = place.PersonId is { } person ? staff[person].FirstOrDefault() : null;
                return new RegisterNews(place.Id, own?.DisplayName ?? $"Registration {RegistrationNumber.Words(place.Number)}", own?.Record, Words(c.Watched.Standing, c.Watched.Marks), Words(c.Now!.Value.Standing, c.Now.Value.Marks));
            }).OrderBy(n => n.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Keeps how everybody stands now: all staff on a register, and whom a list named.</summary>
    public Task Seen(Store store, Scope scope, Actor actor, Guid organisation, CancellationToken stop) => store.Write(scope, new Change(Verb, actor, organisation), async db =>
    {
        await facts.Follow(stop);
        var held = await db.Set<Watched>().Where(w => w.OrganisationId == organisation).ToDictionaryAsync(w => w.RegistrantId, stop);
        var persons = await db.Own<Engagement>().InPost(clock.Today).Where(e => e.OrganisationId == organisation).Select(e => e.PersonId).Distinct().ToListAsync(stop);
        var staff = persons.SelectMany(facts.OfPerson).Where(p => p.MergedInto is null).Select(p => p.Id).ToHashSet();
        foreach (var gone in held.Values.Where(w => !w.ByList && !staff.Contains(w.RegistrantId)))
            db.Remove(gone);
        foreach (var registrant in staff.Concat(held.Values.Where(w => w.ByList).Select(w => w.RegistrantId)).Distinct())
        {
            if (Now(registrant) is not { } now)
                continue;
            if (!held.TryGetValue(registrant, out var row))
                db.Add(row = new Watched { Id = NewId.Next(), OrganisationId = organisation, RegistrantId = registrant });
            else if ((row.Standing, row.Marks) == (now.Standing, now.Marks))
                continue;
            (row.Standing, row.Marks, row.Told) = (now.Standing, now.Marks, db.Store.Clock.Now);
        }
        return 0;
    }, stop);

    /// <summary>Puts people of a list on watch, inside a change that is being made; how they stand now counts as told.</summary>
    public async Task Add(Db db, Guid organisation, IReadOnlyCollection<Guid> registrants, CancellationToken stop)
    {
        var held = (await db.Set<Watched>().Where(w => w.OrganisationId == organisation).Select(w => w.RegistrantId).ToListAsync(stop)).ToHashSet();
        foreach (var registrant in registrants.Where(r => !held.Contains(r)))
            if (Now(registrant) is { } now)
                db.Add(new Watched { Id = NewId.Next(), OrganisationId = organisation, RegistrantId = registrant, ByList = true, Standing = now.Standing, Marks = now.Marks, Told = db.Store.Clock.Now });
    }

    /// <summary>How somebody stands now, over all their registrations; null: the public register shows nobody.</summary>
    public (Standing Standing, StandingMarks Marks)? Now(Guid registrant)
    {
        if (facts.Of(registrant) is not { Hidden: false } place)
            return null;
        var all = facts.Judge(place, clock.Today).Select(j => j.Judgement).ToList();
        if (all.Count == 0)
            return null;
        var best = all.OrderByDescending(j => j.Standing == Standing.Removed).ThenByDescending(j => j.OnRegister).First();
        return (best.Standing, all.Aggregate(StandingMarks.None, (marks, j) => marks | (j.Marks & Told)));
    }

    private static string Words(Standing standing, StandingMarks marks)
    {
        List<string> words = [StandingWords.Of(standing)];
        words.AddRange(Enum.GetValues<StandingMarks>().Where(m => m != StandingMarks.None && (marks & m) != StandingMarks.None).Select(StandingWords.Of));
        return string.Join("; ", words);
    }
}
