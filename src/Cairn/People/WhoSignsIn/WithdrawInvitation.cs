using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>An invitation that was not taken up is taken back.</summary>
public static class WithdrawInvitation
{
    public static readonly Verb Verb = new("WithdrawInvitation", "An invitation to sign in is taken back before it is taken up.");

    /// <returns>To whom it went.</returns>
    public static Task<string> Run(Store store, Actor actor, Guid organisation, Guid invitation, CancellationToken stop) =>
        store.Write(Scope.Of(organisation), new Change(Verb, actor, organisation), async db =>
        {
            await store.Engine.LockChain(db, organisation, stop); // not while somebody takes it up
            var held = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == invitation && i.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is no such invitation.");
            if (held.Accepted is not null)
                throw new RefusedException("This invitation has been taken up. Remove the person instead.");
            held.Withdrawn ??= store.Clock.Now;
            return held.Email;
        }, stop);
}
