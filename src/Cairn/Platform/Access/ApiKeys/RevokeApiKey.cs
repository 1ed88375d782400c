using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Access;

/// <summary>A manager takes a key out of use, at once and for good.</summary>
public static class RevokeApiKey
{
    public static readonly Verb Verb = new("RevokeApiKey", "A key of another system is taken out of use, at once and for good.");

    /// <returns>What the key was called.</returns>
    public static Task<string> Run(Store store, Scope scope, Actor actor, Guid organisation, Guid key, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            var held = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == key && k.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is no such key.");
            held.Revoked ??= store.Clock.Now;
            return held.Name;
        }, stop);
}
