using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>An account asks for a one-time code at sign-in from now on, or no longer, or has new recovery codes.</summary>
public static class SetUpOneTimeCode
{
    public static readonly Verb Verb = new("SetUpOneTimeCode", "An account asks for a one-time code at sign-in from now on; recovery codes are made.");
    public static readonly Verb Undo = new("RemoveOneTimeCode", "An account asks for a one-time code no longer; its recovery codes end.");
    public static readonly Verb Renew = new("RenewRecoveryCodes", "An account gets new recovery codes; the old ones end.");

    public const string WrongCode = "This is not the code of this moment. Wait for the app’s next one and enter that.";

    /// <returns>The recovery codes, which nobody can be told again.</returns>
    /// <exception cref="RefusedException">The code is not one that the secret makes now.</exception>
    public static Task<IReadOnlyList<string>> Run(Store store, Actor actor, OneTimeSecret secret, string? code, CancellationToken stop) =>
        Of(store, actor, Verb, async (db, account) =>
        {
            var step = secret.StepOf((code ?? "").Replace(" ", "", StringComparison.Ordinal), store.Clock.Now) ?? throw new RefusedException(WrongCode);
            (account.OneTimeSecret, account.OneTimeSince, account.OneTimeStep) = (secret.Seal(store.Keys), store.Clock.Now, step);
            return await RecoveryCode.Renew(db, account.Id, stop);
        }, stop);

    public static Task<IReadOnlyList<string>> RenewCodes(Store store, Actor actor, CancellationToken stop) =>
        Of(store, actor, Renew, (db, account) => account.AsksForCode ? RecoveryCode.Renew(db, account.Id, stop) : throw new RefusedException("Set up the one-time code first."), stop);

    public static Task Remove(Store store, Actor actor, CancellationToken stop) =>
        Of(store, actor, Undo, async (db, account) =>
        {
            await Clear(db, account, stop);
            return [];
        }, stop);

    internal static Task Clear(Db db, Account account, CancellationToken stop)
    {
        (account.OneTimeSecret, account.OneTimeSince, account.OneTimeStep) = (null, null, null);
        return RecoveryCode.Clear(db, account.Id, stop);
    }

    private static Task<IReadOnlyList<string>> Of(Store store, Actor actor, Verb verb, Func<Db, Account, Task<IReadOnlyList<string>>> change, CancellationToken stop) =>
        store.Write(Scope.System, new Change(verb, actor, Guid.Empty), async db => await change(db, await db.Set<Account>().FirstAsync(a => a.Id == actor.Account, stop)), stop);
}
