using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>The office opens a registrant's file, or a piece of evidence in it. The look is kept before anything is shown (R2).</summary>
public static class LookAtRegistrant
{
    public static readonly Verb Verb = new("LookAtRegistrant", "The register’s office opens somebody’s file. Nothing changes; the look is kept, the first of each day and of each who looks.");
    public static readonly Verb OpenEvidence = new("OpenEvidence", "The register’s office opens a piece of evidence. Nothing changes; every look is kept.");

    /// <returns>False where the register has no such registrant: nothing is kept then.</returns>
    public static async Task<bool> File(Store store, Actor actor, Guid registrant, CancellationToken stop)
    {
        var (since, verb, account) = (store.Clock.DayBegan, Verb.Name, actor.Account ?? Guid.Empty);
        await using (var db = await store.Read(Scope.System, stop))
        {
            if (!await db.Set<Registrant>().AnyAsync(r => r.Id == registrant, stop))
                return false;
            if (await db.Set<AuditEvent>().AnyAsync(e => e.OrganisationId == RegisterChain.Id && e.SubjectId == registrant && e.Verb == verb && e.Account == account && e.At >= since, stop))
                return true;
        }
        await Keep(store, Verb, actor, nameof(Registrant), registrant, registrant, stop);
        return true;
    }

    /// <summary>A piece of evidence of this registrant or of the application that they sent; null where there is none.</summary>
    public static async Task<Evidence?> Evidence(Store store, Actor actor, Guid registrant, Guid evidence, CancellationToken stop)
    {
        Evidence? found;
        await using (var db = await store.Read(Scope.System, stop))
            found = await Of(db, registrant).FirstOrDefaultAsync(e => e.Id == evidence, stop);
        if (found is not null)
            await Keep(store, OpenEvidence, actor, nameof(Register.Evidence), evidence, registrant, stop);
        return found;
    }

    /// <summary>A file that came with a concern, which was sent; null where there is none.</summary>
    public static async Task<Evidence?> WithConcern(Store store, Actor actor, Guid concern, Guid evidence, CancellationToken stop)
    {
        Evidence? found;
        await using (var db = await store.Read(Scope.System, stop))
            found = await db.Set<Evidence>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == evidence && e.OwnerId == concern && db.Set<Concern>().Any(c => c.Id == concern), stop);
        if (found is not null)
            await Keep(store, OpenEvidence, actor, nameof(Register.Evidence), evidence, concern, stop);
        return found;
    }

    /// <summary>Evidence of a registrant: theirs, and that of their applications.</summary>
    public static IQueryable<Evidence> Of(Db db, Guid registrant) =>
        db.Set<Evidence>().AsNoTracking().Where(e => e.OwnerId == registrant || db.Set<Application>().Any(a => a.Id == e.OwnerId && a.RegistrantId == registrant));

    private static Task<int> Keep(Store store, Verb verb, Actor actor, string subject, Guid id, Guid registrant, CancellationToken stop) => store.Write(Scope.System, new Change(verb, actor, RegisterChain.Id), db =>
    {
        db.Note(subject, id, registrant, null, null);
        return Task.FromResult(0);
    }, stop);
}
