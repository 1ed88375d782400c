using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Asks for the password once more before something that decides how an account signs in. Wrong ones count as at sign-in.</summary>
public static class Reauthenticate
{
    /// <returns>Why not, in a sentence; null where the password is right.</returns>
    public static async Task<string?> Refuses(Store store, Actor actor, string? password, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(password))
            return "Enter your password";
        Account mine;
        await using (var db = await store.Read(Scope.System, stop))
            mine = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Account, stop);
        if (mine.PasswordHash is null)
            return "Your account has no password. Ask your organisation’s manager for a link that sets one.";
        return await TrySignIn.With(store, mine.UserName!, password, stop) is null ? "The password is wrong. After five wrong passwords an account rests for 15 minutes." : null;
    }
}
