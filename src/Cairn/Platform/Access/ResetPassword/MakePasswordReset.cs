using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>A manager makes a link for somebody who has forgotten their password.</summary>
public static class MakePasswordReset
{
    public static readonly Verb Verb = new("MakePasswordReset", "A link is made with which somebody who has forgotten their password chooses another, once.");

    /// <param name="organisation">Where the person works, and whom the actor decides for.</param>
    /// <returns>The link's token, which nobody can be told again, and the person's name.</returns>
    /// <exception cref="RefusedException">It is the actor's own account, or one that works elsewhere too: its manager here decides nothing there.</exception>
    public static async Task<(string Token, string Name)> Run(Store store, Actor actor, Guid organisation, Guid membership, CancellationToken stop)
    {
        var token = LinkToken.Make();
        var name = await store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            var (account, by) = await Find(db, actor, organisation, membership, stop);
            foreach (var older in await db.Set<PasswordReset>().Where(r => r.AccountId == account.Id && r.Used == null).ToListAsync(stop))
                db.Remove(older);
            db.Add(new PasswordReset { AccountId = account.Id, OrganisationId = by, Digest = LinkToken.Digest(token), Until = store.Clock.Now.AddHours(PasswordReset.Hours) });
            return account.Name;
        }, stop);
        return (token, name);
    }

    /// <returns>The account, and for whom the actor decides: the whole sector, where they run this Cairn.</returns>
    internal static async Task<(Account Account, Guid By)> Find(Db db, Actor actor, Guid organisation, Guid membership, CancellationToken stop)
    {
        var held = await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membership && m.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is nobody of that kind here.");
        if (held.AccountId == actor.Account)
            throw new RefusedException("Change how you sign in yourself on the page “Your account”.");
        var by = actor.Role == Role.Administrator ? Membership.WholeSector : organisation;
        if (by != Membership.WholeSector && await WorksElsewhere(db, held.AccountId, by, stop))
            throw new RefusedException("How this person signs in cannot be changed here. Whoever runs this Cairn can do it.");
        return (await db.Set<Account>().FirstAsync(a => a.Id == held.AccountId, stop), by);
    }

    internal static Task<bool> WorksElsewhere(Db db, Guid account, Guid organisation, CancellationToken stop) =>
        db.Set<Membership>().AnyAsync(m => m.AccountId == account && m.OrganisationId != organisation, stop);
}
