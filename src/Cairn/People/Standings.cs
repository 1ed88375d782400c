using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>What an organisation is to a person, and whose rows that lets them read.</summary>
public static class Standings
{
    private static readonly Standing Stranger = new(Relation.Other, Scope.Nothing);

    public static async Task<Standing> Find(Store store, Actor actor, Guid? organisation, CancellationToken stop)
    {
        if (!actor.SignedIn)
            return Stranger;
        switch (actor.Role)
        {
            case Role.Statistician or Role.Registrar or Role.Administrator:
                return new Standing(Relation.Other, Scope.Sector);
            case Role.Council when actor.Area is { } area:
                return new Standing(organisation is { } other && await InArea(store, other, area, stop) ? Relation.Area : Relation.Other, new Scope(Reach.Area, [], area));
        }
        if (actor.Organisation is not { } own || organisation is not { } wanted)
            return Stranger;

        await using var db = await store.Read(Scope.System, stop);
        var name = await db.Set<Organisation>().Where(o => o.Id == own).Select(o => o.Name).FirstOrDefaultAsync(stop);
        var relation = wanted == own ? Relation.Own : await db.Related(own, wanted, stop);
        return relation is Relation.Own or Relation.DataOwned
            ? new Standing(relation, Scope.Of([wanted, .. await db.DataOwnedBy(wanted, stop)]), name)
            : new Standing(relation, Scope.Nothing, name);
    }

    private static async Task<bool> InArea(Store store, Guid organisation, string area, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Service>().AnyAsync(s => s.OrganisationId == organisation && s.Area == area, stop);
    }
}
