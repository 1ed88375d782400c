using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody opens a person's record, or reads everybody's at once. The look is kept before anything is shown, so that the person can ask who looked.</summary>
public static class LookAtRecord
{
    public static readonly Verb Verb = new("LookAtRecord", "Somebody's record is opened. Nothing changes; the look is kept, the first of each day and of each who looks.");
    public static readonly Verb Everybody = new("LookAtEverybody", "The records of all staff of a provider are downloaded, or listed for another system. Nothing changes; the look is kept, the first of each day and of each who looks.");

    /// <summary>What looks at one record are called in the audit.</summary>
    public static readonly IReadOnlyList<string> OfOne = [Verb.Name, ShowSensitiveAnswers.Verb.Name];

    /// <returns>False where the scope holds no such record: nothing is kept then.</returns>
    public static async Task<bool> One(Db db, Actor actor, Guid engagement, CancellationToken stop)
    {
        var (since, verb, account) = (db.Store.Clock.DayBegan, Verb.Name, actor.Account ?? Guid.Empty);
        return await db.Set<AuditEvent>().AnyAsync(e => e.SubjectId == engagement && e.Verb == verb && e.Account == account && e.At >= since, stop) || await Keep(db, Verb, actor, engagement, stop);
    }

    /// <summary>Keeps the look in the chain of each organisation whose staff are read.</summary>
    public static async Task All(Db db, Actor actor, CancellationToken stop)
    {
        var (since, mine, verb, account) = (db.Store.Clock.DayBegan, db.Scope.Organisations, Everybody.Name, actor.Account ?? Guid.Empty);
        var kept = await db.Set<AuditEvent>().Where(e => mine.Contains(e.SubjectId) && e.Verb == verb && e.Account == account && e.At >= since).Select(e => e.SubjectId).ToListAsync(stop);
        foreach (var organisation in mine.Except(kept))
            await db.Store.Write(db.Scope, new Change(Everybody, actor, organisation), of =>
            {
                of.Note(nameof(Organisation), organisation, organisation, null, null);
                return Task.FromResult(0);
            }, stop);
    }

    /// <summary>Keeps one look in the chain of the record's owner.</summary>
    internal static async Task<bool> Keep(Db db, Verb verb, Actor actor, Guid engagement, CancellationToken stop)
    {
        var staged = db.Unpublished;
        if (await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.Record == engagement && !staged.Contains(e.Batch)).Select(e => (Guid?)e.OrganisationId).FirstOrDefaultAsync(stop) is not { } owner)
            return false;
        await db.Store.Write(db.Scope, new Change(verb, actor, owner), of =>
        {
            of.Note(nameof(Engagement), engagement, engagement, null, null);
            return Task.FromResult(0);
        }, stop);
        return true;
    }
}
