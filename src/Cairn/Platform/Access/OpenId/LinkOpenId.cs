using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody links a sign-in of an OpenID provider with the account in which they are signed in.</summary>
public static class LinkOpenId
{
    public static readonly Verb Verb = new("LinkOpenId", "A sign-in of an OpenID provider opens an account from now on.");

    /// <exception cref="OpenIdRefusedException">It opens another account.</exception>
    public static Task Run(Store store, Actor actor, string issuer, string subject, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            await To(db, actor.Account!.Value, issuer, subject, stop);
            return 0;
        }, stop);

    /// <summary>Inside a change that is being made. Of two at once that take the same sign-in, the second finds what the first has linked.</summary>
    public static async Task To(Db db, Guid account, string issuer, string subject, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, Guid.Empty, stop);
        var held = await db.Set<OpenIdLink>().FirstOrDefaultAsync(l => l.Issuer == issuer && l.Subject == subject, stop);
        if (held is not null && held.AccountId != account)
            throw new OpenIdRefusedException(OpenIdRefusal.LinkedElsewhere);
        if (held is null)
            db.Add(new OpenIdLink { AccountId = account, Issuer = issuer, Subject = subject, Made = db.Store.Clock.Now });
    }
}
