using System.Text.Json;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Jobs;

/// <summary>The lease was taken by another process; this one stops without effect.</summary>
public sealed class LeaseLostException() : Exception("Another process has taken this job over.");

/// <summary>One process's turn at a job: its input, its checkpoint, and the only way in which it may save.</summary>
public sealed class JobRun(Store store, Job job, CancellationToken stop) : IDisposable
{
    public static readonly Verb Verb = new("RunJob", "A job is taken, reports how far it is, and ends. What it changes is kept under its own verbs.");

    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim turn = new(1, 1);
    private DateTime reported;

    public Store Store => store;
    public Guid Id => job.Id;
    public Guid Organisation => job.OrganisationId;
    public CancellationToken Stop => stop;

    /// <summary>Who asked for the job acts in it.</summary>
    public required Actor Actor { get; init; }

    public T Input<T>() => JsonSerializer.Deserialize<T>(job.Input)!;

    public T? Checkpoint<T>() => job.Checkpoint is null ? default : JsonSerializer.Deserialize<T>(job.Checkpoint);

    /// <summary>A change of the job's, saved together with how far it got, and only while the lease is ours.</summary>
    /// <exception cref="LeaseLostException">Another process has the job now; nothing was saved.</exception>
    public async Task<T> Write<T>(Scope scope, Change change, Func<Db, Task<T>> verb, object? checkpoint = null)
    {
        var answer = await Fenced(scope, change, verb, row =>
        {
            if (checkpoint is not null)
                row.Checkpoint = JsonSerializer.Serialize(checkpoint);
        }, stop);
        store.Tell(change.Organisation);
        return answer;
    }

    /// <summary>Says how far it is. Saves at most a few times a second, which also renews the lease.</summary>
    public async Task Report(string step, long done, long total)
    {
        job.Step = step;
        job.DoneUnits = done;
        job.TotalUnits = total;
        if (store.Clock.Now - reported < ReportEvery && (total == 0 || done < total))
            return;
        reported = store.Clock.Now;
        await Renew();
    }

    internal async Task Finish(JobState state, string? problem)
    {
        await End(state, problem);
        Operate.Measurements.JobEnded(job.Kind, state.ToString());
    }

    private Task End(JobState state, string? problem) => Save(row =>
    {
        row.State = state;
        row.Problem = problem;
        row.Finished = store.Clock.Now;
        row.LeaseUntil = null;
        row.Step = state == JobState.Done ? "Done" : row.Step;
    });

    /// <summary>Keeps the lease while a step takes long and saves nothing.</summary>
    internal async Task Beat(CancellationToken until)
    {
        using var timer = new PeriodicTimer(LeaseTime / 3);
        while (await timer.WaitForNextTickAsync(until))
            await Renew();
    }

    internal Task Renew() => Save(_ => { });

    /// <summary>Gives the job back at shutdown, so that the next start goes on at once.</summary>
    internal Task Release() => Save(row => row.LeaseUntil = store.Clock.Now);

    private Task<int> Save(Action<Job> set) =>
        Fenced(Scope.System, new Change(Verb, Actor, job.OrganisationId), _ => Task.FromResult(0), set, CancellationToken.None);

    private async Task<T> Fenced<T>(Scope scope, Change change, Func<Db, Task<T>> verb, Action<Job> set, CancellationToken cancel)
    {
        // The heartbeat and the work would take each other for a stranger.
        await turn.WaitAsync(cancel);
        try
        {
            return await store.Write(scope, db => db.Carry(change, async db =>
            {
                var answer = await verb(db);
                await Hold(db, set);
                return answer;
            }, cancel), cancel, yields: true);
        }
        catch (ConflictException)
        {
            if (!await IsOurs())
                throw new LeaseLostException();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> IsOurs()
    {
        await using var db = await store.Read(Scope.System);
        return await db.Set<Job>().AnyAsync(j => j.Id == job.Id && j.Lease == job.Lease && j.State == JobState.Running);
    }

    public void Dispose() => turn.Dispose();

    private async Task Hold(Db db, Action<Job> set)
    {
        var row = await db.Set<Job>().FirstAsync(j => j.Id == job.Id, CancellationToken.None);
        if (row.Lease != job.Lease || row.State != JobState.Running)
            throw new LeaseLostException();
        row.LeaseUntil = store.Clock.Now + LeaseTime;
        row.Step = job.Step;
        row.DoneUnits = job.DoneUnits;
        row.TotalUnits = job.TotalUnits;
        set(row);
    }

    /// <summary>Takes the oldest job that waits, or whose process is gone.</summary>
    internal static async Task<Job?> Take(Store store, IReadOnlyCollection<string> kinds)
    {
        while (true)
        {
            try
            {
                return await TakeOne(store, kinds);
            }
            catch (ConflictException)
            {
                // Another process took that one, or its own renewed the lease just now: look again.
            }
        }
    }

    private static Task<Job?> TakeOne(Store store, IReadOnlyCollection<string> kinds) =>
        store.Write<Job?>(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
        {
            var now = store.Clock.Now;
            var row = await db.Set<Job>().Where(j => kinds.Contains(j.Kind) && (j.State == JobState.Waiting || (j.State == JobState.Running && j.LeaseUntil <= now)))
                .OrderBy(j => j.Created).ThenBy(j => j.Id).FirstOrDefaultAsync();
            if (row is null)
                return null;
            row.State = JobState.Running;
            row.Lease++;
            row.LeaseUntil = now + LeaseTime;
            return row;
        });
}
