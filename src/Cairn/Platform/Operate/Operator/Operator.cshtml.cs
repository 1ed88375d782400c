using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Operate;

/// <summary>How this Cairn stands, for the person who runs it.</summary>
public sealed class OperatorPage(Store store, Visit visit, Clock clock, JobWorker worker) : PageModel
{
    public const string Route = "/operator";

    private const int Shown = 20;

    public Status Now { get; private set; } = null!;
    public IReadOnlyList<Job> Jobs { get; private set; } = [];
    public IReadOnlyList<BackupMade> Backups { get; private set; } = [];
    public string? Done { get; private set; }

    public string State => Now.Warnings.Any(w => w.Serious) ? "Something needs doing now" : Now.Warnings.Count > 0 ? "Running, with something to look at" : "All is well";

    /// <summary>Backup sizes, oldest first; null while there is nothing to compare.</summary>
    public Bars? BackupSizes => Backups.Count < 2 ? null : new Bars(
        new ChartText("backup-sizes", "How large each backup was", "A backup that is much smaller than the one before deserves a look."),
        [.. Backups.Reverse().Select(b => new Bar(Moment(b.Began), b.Bytes, StatusWarnings.Bytes(b.Bytes)))], ["Backup", "Size"]);

    public Bars Disk => new(
        new ChartText("disk", "What the disk of the data has room for", "Restoring or upgrading needs about as much room again as the database takes."),
        [new Bar("Database", Now.DatabaseBytes, StatusWarnings.Bytes(Now.DatabaseBytes)), new Bar("Its log", Now.LogBytes, StatusWarnings.Bytes(Now.LogBytes), null, Ink.Heather), new Bar("Free", Now.DiskFreeBytes, StatusWarnings.Bytes(Now.DiskFreeBytes), null, Ink.Sage)],
        ["What", "Size"]);

    public string Moment(DateTime at) => $"{Format.ShortDate(clock.DateOf(at))}, {clock.TimeOf(at):HH:mm}";

    public Task OnGet(CancellationToken stop) => Read(stop);

    public async Task OnPostAgain(Guid job, CancellationToken stop)
    {
        await RunJobAgain.Run(store, worker, visit.Actor, job, stop);
        Done = "The job waits in the queue again.";
        await Read(stop);
    }

    private async Task Read(CancellationToken stop)
    {
        Now = await ReadStatus.Run(store, serving: true, stop);
        Backups = [.. BackupList.Read(store.Settings).Reverse().Take(8)];
        await using var db = await store.Read(Scope.System, stop);
        // Those that failed first: they are what the reader came for.
        Jobs = await db.Set<Job>().AsNoTracking().OrderByDescending(j => j.State == JobState.Failed).ThenByDescending(j => j.Created).Take(Shown).ToListAsync(stop);
    }
}
