using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Somebody may work for an organisation no longer, from their next request on.</summary>
public static class RemoveMember
{
    public static readonly Verb Verb = new("RemoveMember", "An account may work for an organisation no longer; the account itself stays.");

    /// <returns>The person's name.</returns>
    /// <exception cref="RefusedException">It is the actor, or the only one who administers it.</exception>
    public static Task<string> Run(Store store, Actor actor, Guid organisation, Guid membership, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            var held = await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membership && m.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is nobody of that kind here.");
            if (held.AccountId == actor.Account)
                throw new RefusedException("To remove yourself, leave the organisation on the page “Your organisations”.");
            await Membership.End(db, held, stop);
            return await db.Set<Account>().Where(a => a.Id == held.AccountId).Select(a => a.Name).FirstAsync(stop);
        }, stop);
}
