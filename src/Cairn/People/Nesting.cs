using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary>How organisations nest: parents, subsidiaries, and who owns whose data.</summary>
public static class Nesting
{
    /// <summary>Subsidiaries at any depth whose data the organisation owns, by way of its own subsidiaries alone.</summary>
    public static Task<IReadOnlyList<Guid>> DataOwnedBy(this Db db, Guid organisation, CancellationToken stop) => Below(db, organisation, ownedAlone: true, stop);

    /// <summary>Subsidiaries at any depth whose data is kept by themselves, or by one between.</summary>
    public static async Task<IReadOnlyList<Guid>> DataKeptBelow(this Db db, Guid organisation, CancellationToken stop) =>
        [.. (await Below(db, organisation, ownedAlone: false, stop)).Except(await db.DataOwnedBy(organisation, stop))];

    private static async Task<IReadOnlyList<Guid>> Below(Db db, Guid organisation, bool ownedAlone, CancellationToken stop)
    {
        List<Guid> all = [];
        IReadOnlyList<Guid> layer = [organisation];
        while (layer.Count > 0)
        {
            var parents = layer;
            layer = await db.Set<Organisation>().Where(o => o.ParentId != null && parents.Contains(o.ParentId.Value) && (o.ParentOwnsData || !ownedAlone)).Select(o => o.Id).ToListAsync(stop);
            layer = [.. layer.Except(all)];
            all.AddRange(layer);
        }
        return all;
    }

    /// <summary>What <paramref name="other"/> is to <paramref name="own"/>, going up from it.</summary>
    public static async Task<Relation> Related(this Db db, Guid own, Guid other, CancellationToken stop)
    {
        var owned = true;
        var at = other;
        for (var depth = 0; depth < 16; depth++)
        {
            var step = await db.Set<Organisation>().Where(o => o.Id == at).Select(o => new { o.ParentId, o.ParentOwnsData }).FirstOrDefaultAsync(stop);
            if (step?.ParentId is not { } parent)
                return Relation.Other;
            owned &= step.ParentOwnsData;
            if (parent == own)
                return owned ? Relation.DataOwned : Relation.Subsidiary;
            at = parent;
        }
        return Relation.Other;
    }
}
