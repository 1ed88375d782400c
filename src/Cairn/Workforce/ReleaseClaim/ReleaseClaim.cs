using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Undoes a claim: the listed service is free again, and the provider's own service stays as it is.</summary>
public static class ReleaseClaim
{
    public static readonly Verb Verb = new("ReleaseClaim", "A provider's claim on a service of a regulator's list is undone; its own service stays.");

    /// <exception cref="RefusedException">The organisation has no such claim.</exception>
    public static Task Run(Store store, Scope scope, Actor actor, Guid organisation, string regulator, string number, CancellationToken stop) =>
        store.Write(scope, new Change(Verb, actor, organisation), async db =>
        {
            db.Remove(await db.Set<ServiceClaim>().FirstOrDefaultAsync(c => c.OrganisationId == organisation && c.Regulator == regulator && c.Number == number, stop)
                ?? throw new RefusedException("You hold no claim on this service."));
            return 0;
        }, stop);
}
