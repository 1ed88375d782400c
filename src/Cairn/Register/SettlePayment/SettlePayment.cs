using System.Text.Json.Nodes;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A person settles a payment that was not kept with its file, with a reason: keeps it for a registration, or sets it aside (R2).</summary>
public static class SettlePayment
{
    public static readonly Verb Verb = new("SettlePayment", "A payment of a file that waits is kept for a registration by a person’s decision, or set aside, with the reason.");

    public const int LongestWhy = 500;

    /// <param name="Place">Of the line in its file; null: all that wait, which can only be set aside.</param>
    /// <param name="How">"kept" or "aside".</param>
    /// <param name="Reference">For whose fee it is kept: see <see cref="FeeReference"/>.</param>
    public sealed record Input(Guid File, int? Place, string? How, string? Reference, string? Why);

    /// <exception cref="AnswersRefusedException">An answer is missing, or the payment cannot be kept so.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, input.Why?.Trim()), async db =>
    {
        var account = BatchFile.Account(actor);
        await KeepDue.Hold(db, input.File, stop);
        var file = await db.Set<PaymentFile>().FirstOrDefaultAsync(f => f.Id == input.File, stop) ?? throw new NoSuchRecordException("There is no such file of payments.");
        var lines = await db.Set<PaymentLine>().Where(l => l.FileId == file.Id && (input.Place == null || l.Place == input.Place)).ToListAsync(stop);
        if (input.Place is not null && lines.Count == 0)
            throw new NoSuchRecordException("The file has no such payment.");
        var waiting = lines.Where(l => l.Waits).ToList();
        if (waiting.Count == 0)
            throw new RefusedException("This is settled already. Nothing was changed.");
        var answers = new Answers();
        if (input.How is not ("kept" or "aside") || (input.Place is null && input.How != "aside"))
            answers.Refuse("How", "Choose whether it is kept or set aside");
        if (string.IsNullOrWhiteSpace(input.Why))
            answers.Refuse("Why", "Write why");
        else if (input.Why.Length > LongestWhy)
            answers.Refuse("Why", $"That is longer than {LongestWhy} characters. Shorten it");
        answers.Check();
        if (input.How == "kept")
            await Keep(db, packs, waiting[0], input.Reference, stop);
        foreach (var line in waiting)
            (line.How, line.Settled, line.SettledBy, line.Why) = (input.How == "kept" ? PaymentSettled.Kept : PaymentSettled.Aside, store.Clock.Now, account, input.Why!.Trim());
        file.Version++;
        db.Note(nameof(PaymentLine), file.Id, file.Id, null, new JsonObject { ["place"] = input.Place, ["how"] = input.How, ["lines"] = waiting.Count });
        return 0;
    }, stop);

    /// <summary>By the same rule as a payment that is kept by hand.</summary>
    private static async Task Keep(Db db, Packs packs, PaymentLine line, string? reference, CancellationToken stop)
    {
        var (answers, today) = (new Answers(), db.Store.Clock.Today);
        if (line.Pence is null || !KeepPayment.DayHolds(line.Day, today))
            throw new RefusedException("Its day or sum cannot be kept as the file has it. Keep the payment on the registrant’s own page, and set this line aside.");
        if (!FeeReference.TryParse(reference?.Trim() ?? "", out var number, out var ordinal) || await db.Set<Registrant>().AsNoTracking().FirstOrDefaultAsync(r => r.Number == number, stop) is not { } found)
        {
            answers.Refuse("Reference", "Write the number of a registrant, such as 1000 0006");
            answers.Check();
            return;
        }
        var file = await RegistrantFile.Read(db, packs, found.MergedInto ?? found.Id, stop);
        var owing = file.Held.Where(r => (ordinal is null || r.Ordinal == ordinal) && KeepPayment.Owes(file.Facts(r.Ordinal), file.Rules, r.Part, today)).ToList();
        if (owing.Count != 1)
            answers.Refuse("Reference", owing.Count == 0 ? "No registration of this number is applied for or in force, so no fee is asked" : $"This person has {owing.Count} registrations. Write which is meant after the number, as {FeeReference.Words(file.Registrant.Number, owing[0].Ordinal, owing.Count)}");
        answers.Check();
        (line.RegistrantId, line.Ordinal) = (file.Registrant.Id, owing[0].Ordinal);
        line.FactNumber = KeepPayment.Put(file, owing[0], FactKind.FeePaid, line.Day!.Value, line.Pence.Value, today).Number;
    }
}
