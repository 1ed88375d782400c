using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What holds for everything that is kept by hand: who may, when, and how a version follows another.</summary>
public static class Keeping
{
    /// <summary>Where an answer came from when a person gave it on a page.</summary>
    public const string Page = "page";

    /// <summary>What stands before the name of the key with which another system gave an answer.</summary>
    public const string Machine = "api: ";

    private const long EndedByHand = -1;

    /// <summary>Makes sure that the owner's record may be changed by this actor now, and holds others off until the change is done.</summary>
    /// <exception cref="RefusedException">A parent keeps the record, or files are being taken into it.</exception>
    public static async Task MayKeep(this Db db, Guid owner, Actor actor, CancellationToken stop)
    {
        await db.Store.Engine.LockChain(db, owner, stop);
        var organisation = await db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == owner, stop);
        if (organisation is { ParentOwnsData: true, ParentId: { } parent } && actor.Organisation == owner)
        {
            var name = await db.Set<Organisation>().Where(o => o.Id == parent).Select(o => o.Name).FirstOrDefaultAsync(stop);
            throw new RefusedException($"{name} keeps your record. Ask them to make this change, or to hand the record back to you.");
        }
        if (await db.Set<Return>().AnyAsync(r => r.State == ReturnState.Accepting, stop))
            throw new RefusedException("Files are being taken into this record. Try again when that is done, in a few minutes at most.");
    }

    /// <summary>The engagement on whose record a line is kept, which this actor may change now.</summary>
    /// <exception cref="NoSuchRecordException">There is none, or it has ended.</exception>
    internal static async Task<Engagement> Kept(this Db db, Keeper keeper, Guid engagement, CancellationToken stop)
    {
        var of = await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == engagement, stop) ?? throw new NoSuchRecordException("There is no such record, or it has ended.");
        await db.MayKeep(of.OrganisationId, keeper.Actor, stop);
        return of;
    }

    /// <summary>Adds a line to an engagement's record, or puts it in the place of the one that was looked at.</summary>
    internal static Task BeginOrReplace<T>(this Db db, Engagement of, T? held, T next, string source, CancellationToken stop) where T : RecordVersion
    {
        (next.OrganisationId, next.Record) = (of.OrganisationId, held?.Record ?? NewId.Next());
        return held is null ? db.Begin([next], source, stop) : db.Replace(held, next, source, stop);
    }

    /// <summary>Puts a new version in the place of the one that was looked at.</summary>
    /// <exception cref="ConflictException">Somebody else has changed the record since.</exception>
    public static async Task Replace<T>(this Db db, T held, T next, string source, CancellationToken stop) where T : RecordVersion
    {
        await db.End<T>(held.Id, stop);
        await db.Begin([next.Follows(held)], source, stop);
    }

    /// <summary>Adds versions; record and owner are set.</summary>
    /// <param name="asLast">Each is its record's last word, and no longer current: somebody left.</param>
    public static Task Begin<T>(this Db db, IReadOnlyList<T> versions, string source, CancellationToken stop, bool asLast = false) where T : RecordVersion
    {
        foreach (var version in versions)
        {
            (version.Id, version.Batch, version.EndedBy, version.Until) = (0, 0, asLast ? EndedByHand : 0, asLast ? db.Store.Clock.Today : null);
            (version.From, version.Recorded, version.Source) = (db.Store.Clock.Today, db.Store.Clock.Now, source);
        }
        return db.Store.Engine.Insert(db, BulkTable<T>.Of(db), versions, stop);
    }

    /// <summary>Ends a current version.</summary>
    /// <exception cref="ConflictException">It is current no longer.</exception>
    public static async Task End<T>(this Db db, long version, CancellationToken stop) where T : RecordVersion
    {
        var day = db.Store.Clock.Today;
        if (await db.Set<T>().Where(v => v.Id == version && v.EndedBy == 0).ExecuteUpdateAsync(set => set.SetProperty(v => v.EndedBy, EndedByHand).SetProperty(v => v.Until, day), stop) == 0)
            throw new ConflictException();
    }

    private static T Follows<T>(this T next, T held) where T : RecordVersion
    {
        (next.Record, next.OrganisationId) = (held.Record, next.OrganisationId == default ? held.OrganisationId : next.OrganisationId);
        return next;
    }
}
