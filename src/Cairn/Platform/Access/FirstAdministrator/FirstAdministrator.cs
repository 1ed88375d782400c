using System.Security.Cryptography;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>The first administrator of empty data comes in by a link that works once, printed where the program was started.</summary>
public sealed class FirstAdministrator(Store store)
{
    private byte[]? digest;

    /// <summary>A new link's token; null where there is an administrator already. An older link then works no longer.</summary>
    public async Task<string?> Offer(CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        if (await db.Set<Membership>().AnyAsync(m => m.Role == Role.Administrator, stop))
            return null;
        var token = LinkToken.Make();
        digest = LinkToken.Digest(token);
        return token;
    }

    public bool Knows(string token) => digest is not null && CryptographicOperations.FixedTimeEquals(digest, LinkToken.Digest(token));

    /// <exception cref="RefusedException">The link was used, or the password is too short.</exception>
    public async Task<Account> Make(string token, string userName, string name, string password, CancellationToken stop)
    {
        var account = new Account { UserName = userName, Name = name, Role = Role.Administrator };
        await store.Write(Scope.System, new Change(AddAccount.Verb, new Actor(null, name, Role.Public), Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop); // else two who send the form at once would both be first
            if (!Knows(token) || await db.Set<Membership>().AnyAsync(m => m.Role == Role.Administrator, stop))
                throw new RefusedException("This link has been used. Sign in, or start Cairn again for a new one.");
            await AddAccount.To(db, account, password);
            return 0;
        }, stop);
        digest = null;
        return account;
    }
}
