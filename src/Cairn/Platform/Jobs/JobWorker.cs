using System.Collections.Concurrent;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Jobs;

/// <summary>What each kind of job does; rooms add theirs at the door.</summary>
public sealed class JobKinds : ConcurrentDictionary<string, Func<JobRun, Task>>;

/// <summary>Runs jobs one after another in the background of the serving program.</summary>
public sealed class JobWorker(Store store, House house, ILogger<JobWorker> log) : BackgroundService
{
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Puts a job in the queue as part of the caller's change.</summary>
    public static Job Add(Db db, string kind, Guid organisation, Guid account, string input)
    {
        var job = new Job
        {
            Id = NewId.Next(), Kind = kind, OrganisationId = organisation, AccountId = account, Input = input, Created = db.Store.Clock.Now,
        };
        db.Add(job);
        return job;
    }

    /// <summary>Says that there may be work, so that nobody waits for the next look.</summary>
    public void Wake() => signal.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (!stoppingToken.IsCancellationRequested && await JobRun.Take(store, [.. house.Jobs.Keys]) is { } job)
                    await Run(job, stoppingToken);
                await signal.WaitAsync(TimeSpan.FromSeconds(2), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError("Looking for work failed: {Kind}", e.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    /// <summary>Runs one job to its end for a command, or watches the worker that has it.</summary>
    public static async Task Finish(Store store, House house, Guid id, Func<Job, Task> look, CancellationToken stop)
    {
        using var quiet = new JobWorker(store, house, Microsoft.Extensions.Logging.Abstractions.NullLogger<JobWorker>.Instance);
        var running = Task.CompletedTask;
        while (true)
        {
            if (running.IsCompleted && await JobRun.Take(store, [.. house.Jobs.Keys]) is { } next)
                running = Task.Run(() => quiet.Run(next, stop), stop);
            await using (var db = await store.Read(Scope.System, stop))
            {
                var job = await db.Set<Job>().AsNoTracking().FirstAsync(j => j.Id == id, stop);
                await look(job);
                if (job.State is JobState.Done or JobState.Failed)
                    break;
            }
            await Task.WhenAny(running.IsCompleted ? Task.Delay(100, stop) : running, Task.Delay(200, stop));
        }
        await running;
    }

    private async Task Run(Job job, CancellationToken stop)
    {
        using var run = new JobRun(store, job, stop) { Actor = await WhoAsked(job) };
        try
        {
            await Carry(run, job, stop);
        }
        catch (LeaseLostException)
        {
            log.LogWarning("Job {Id} was taken over by another process", job.Id);
        }
    }

    private async Task<Actor> WhoAsked(Job job)
    {
        await using var db = await store.Read(Scope.System);
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == job.AccountId);
        if (account is null && await db.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == job.AccountId) is { } key)
            return ApiCaller.Of(key);
        return account is null ? Actor.Public : new Actor(account.Id, account.Name, account.Role, account.OrganisationId, null, account.Area);
    }

    private async Task Carry(JobRun run, Job job, CancellationToken stop)
    {
        try
        {
            await Alive(run, house.Jobs[job.Kind]);
            await run.Finish(JobState.Done, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await run.Release();
        }
        catch (RefusedException e)
        {
            await run.Finish(JobState.Failed, e.Message);
        }
        catch (Exception e) when (e is not LeaseLostException)
        {
            // The message may hold a value from somebody's file, so only its kind and place are kept.
            log.LogError("Job {Id} of kind {Job} failed: {Kind} {Place}", job.Id, job.Kind, e.GetType().Name, e.StackTrace);
            await run.Finish(JobState.Failed, "Something went wrong in Cairn, and nothing was changed. Try again; if it happens twice, tell whoever runs your Cairn.");
        }
    }

    /// <summary>Does the work with the lease kept alive beside it.</summary>
    private static async Task Alive(JobRun run, Func<JobRun, Task> work)
    {
        using var done = new CancellationTokenSource();
        var beat = run.Beat(done.Token);
        try
        {
            await work(run);
        }
        finally
        {
            await done.CancelAsync();
            // A beat that failed is the work's to find out, at its next save.
            await beat.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }
}
