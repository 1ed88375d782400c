using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Jobs;

public sealed class JobsTests : IDisposable
{
    private const string Kind = "Test";
    private static readonly Verb Effect = new("TestEffect", "A test's job has an effect.");
    private readonly Databases databases = new();
    private readonly PretendTime time = new();
    private readonly KeptLog log = new();
    private readonly House house = new();
    private readonly Guid organisation = NewId.Next();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Jobs_run_once_each_in_the_order_asked(string kind)
    {
        await using var store = await Open(kind);
        List<string> ran = [];
        house.Jobs[Kind] = async run =>
        {
            ran.Add(run.Input<string>());
            await run.Report("Half", 1, 2);
        };
        List<Guid> asked = [];
        foreach (var name in new[] { "one", "two", "three" })
            asked.Add(await Ask(store, name));
        using var worker = new JobWorker(store, house, log.Of<JobWorker>());
        using var other = new JobWorker(store, house, log.Of<JobWorker>());
        await worker.StartAsync(stop);
        await Until(store, asked[2], JobState.Done);
        await other.StartAsync(stop);
        await other.StopAsync(stop);
        await worker.StopAsync(stop);
        Assert.Equal(["one", "two", "three"], ran);
        Assert.Equal(("Done", 1, 2, null), await Look(store, asked[0], j => (j.Step, j.DoneUnits, j.TotalUnits, j.Problem)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_many_that_look_for_work_at_once_each_job_goes_to_one(string kind)
    {
        await using var store = await Open(kind);
        for (var round = 0; round < 5; round++)
        {
            List<Guid> asked = [];
            for (var n = 0; n < 4; n++)
                asked.Add(await Ask(store, "x"));
            var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => JobRun.Take(store, [Kind]), stop)));
            Assert.Equal(asked.Order(), taken.OfType<Job>().Select(j => j.Id).Order());
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_job_whose_process_vanished_goes_on_from_its_checkpoint_and_the_old_process_has_no_effect(string kind)
    {
        await using var store = await Open(kind);
        var id = await Ask(store, "x");
        var old = Turn(store, (await JobRun.Take(store, [Kind]))!);
        await Save(old, "first", checkpoint: 1);
        time.Pass(TimeSpan.FromSeconds(29));
        Assert.Null(await JobRun.Take(store, [Kind]));
        await old.Renew();
        time.Pass(TimeSpan.FromSeconds(29));
        Assert.Null(await JobRun.Take(store, [Kind]));
        time.Pass(TimeSpan.FromSeconds(1));

        var next = Turn(store, (await JobRun.Take(store, [Kind]))!);
        Assert.Equal((id, 1), (next.Id, next.Checkpoint<int>()));
        await Assert.ThrowsAsync<LeaseLostException>(() => Save(old, "too late", checkpoint: 2));
        await Assert.ThrowsAsync<LeaseLostException>(() => old.Report("too late", 1, 1));
        await Assert.ThrowsAsync<LeaseLostException>(() => old.Finish(JobState.Done, null));
        await Assert.ThrowsAsync<LeaseLostException>(old.Release);
        await Save(next, "second", checkpoint: 2);
        await next.Finish(JobState.Done, null);
        await Assert.ThrowsAsync<LeaseLostException>(() => Save(next, "after the end", checkpoint: 3));

        Assert.Equal(["first", "second"], await Effects(store));
        Assert.Equal((JobState.Done, "2"), await Look(store, id, j => (j.State, j.Checkpoint)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task When_a_commit_and_a_takeover_meet_no_step_is_done_twice(string kind)
    {
        await using var store = await Open(kind);
        for (var round = 0; round < 25; round++)
        {
            var id = await Ask(store, "x");
            var old = Turn(store, (await JobRun.Take(store, [Kind]))!);
            time.Pass(TimeSpan.FromSeconds(31));
            var (saved, taken) = (Succeeds(() => Save(old, $"step of {round}", checkpoint: 1)), Task.Run(() => JobRun.Take(store, [Kind]), stop));
            if (await taken is { } job)
            {
                var next = Turn(store, job);
                if (next.Checkpoint<int>() == 0)
                    await Save(next, $"step of {round}", checkpoint: 1);
                await next.Finish(JobState.Done, null);
            }
            else
            {
                Assert.True(await saved);
                await old.Finish(JobState.Done, null);
            }
            await saved;
            Assert.Equal(JobState.Done, await Look(store, id, j => j.State));
        }
        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"step of {n}"), await Effects(store));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_failure_says_why_in_words_and_keeps_no_value(string kind)
    {
        await using var store = await Open(kind);
        house.Jobs[Kind] = run => throw (run.Input<string>() == "refused" ? new RefusedException("The file is empty.") : new InvalidOperationException("Jane Canary, QQ123456C"));
        var (refused, broken) = (await Ask(store, "refused"), await Ask(store, "broken"));
        using var worker = new JobWorker(store, house, log.Of<JobWorker>());
        await worker.StartAsync(stop);
        await Until(store, broken, JobState.Failed);
        await worker.StopAsync(stop);
        Assert.Equal((JobState.Failed, "The file is empty."), await Look(store, refused, j => (j.State, j.Problem)));
        Assert.StartsWith("Something went wrong in Cairn", await Look(store, broken, j => j.Problem), StringComparison.Ordinal);
        Assert.Contains(nameof(InvalidOperationException), log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", log.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task At_shutdown_a_job_is_given_back_and_the_next_start_goes_on_at_once(string kind)
    {
        await using var store = await Open(kind);
        var begun = new TaskCompletionSource();
        List<int> from = [];
        house.Jobs[Kind] = async run =>
        {
            from.Add(run.Checkpoint<int>());
            if (from.Count > 1)
                return;
            await Save(run, "before", checkpoint: 7);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, run.Stop);
        };
        var id = await Ask(store, "x");
        using (var worker = new JobWorker(store, house, log.Of<JobWorker>()))
        {
            await worker.StartAsync(stop);
            await begun.Task.WaitAsync(stop);
            await worker.StopAsync(stop);
        }
        Assert.Equal(JobState.Running, await Look(store, id, j => j.State));
        using var next = new JobWorker(store, house, log.Of<JobWorker>());
        await next.StartAsync(stop);
        await Until(store, id, JobState.Done);
        await next.StopAsync(stop);
        Assert.Equal([0, 7], from);
        Assert.Equal(["before"], await Effects(store));
    }

    private async Task<Store> Open(string kind)
    {
        var store = new Store(databases[kind], new Clock(time, databases[kind]));
        await store.Open(stop);
        return store;
    }

    private Task<Guid> Ask(Store store, string input) => store.Write(Scope.Of(organisation), new Change(Effect, Actor.Public, organisation), db =>
    {
        time.Pass(TimeSpan.FromMilliseconds(1));
        return Task.FromResult(JobWorker.Add(db, Kind, organisation, Guid.Empty, System.Text.Json.JsonSerializer.Serialize(input)).Id);
    }, stop);

    private JobRun Turn(Store store, Job job) => new(store, job, stop) { Actor = Actor.Public };

    private Task<int> Save(JobRun run, string effect, int checkpoint) => run.Write(Scope.Of(organisation), new Change(Effect, Actor.Public, organisation), db =>
    {
        db.Add(new Organisation { Id = NewId.Next(), Name = effect, NameKey = "", Country = "scotland" });
        return Task.FromResult(0);
    }, checkpoint);

    private static async Task<bool> Succeeds(Func<Task> work)
    {
        try
        {
            await Task.Run(work);
            return true;
        }
        catch (LeaseLostException)
        {
            return false;
        }
    }

    private async Task<List<string>> Effects(Store store)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Organisation>().OrderBy(o => o.Id).Select(o => o.Name).ToListAsync(stop);
    }

    private async Task<T> Look<T>(Store store, Guid id, Func<Job, T> what)
    {
        await using var db = await store.Read(Scope.System, stop);
        return what(await db.Set<Job>().AsNoTracking().SingleAsync(j => j.Id == id, stop));
    }

    private async Task Until(Store store, Guid id, JobState state)
    {
        while (await Look(store, id, j => j.State) != state)
            await Task.Delay(20, stop);
    }

    public void Dispose()
    {
        databases.Dispose();
        log.Dispose();
    }
}
