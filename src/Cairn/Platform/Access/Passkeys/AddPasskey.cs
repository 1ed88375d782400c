using Cairn.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>Somebody adds a passkey that their browser has made and the framework has verified.</summary>
public static class AddPasskey
{
    public static readonly Verb Verb = new("AddPasskey", "Somebody adds a passkey with which they sign in without a password.");

    /// <returns>What is wrong with a name; null where nothing is.</returns>
    public static string? Refuses(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "Enter a name by which you will know it, such as My phone"
        : name.Trim().Length > Passkey.LongestName ? $"Use at most {Passkey.LongestName} characters" : null;

    /// <exception cref="RefusedException">The passkey is an account's already.</exception>
    public static Task Run(Store store, Actor actor, string name, UserPasskeyInfo made, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop);
            if (Refuses(name) is { } why)
                throw new RefusedException(why);
            if (await db.Set<Passkey>().AnyAsync(p => p.CredentialId == made.CredentialId, stop))
                throw new RefusedException("This passkey is in use already.");
            db.Add(Passkey.Of(actor.Account!.Value, name.Trim(), made, store.Clock.Now));
            return 0;
        }, stop);
}
