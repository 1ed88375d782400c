using System.Security.Cryptography;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A file of payments is brought in and judged line by line (R2). Nothing of it counts yet.</summary>
public static class BringInPayments
{
    public static readonly Verb Verb = new("BringInPayments", "The register’s office brings in a file of payments: each line is found to be a fee that is due, or something that a person must look at. Nothing of it counts yet.");

    /// <exception cref="RefusedException">It is no file of payments, or came before.</exception>
    public static async Task<Guid> Run(Store store, RegisterFacts facts, Packs packs, Actor actor, string name, byte[] bytes, CancellationToken stop)
    {
        var (account, id) = (BatchFile.Account(actor), NewId.Next());
        var lines = PaymentText.Read(id, bytes);
        await facts.Follow(stop);
        return await store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (await db.Set<PaymentFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Digest == digest, stop) is { } before)
                throw new RefusedException($"This very file was brought in on {Format.Date(before.BroughtOn)}, as “{before.Name}”. Open it below; nothing was brought in twice.");
            var numbers = await PaymentReading.Numbers(db, lines, stop);
            await PaymentReading.Judge(db, lines, numbers, r => PaymentJudge.Of(facts, packs, r), stop);
            db.Add(new PaymentFile { Id = id, Name = name.Length > PaymentFile.LongestName ? name[..PaymentFile.LongestName] : name, Digest = digest, Lines = lines.Count, Brought = store.Clock.Now, BroughtOn = store.Clock.Today, BroughtBy = account });
            await db.SaveChangesAsync(stop);
            await store.Engine.Insert(db, BulkTable<PaymentLine>.Of(db), lines, stop);
            return id;
        }, stop);
    }
}
