using System.Text.Json;
using Cairn.Engine.Returns;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A file as somebody brought it.</summary>
/// <param name="Name">What they call it; shown, never a path.</param>
public sealed record BroughtFile(string Name, Func<Stream> Open);

/// <summary>A provider brings its files; they are kept and a check begins. Nothing of the record changes yet.</summary>
public static class BringInFiles
{
    public static readonly Verb Verb = new("BringInFiles", "A provider's files are kept as a return, and their check begins.");

    /// <summary>Bytes of one request: a million staff rows and their training.</summary>
    public const long MostBytes = 1L << 30;

    /// <returns>The return; the same one when the form is sent twice.</returns>
    public static async Task<Guid> Bring(
        Store store, Scope scope, Actor actor, Guid organisation, BroughtFile workplace, BroughtFile staff, BroughtFile? training, string? key, CancellationToken stop)
    {
        var id = NewId.Next();
        foreach (var (kind, file) in new[] { (ReturnsFile.Workplace, workplace), (ReturnsFile.Staff, staff), (ReturnsFile.Training, training) })
        {
            if (file is null)
                continue;
            await using var content = file.Open();
            await ReturnFolder.Store(store.Settings, id, kind, content, stop);
        }
        var digest = await ReturnFolder.Digest(store.Settings, id, stop);
        var kept = await store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: actor.Role == Role.Machine ? digest : null), async db =>
        {
            await db.Store.Engine.LockChain(db, organisation, stop); // the same files at once: the second waits, then finds the first
            var open = await db.Set<Return>().Where(r => r.OrganisationId == organisation && r.Digest == digest && (r.State == ReturnState.Waiting || r.State == ReturnState.Checking || r.State == ReturnState.Accepting))
                .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop);
            if (open is { } same)
                return same; // the very same files are in hand already
            var job = JobWorker.Add(db, CheckReturn.Kind, organisation, actor.Account ?? Guid.Empty, JsonSerializer.Serialize(new CheckReturn.Input(id)));
            db.Add(new Return
            {
                Id = id, OrganisationId = organisation, Format = "ascwds", Uploaded = store.Clock.Now, UploadedBy = actor.Account ?? Guid.Empty, Today = store.Clock.Today,
                WorkplaceName = workplace.Name, StaffName = staff.Name, TrainingName = training?.Name, Digest = digest, JobId = job.Id,
            });
            return id;
        }, stop);
        if (kept != id)
            Directory.Delete(ReturnFolder.Of(store.Settings, id), recursive: true);
        return kept;
    }

    /// <summary>Checks the same files again, as of today and against what is held now.</summary>
    public static Task Again(Store store, Scope scope, Actor actor, Guid organisation, Guid id, CancellationToken stop, string? key = null, string? digest = null) =>
        store.Write(scope, new Change(Verb, actor, organisation, Key: key, Digest: digest), async db =>
        {
            await db.Store.Engine.LockChain(db, organisation, stop);
            var row = await db.Set<Return>().FirstOrDefaultAsync(r => r.Id == id && r.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is no such return.");
            if (row.State is not (ReturnState.Checked or ReturnState.Failed))
                throw new RefusedException("This return is not waiting for a decision.");
            if (row.Cleared is not null)
                throw new RefusedException("The files of this return were erased, so they cannot be checked again. Bring them in anew.");
            row.State = ReturnState.Waiting;
            row.Today = store.Clock.Today;
            row.JobId = JobWorker.Add(db, CheckReturn.Kind, organisation, actor.Account ?? Guid.Empty, JsonSerializer.Serialize(new CheckReturn.Input(id))).Id;
            return 0;
        }, stop);
}
