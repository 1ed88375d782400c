using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>Somebody takes up an invitation: with a new account, or with the account that they have.</summary>
public static class AcceptInvitation
{
    public static readonly Verb Verb = new("AcceptInvitation", "An invitation is taken up: an account may work for an organisation, with a role.");

    private const string Gone = "This link works no longer. Ask whoever invited you for a new one.";

    /// <returns>Null where the link was used, withdrawn, is too old, or never was.</returns>
    public static async Task<Invitation?> Find(Db db, string? token, CancellationToken stop)
    {
        if (token is null)
            return null;
        var digest = LinkToken.Digest(token);
        var found = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Digest == digest, stop);
        return found?.IsOpen(db.Store.Clock.Now) == true ? found : null;
    }

    /// <returns>The account that was made. Its user name is the invitation's address.</returns>
    public static Task<Account> AsNew(Store store, string token, string name, string password, CancellationToken stop) => Make(store, token, name, password, null, stop);

    /// <summary>With no password: what the OpenID provider told opens the account. It must have told the invitation's address, so that a link that went astray opens nothing.</summary>
    public static Task<Account> AsProved(Store store, string token, string name, OpenIdProof proof, CancellationToken stop) => Make(store, token, name, null, proof, stop);

    private static Task<Account> Make(Store store, string token, string name, string? password, OpenIdProof? proof, CancellationToken stop) =>
        Take(store, token, new Actor(null, name, Role.Public), async (db, invitation) =>
        {
            if (proof is not null && !string.Equals(proof.Email, invitation.Email, StringComparison.OrdinalIgnoreCase))
                throw new OpenIdRefusedException(OpenIdRefusal.EmailOfAnother);
            var account = new Account { UserName = invitation.Email, Name = name };
            account.WorkFor(Of(invitation, account.Id));
            using var accounts = Accounts.Of(db);
            if (await accounts.FindByNameAsync(invitation.Email) is not null)
                throw new RefusedException("A new account cannot be made with this address. If you have signed in to Cairn before, sign in and accept.");
            await AddAccount.To(db, account, password);
            if (proof is not null)
                await LinkOpenId.To(db, account.Id, proof.Issuer, proof.Subject, stop);
            return account;
        }, stop);

    /// <summary>The account works for the organisation from its next request on, and keeps the others that it works for.</summary>
    public static Task<Account> As(Store store, string token, Actor actor, CancellationToken stop) =>
        Take(store, token, actor, async (db, invitation) =>
        {
            var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Account, stop);
            var held = await db.Set<Membership>().FirstOrDefaultAsync(m => m.AccountId == account.Id && m.OrganisationId == invitation.OrganisationId, stop);
            if (held is not null && (held.Role == Role.Worker) != (invitation.Role == Role.Worker))
                throw new RefusedException($"You sign in for this organisation as {Roles.Words(held.Role).ToLowerInvariant()} already, and an account has one role in each. Ask to be invited with another e-mail address.");
            if (held is not null && held.Role != invitation.Role)
                await Membership.MustLeaveAnother(db, held, stop);
            if (held is null)
                db.Add(held = Of(invitation, account.Id));
            (held.Role, held.Area, held.PersonId, held.Since) = (invitation.Role, invitation.Area, invitation.PersonId, db.Store.Clock.Now);
            account.WorkFor(held);
            return account;
        }, stop);

    private static async Task<Account> Take(Store store, string token, Actor actor, Func<Db, Invitation, Task<Account>> take, CancellationToken stop)
    {
        Guid organisation;
        await using (var db = await store.Read(Scope.System, stop))
            organisation = (await Find(db, token, stop) ?? throw new RefusedException(Gone)).OrganisationId;
        return await store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            await store.Engine.LockChain(db, organisation, stop); // of two who open the link at once, one takes it
            var invitation = await Find(db, token, stop) ?? throw new RefusedException(Gone);
            var account = await take(db, invitation);
            invitation.Accepted = store.Clock.Now;
            return account;
        }, stop);
    }

    private static Membership Of(Invitation invitation, Guid account) =>
        new() { AccountId = account, OrganisationId = invitation.OrganisationId, Role = invitation.Role, Area = invitation.Area, PersonId = invitation.PersonId };
}
