using System.Text.Json;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// The ends of a signed batch are put in, some lines in a turn, by a job (R2). A line's end and that it has had its turn are one change, so
/// that each is put in once, whatever stops between; and each is judged anew at its turn: who did meanwhile what was missing is left out.
/// </summary>
public static class EndSigned
{
    public static readonly Verb Verb = new("EndSigned", "The ends of a signed batch are put in, some lines in a turn, each once and only while its reason holds.");
    public static readonly Verb GoOn = new("GoOnWithBatch", "Putting in the ends of a signed batch had stopped and is gone on with.");
    public const string Kind = "end-signed";

    public sealed record Input(Guid Batch);

    internal static Job Ask(Db db, Guid batch, Guid account) => JobWorker.Add(db, Kind, Guid.Empty, account, JsonSerializer.Serialize(new Input(batch)));

    /// <summary>Asks for the rest where the job failed.</summary>
    /// <exception cref="RefusedException">No line waits, or a job is at it.</exception>
    public static Task Again(Store store, Actor actor, Guid id, CancellationToken stop) => store.Write(Scope.System, new Change(GoOn, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        await BatchFile.Hold(db, id, stop);
        var batch = (await BatchFile.Of(db, id, null, stop)).Batch;
        if (batch.Signed is null || !await Waiting(db, id).AnyAsync(stop))
            throw new RefusedException("No line of this batch waits for its end.");
        if (await db.Set<Job>().AnyAsync(j => j.Id == batch.JobId && j.State != JobState.Failed, stop))
            throw new RefusedException("The ends are being put in already. Look again in a moment.");
        batch.JobId = Ask(db, id, account).Id;
        return 0;
    }, stop);

    internal static Task Work(JobRun run) => Work(run, Packs.Load(Packs.Beside), Turns.Size);

    internal static async Task Work(JobRun run, Packs packs, int most)
    {
        var id = run.Input<Input>().Batch;
        int total, waiting;
        await using (var db = await run.Store.Read(Scope.System, run.Stop))
        {
            total = await db.Set<EndLine>().CountAsync(l => l.BatchId == id && l.Outcome == BatchOutcome.WouldEnd && l.TakenOut == null, run.Stop);
            waiting = await Waiting(db, id).CountAsync(run.Stop);
        }
        await Turns.Run(run, "Putting in the ends", total - waiting, total, new Change(Verb, run.Actor, RegisterChain.Id), db => Take(db, packs, id, most, run.Stop));
    }

    /// <summary>One turn.</summary>
    /// <returns>How many lines had it; 0: none is left.</returns>
    internal static async Task<int> Take(Db db, Packs packs, Guid id, int most, CancellationToken stop)
    {
        await BatchFile.Hold(db, id, stop);
        var lines = await Waiting(db, id).OrderBy(l => l.Place).Take(most).ToListAsync(stop);
        if (lines.Count == 0)
            return 0;
        var (batch, today) = ((await BatchFile.Of(db, id, null, stop)).Batch, db.Store.Clock.Today);
        List<Guid> ids = [.. lines.Select(l => l.RegistrantId).Distinct()];
        var registrants = await RegistrantFile.ReadAll(db, packs, ids, stop);
        var withUs = await BatchPreview.WithUs(db, stop, ids);
        foreach (var line in lines)
        {
            var registrant = registrants[line.RegistrantId];
            if (Against(registrant, line, batch, today, withUs) is { } against)
            {
                line.Spared = against;
                continue;
            }
            line.EndNumber = registrant.Add(line.Ordinal, new Fact(batch.Kind, batch.Day, By: Decision.Batch), batch.Id).Number;
            registrant.Add(line.Ordinal, new Fact(FactKind.Notice, line.NoticeOn!.Value, Code: batch.Kind.ToString(), About: line.EndNumber.Value), batch.Id);
        }
        return lines.Count;
    }

    /// <summary>Lines of a signed batch that have not had their turn.</summary>
    internal static IQueryable<EndLine> Waiting(Db db, Guid batch) => db.Set<EndLine>().Where(l => l.BatchId == batch && l.Outcome == BatchOutcome.WouldEnd && l.TakenOut == null && l.EndNumber == null && l.Spared == null);

    /// <summary>Why a line is left out at its turn; null: it ends.</summary>
    private static string? Against(RegistrantFile registrant, EndLine line, EndBatch batch, DateOnly today, HashSet<Guid> withUs)
    {
        if (batch.Day < today)
            return $"The day, {Format.Date(batch.Day)}, had passed before its turn: nobody is taken off afterwards.";
        var view = registrant.Registrant.MergedInto is null && registrant.Find(line.Ordinal) is { } registration
            ? BatchEnds.Of(registrant.Facts(line.Ordinal), registrant.Rules, registration.Part, batch.Kind, batch.Day, today, withUs.Contains(line.RegistrantId)) : BatchView.NotConcerned;
        return view.Outcome == BatchOutcome.WouldEnd ? null : view.Against ?? BatchWords.NothingMissing;
    }
}
