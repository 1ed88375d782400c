using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>A manager takes the one-time code from somebody who has lost the app and the recovery codes, by the rule of <see cref="MakePasswordReset"/>.</summary>
public static class LiftOneTimeCode
{
    public static readonly Verb Verb = new("LiftOneTimeCode", "A manager takes the one-time code from somebody who has lost both app and recovery codes.");

    /// <returns>The person's name.</returns>
    /// <exception cref="RefusedException">It is the actor's own account, or one that works elsewhere too.</exception>
    public static Task<string> Run(Store store, Actor actor, Guid organisation, Guid membership, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            var (account, _) = await MakePasswordReset.Find(db, actor, organisation, membership, stop);
            await SetUpOneTimeCode.Clear(db, account, stop);
            return account.Name;
        }, stop);
}
