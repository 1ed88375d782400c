using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Operate;

/// <summary>Puts a failed job back in the queue; it goes on from where it last saved.</summary>
public static class RunJobAgain
{
    public static readonly Verb Verb = new("RunJobAgain", "A failed job is put back in the queue by the operator.");

    /// <returns>The job's kind.</returns>
    public static async Task<string> Run(Store store, JobWorker worker, Actor actor, Guid id, CancellationToken stop)
    {
        Guid organisation;
        await using (var db = await store.Read(Scope.System, stop))
            organisation = await db.Set<Job>().Where(j => j.Id == id).Select(j => (Guid?)j.OrganisationId).FirstOrDefaultAsync(stop) ?? throw new NoSuchRecordException("There is no such job.");
        var kind = await store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            var job = await db.Set<Job>().FirstAsync(j => j.Id == id, stop);
            if (job.State != JobState.Failed)
                throw new RefusedException("This job has not failed, so there is nothing to run again.");
            (job.State, job.Step, job.Problem, job.Finished, job.LeaseUntil) = (JobState.Waiting, "Waiting", null, null, null);
            db.Note("Job", job.Id, organisation, null, new() { ["State"] = nameof(JobState.Waiting) });
            return job.Kind;
        }, stop);
        worker.Wake();
        return kind;
    }
}
