using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// Who keeps a subsidiary's record changes hands: one of the two asks, the other agrees. Until then nothing changes, and whoever asked
/// may take it back.
/// </summary>
public static class HandOverData
{
    public static readonly Verb Ask = new("AskHandOver", "A parent or its subsidiary asks that the keeping of the subsidiary's record change hands.");
    public static readonly Verb Agree = new("AgreeHandOver", "The other side agrees: from now on it keeps the subsidiary's record, or no longer does.");
    public static readonly Verb Refuse = new("RefuseHandOver", "The other side refuses, or whoever asked takes it back: the record stays with who keeps it.");

    /// <param name="organisation">Who asks: the subsidiary or its parent.</param>
    public static Task Run(Store store, Actor actor, Guid organisation, Guid subsidiary, string? key, CancellationToken stop, string? digest = null) =>
        Change(store, Ask, actor, organisation, subsidiary, key, digest, row =>
        {
            if (row.HandOverAskedBy is not null)
                throw new RefusedException("This has been asked already. Wait for the answer, or take it back.");
            (row.HandOverAskedBy, row.HandOverAskedAt) = (organisation, store.Clock.Now);
        }, stop);

    /// <param name="agrees">False: it stays as it is.</param>
    public static Task Answer(Store store, Actor actor, Guid organisation, Guid subsidiary, bool agrees, string? key, CancellationToken stop, string? digest = null) =>
        Change(store, agrees ? Agree : Refuse, actor, organisation, subsidiary, key, digest, row =>
        {
            if (row.HandOverAskedBy is not { } asked)
                throw new RefusedException("Nobody asks for this any more.");
            if (agrees && asked == organisation)
                throw new RefusedException("You asked for this yourselves. The other side has to agree.");
            if (agrees)
                row.ParentOwnsData = !row.ParentOwnsData;
            (row.HandOverAskedBy, row.HandOverAskedAt) = (null, null);
        }, stop);

    // Beyond the asking side's scope lies the other side, so the change is made in the system's, after this look at who asks.
    private static Task Change(Store store, Verb verb, Actor actor, Guid organisation, Guid subsidiary, string? key, string? digest, Action<Organisation> change, CancellationToken stop) =>
        store.Write(Scope.System, new Change(verb, actor, organisation, Key: key, Digest: digest), async db =>
        {
            var row = await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Id == subsidiary && o.ParentId != null && (o.Id == organisation || o.ParentId == organisation), stop)
                ?? throw new NoSuchRecordException("There is no such subsidiary.");
            if (await db.Set<Return>().AnyAsync(r => (r.OrganisationId == subsidiary || r.OrganisationId == row.ParentId) && r.State == ReturnState.Accepting, stop))
                throw new RefusedException("Files are being taken into this record. Try again when that is done.");
            change(row);
            row.Version++;
            return 0;
        }, stop);
}
