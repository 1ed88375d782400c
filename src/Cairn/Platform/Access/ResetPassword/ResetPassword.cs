using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody chooses another password by the link that they were given. A code or passkey that the account asks for is asked for still.</summary>
public static class ResetPassword
{
    public static readonly Verb Verb = new("ResetPassword", "Somebody chooses another password by a link that works once; every session of the account ends.");

    /// <returns>Null where the link was used, replaced, is too old, or never was; or the account has begun to work elsewhere since.</returns>
    public static async Task<PasswordReset?> Find(Db db, string? token, CancellationToken stop)
    {
        if (token is null)
            return null;
        var (digest, now) = (LinkToken.Digest(token), db.Store.Clock.Now);
        var found = await db.Set<PasswordReset>().FirstOrDefaultAsync(r => r.Digest == digest && r.Used == null && r.Until > now, stop);
        return found is null || (found.OrganisationId != Membership.WholeSector && await MakePasswordReset.WorksElsewhere(db, found.AccountId, found.OrganisationId, stop)) ? null : found;
    }

    /// <exception cref="RefusedException">The link works no longer, or the password is too short.</exception>
    public static Task Run(Store store, string token, string password, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, new Actor(null, "password reset", Role.Public), Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop); // of two who open the link at once, one chooses
            var reset = await Find(db, token, stop) ?? throw new RefusedException("This link works no longer. Ask for a new one.");
            var account = await db.Set<Account>().FirstAsync(a => a.Id == reset.AccountId, stop);
            await SetPassword.Of(db, account, password);
            if (!account.IsSuspended)
                account.Succeed();
            reset.Used = store.Clock.Now;
            return 0;
        }, stop);
}
