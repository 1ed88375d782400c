using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>
/// Of a file of payments those are to be kept that are a fee which is due, to the penny (R2); every other line waits for a person.
/// <see cref="KeepDue"/> keeps them and judges each once more.
/// </summary>
public static class KeepPayments
{
    public static readonly Verb Verb = new("KeepPayments", "The payments of a file that are a fee which is due are asked to be kept; the others wait for a person.");

    /// <param name="Version">Of the file, as the page showed it.</param>
    /// <param name="Told">How many the page said would be kept.</param>
    public sealed record Input(Guid File, long Version, int Told);

    /// <returns>How many are to be kept.</returns>
    /// <exception cref="ConflictException">Others would be kept than was told.</exception>
    public static async Task<int> Run(Store store, RegisterFacts facts, Packs packs, Actor actor, Input input, CancellationToken stop)
    {
        await facts.Follow(stop, exactly: true);
        return await store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
        {
            var account = BatchFile.Account(actor);
            await KeepDue.Hold(db, input.File, stop);
            var file = await db.Set<PaymentFile>().FirstOrDefaultAsync(f => f.Id == input.File, stop) ?? throw new NoSuchRecordException("There is no such file of payments.");
            if (file.Version != input.Version)
                throw new ConflictException();
            if (await KeepDue.Waiting(db, file.Id).AnyAsync(stop))
                throw new RefusedException("The payments of this file are being kept already. Look again in a moment.");
            // What each is found to be now is kept with it: by that a line has its turn, or waits for a person.
            var lines = await db.Set<PaymentLine>().Where(l => l.FileId == file.Id && l.FactNumber == null && l.Settled == null).OrderBy(l => l.Place).ToListAsync(stop);
            await PaymentReading.Judge(db, lines, await PaymentReading.Numbers(db, lines, stop), r => PaymentJudge.Of(facts, packs, r), stop);
            var due = lines.Count(l => l.Outcome == PaymentOutcome.Due);
            if (due != input.Told)
                throw new ConflictException();
            if (due == 0)
                throw new RefusedException("No payment of this file is a fee that is due. Nothing was kept.");
            (file.Kept, file.KeptBy, file.Version) = (store.Clock.Now, account, file.Version + 1);
            KeepDue.Ask(db, file.Id, account);
            db.Note(nameof(PaymentLine), file.Id, file.Id, null, new JsonObject { ["due"] = due, ["waiting"] = lines.Count - due });
            return due;
        }, stop);
    }
}
