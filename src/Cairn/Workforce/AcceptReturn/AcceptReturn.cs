using System.Text.Json;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Takes a checked return into the record: all of it, or none.</summary>
public static class AcceptReturn
{
    public const string Kind = "AcceptReturn";

    public static readonly Verb Verb = new(Kind, "A checked return becomes part of the record: services, posts, staff, qualifications and training get new versions, those named as leavers end, and services said to have closed end with their posts.");

    public const string Stale = "The record has changed since these files were checked, so what is listed here may no longer be so. Check them again, then accept.";

    public sealed record Input(Guid Return);

    /// <summary>Puts the taking-in into the queue. Who sends the form twice starts it once.</summary>
    /// <exception cref="RefusedException">The return is not waiting to be accepted, or the record changed since.</exception>
    public static Task<Guid> Start(Store store, Scope scope, Actor actor, Guid organisation, Guid id, string? key, CancellationToken stop, string? digest = null) =>
        store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: digest), async db =>
        {
            await db.Store.Engine.LockChain(db, organisation, stop); // two that decide at once: the second waits, and finds what the first has decided
            var row = await db.Set<Return>().FirstOrDefaultAsync(r => r.Id == id && r.OrganisationId == organisation, stop)
                ?? throw new NoSuchRecordException("There is no such return.");
            if (row.State != ReturnState.Checked)
                throw new RefusedException("This return is not waiting for a decision.");
            if (row.RecordsAt != await HeldRecords.Count(db, stop))
                throw new RefusedException(Stale);
            if (await db.Set<Return>().AnyAsync(r => r.OrganisationId == organisation && r.State == ReturnState.Accepting, stop))
                throw new RefusedException("Another return of yours is being taken in. Wait until it is done, then check this one again.");
            if (await CloseServices.StillOpen(db, organisation, id, stop) is { Length: > 0 } reasons)
                throw new RefusedException(reasons);
            var batch = new Batch { OrganisationId = organisation };
            db.Add(batch);
            await db.SaveChangesAsync(stop);
            row.Batch = batch.Id;
            row.State = ReturnState.Accepting;
            row.JobId = JobWorker.Add(db, Kind, organisation, actor.Account ?? Guid.Empty, JsonSerializer.Serialize(new Input(id))).Id;
            return row.JobId;
        }, stop);

    public static async Task Run(JobRun run)
    {
        var id = run.Input<Input>().Return;
        Scope scope;
        await using (var all = await run.Store.Read(Scope.System, run.Stop))
            scope = Scope.Of([run.Organisation, .. await all.DataOwnedBy(run.Organisation, run.Stop)]);
        var change = new Change(Verb, run.Actor, run.Organisation);
        try
        {
            await new TakeIn(run, scope, change, id).All();
        }
        catch (Exception e) when (e is not OperationCanceledException and not LeaseLostException)
        {
            await Unstage.All(run, scope, change, id);
            throw;
        }
        await run.Write(scope, change, async db =>
        {
            // The switch: from here on everyone reads the new record.
            var row = await db.Set<Return>().FirstAsync(r => r.Id == id, run.Stop);
            (await db.Set<Batch>().FirstAsync(b => b.Id == row.Batch, run.Stop)).Published = true;
            row.State = ReturnState.Accepted;
            row.Ended = db.Store.Clock.Now;
            return 0;
        });
    }
}

/// <summary>Takes back what a failed taking-in had staged, a little at a time.</summary>
internal static class Unstage
{
    private const int Some = 2_000;

    public static async Task All(JobRun run, Scope scope, Change change, Guid id)
    {
        long batch;
        await using (var db = await run.Store.Read(scope, run.Stop))
            batch = await db.Set<Return>().Where(r => r.Id == id).Select(r => r.Batch).FirstAsync(run.Stop);
        await Of<Service>(run, scope, change, batch);
        await Of<Post>(run, scope, change, batch);
        await Of<Engagement>(run, scope, change, batch);
        await Of<Qualification>(run, scope, change, batch);
        await Of<LearningRecord>(run, scope, change, batch);
        await run.Write(scope, change, async db =>
        {
            var row = await db.Set<Return>().FirstAsync(r => r.Id == id, run.Stop);
            row.State = ReturnState.Failed;
            row.Ended = db.Store.Clock.Now;
            return 0;
        });
    }

    private static async Task Of<T>(JobRun run, Scope scope, Change change, long batch) where T : RecordVersion
    {
        int touched;
        do
        {
            touched = await run.Write(scope, change, async db =>
            {
                var all = db.Set<T>().IgnoreQueryFilters([Conventions.CurrentFilter]);
                var staged = await all.Where(x => x.Batch == batch).OrderBy(x => x.Id).Take(Some).Select(x => x.Id).ToListAsync(run.Stop);
                var ended = await all.Where(x => x.EndedBy == batch && x.Batch != batch).OrderBy(x => x.Id).Take(Some).Select(x => x.Id).ToListAsync(run.Stop);
                await all.Where(x => EF.Parameter(staged).Contains(x.Id)).ExecuteDeleteAsync(run.Stop);
                await all.Where(x => EF.Parameter(ended).Contains(x.Id)).ExecuteUpdateAsync(set => set.SetProperty(x => x.EndedBy, 0L).SetProperty(x => x.Until, (DateOnly?)null), run.Stop);
                return staged.Count + ended.Count;
            });
        }
        while (touched > 0);
    }
}
