using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>The second step of a sign-in: a one-time code that was not used before, or a recovery code. Wrong ones count as wrong passwords do.</summary>
public static class CheckOneTimeCode
{
    public static readonly Verb Verb = new("UseOneTimeCode", "A one-time code or a recovery code is used at sign-in, or a wrong one is counted.");

    /// <returns>The account; null when the code is wrong or was used, or the account rests: the caller cannot tell which.</returns>
    public static Task<Account?> With(Store store, Guid id, string code, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, new Actor(null, "sign-in", Role.Public), Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop); // one attempt after another: a code sent twice at once opens once
            var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, stop);
            if (account is not { AsksForCode: true } || account.Rests(store.Clock.Now))
                return null;
            if (await IsRight(db, account, code.Replace(" ", "", StringComparison.Ordinal), stop))
            {
                account.Succeed();
                return account;
            }
            account.Fail(store.Clock.Now);
            return null;
        }, stop);

    private static async Task<bool> IsRight(Db db, Account account, string code, CancellationToken stop)
    {
        if (OneTimeSecret.Open(db.Store.Keys, account.OneTimeSecret!).StepOf(code, db.Store.Clock.Now) is { } step)
        {
            if (step <= account.OneTimeStep)
                return false; // RFC 6238, 5.2: accepted once
            account.OneTimeStep = step;
            return true;
        }
        var digest = RecoveryCode.DigestOf(code);
        if (await db.Set<RecoveryCode>().FirstOrDefaultAsync(c => c.AccountId == account.Id && c.Digest == digest && c.Used == null, stop) is not { } recovery)
            return false;
        recovery.Used = db.Store.Clock.Now;
        return true;
    }
}
