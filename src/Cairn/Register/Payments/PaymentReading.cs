using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>What the database says of the lines of a file of payments before they are judged.</summary>
internal static class PaymentReading
{
    private const int Chunk = 2_000;

    /// <summary>Registrants by the numbers that the lines give; a number that leads to another record gives that one.</summary>
    public static async Task<IReadOnlyDictionary<long, Guid>> Numbers(Db db, IEnumerable<PaymentLine> lines, CancellationToken stop)
    {
        var numbers = new Dictionary<long, Guid>();
        foreach (var some in lines.Select(l => FeeReference.TryParse(l.Reference, out var number, out _) ? number : 0).Where(n => n > 0).Distinct().Chunk(Chunk))
            foreach (var found in await db.Set<Registrant>().Where(r => some.Contains(r.Number)).Select(r => new { r.Number, r.Id, r.MergedInto }).ToListAsync(stop))
                numbers[found.Number] = found.MergedInto ?? found.Id;
        return numbers;
    }

    /// <summary>Judges the lines that wait.</summary>
    public static async Task Judge(Db db, IReadOnlyList<PaymentLine> lines, IReadOnlyDictionary<long, Guid> numbers, Func<Guid, IEnumerable<PaidFor>> registrations, CancellationToken stop)
    {
        List<(Guid, string)> kept = [];
        foreach (var some in numbers.Values.Distinct().Select(id => (Guid?)id).Chunk(Chunk))
            kept.AddRange((await db.Set<PaymentLine>().Where(l => l.FactNumber != null && l.Payer != "" && some.Contains(l.RegistrantId)).Select(l => new { l.RegistrantId, l.Payer }).ToListAsync(stop)).Select(l => (l.RegistrantId!.Value, l.Payer)));
        var judge = new PaymentJudge(numbers, registrations, kept, db.Store.Clock.Today);
        foreach (var line in lines.Where(l => l.Waits))
            judge.Judge(line);
    }
}
