using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Register;

namespace Cairn.Workforce;

/// <summary>A summary that a statistician asked for on the page, published beside the pages' work.</summary>
internal static class PublishSummaryJob
{
    public const string Kind = "PublishSummary";

    /// <remarks>Taken over by another process it begins anew: what was published before is found by its digest, and no edition is made twice.</remarks>
    public static async Task Run(JobRun run)
    {
        var packs = Packs.Load(Packs.Beside);
        var folder = Directory.CreateTempSubdirectory("cairn-release-");
        try
        {
            var reporting = new Reporting(run);
            await PublishSummary.Run(run.Store, packs, new SectorFacts(run.Store, packs, new RegisterFacts(run.Store, packs)), run.Actor, run.Input<PublishSummary.Input>(), folder.FullName, reporting, run.Stop);
            await reporting.Last;
        }
        finally
        {
            if (Directory.Exists(folder.FullName))
                folder.Delete(recursive: true);
        }
    }

    /// <summary>The first steps are the counting, the next the writing: nine in all.</summary>
    private sealed class Reporting(JobRun run) : IProgress<(string Step, int Done, int Total)>
    {
        private int done;

        public Task Last { get; private set; } = Task.CompletedTask;

        public void Report((string Step, int Done, int Total) value) => Last = Last.ContinueWith(_ => run.Report(value.Step, Interlocked.Increment(ref done), 9), TaskScheduler.Default).Unwrap();
    }
}
