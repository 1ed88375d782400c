using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Somebody stops working for an organisation, by themselves.</summary>
public static class LeaveOrganisation
{
    public static readonly Verb Verb = new("LeaveOrganisation", "Somebody leaves an organisation that they work for; the account itself stays.");

    /// <exception cref="RefusedException">They are the only one who administers it.</exception>
    public static async Task Run(Store store, Actor actor, Guid membership, CancellationToken stop)
    {
        Guid organisation;
        await using (var db = await store.Read(Scope.System, stop))
            organisation = await db.Set<Membership>().Where(m => m.Id == membership && m.AccountId == actor.Account).Select(m => (Guid?)m.OrganisationId).FirstOrDefaultAsync(stop) ?? throw new NoSuchRecordException("You do not work for this organisation.");
        await store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            if (await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membership && m.AccountId == actor.Account, stop) is { } held)
                await Membership.End(db, held, stop);
            return 0;
        }, stop);
    }
}
