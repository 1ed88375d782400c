using System.Text.Json;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// The payments of a file that are a fee which is due become facts of their registrations, some lines in a turn, by a job (R2). A payment's
/// fact and that its line has had its turn are one change, so that each is kept once, whatever stops between; and each is judged anew at its
/// turn: whose fee was paid meanwhile waits for a person.
/// </summary>
public static class KeepDue
{
    public static readonly Verb Verb = new("KeepDue", "The payments of a file that are to be kept become facts of their registrations, some lines in a turn, each once and only while its fee is due.");
    public static readonly Verb GoOn = new("GoOnWithPayments", "Keeping the payments of a file had stopped and is gone on with.");
    public const string Kind = "keep-due";

    public sealed record Input(Guid File);

    private static string Of(Guid file) => JsonSerializer.Serialize(new Input(file));

    internal static Job Ask(Db db, Guid file, Guid account) => JobWorker.Add(db, Kind, Guid.Empty, account, Of(file));

    /// <summary>The last job of a file; null: none was asked for.</summary>
    internal static Task<Job?> JobOf(Db db, Guid file, CancellationToken stop)
    {
        var input = Of(file);
        return db.Set<Job>().AsNoTracking().Where(j => j.OrganisationId == Guid.Empty && j.Kind == Kind && j.Input == input).OrderByDescending(j => j.Created).ThenByDescending(j => j.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>Asks for the rest where the job failed.</summary>
    /// <exception cref="RefusedException">No line waits for its turn, or a job is at it.</exception>
    public static Task Again(Store store, Actor actor, Guid id, CancellationToken stop) => store.Write(Scope.System, new Change(GoOn, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        await Hold(db, id, stop);
        if (!await Waiting(db, id).AnyAsync(stop))
            throw new RefusedException("No payment of this file is still to be kept.");
        if (await JobOf(db, id, stop) is { State: not JobState.Failed })
            throw new RefusedException("The payments are being kept already. Look again in a moment.");
        Ask(db, id, account);
        (await db.Set<PaymentFile>().FirstAsync(f => f.Id == id, stop)).Version++;
        return 0;
    }, stop);

    internal static Task Work(JobRun run) => Work(run, Packs.Load(Packs.Beside), Turns.Size);

    internal static async Task Work(JobRun run, Packs packs, int most)
    {
        var id = run.Input<Input>().File;
        int done, waiting;
        await using (var db = await run.Store.Read(Scope.System, run.Stop))
        {
            done = await db.Set<PaymentLine>().CountAsync(l => l.FileId == id && l.FactNumber != null && l.How == null, run.Stop);
            waiting = await Waiting(db, id).CountAsync(run.Stop);
        }
        await Turns.Run(run, "Keeping the payments", done, done + waiting, new Change(Verb, run.Actor, RegisterChain.Id), db => Take(db, packs, id, most, run.Stop));
    }

    /// <summary>One turn.</summary>
    /// <returns>How many lines had it; 0: none is left.</returns>
    internal static async Task<int> Take(Db db, Packs packs, Guid id, int most, CancellationToken stop)
    {
        await Hold(db, id, stop);
        var lines = await Waiting(db, id).OrderBy(l => l.Place).Take(most).ToListAsync(stop);
        if (lines.Count == 0)
            return 0;
        (await db.Set<PaymentFile>().FirstAsync(f => f.Id == id, stop)).Version++;
        var numbers = await PaymentReading.Numbers(db, lines, stop);
        var registrants = await RegistrantFile.ReadAll(db, packs, [.. numbers.Values.Distinct()], stop);
        await PaymentReading.Judge(db, lines, numbers, r => PaymentJudge.Of(registrants[r]), stop);
        foreach (var line in lines.Where(l => l.Outcome == PaymentOutcome.Due))
        {
            var whose = registrants[line.RegistrantId!.Value];
            line.FactNumber = KeepPayment.Put(whose, whose.Find(line.Ordinal)!, FactKind.FeePaid, line.Day!.Value, line.Pence!.Value, db.Store.Clock.Today).Number;
        }
        return lines.Count;
    }

    /// <summary>Lines of a file that are to be kept and have not had their turn.</summary>
    internal static IQueryable<PaymentLine> Waiting(Db db, Guid file) => db.Set<PaymentLine>()
        .Where(l => l.FileId == file && l.Outcome == PaymentOutcome.Due && l.FactNumber == null && l.Settled == null && db.Set<PaymentFile>().Any(f => f.Id == file && f.Kept != null));

    /// <summary>Has whoever else keeps or settles payments of this file wait: where writers run side by side, its row is held until this change is over.</summary>
    internal static Task Hold(Db db, Guid file, CancellationToken stop) => db.Set<PaymentFile>().Where(f => f.Id == file).ExecuteUpdateAsync(set => set.SetProperty(f => f.Version, f => f.Version), stop);
}
