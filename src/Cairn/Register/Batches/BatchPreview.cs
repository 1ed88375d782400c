using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A registration that a batch is about, with its registrant.</summary>
public sealed record BatchMember(RegisterPlace Registrant, int Ordinal, BatchView View);

/// <summary>Whom a batch of ends would take off and whom it leaves out, judged from the whole register in memory and from what waits for the office.</summary>
public static class BatchPreview
{
    public static async Task<IReadOnlyList<BatchMember>> Of(Db db, RegisterFacts facts, Packs packs, string register, FactKind end, DateOnly day, DateOnly today, CancellationToken stop)
    {
        var places = facts.Places.Where(p => p.Register == register).ToDictionary(p => p.Place);
        var waiting = await WithUs(db, stop);
        var withUs = places.Values.Where(p => waiting.Contains(p.Id)).Select(p => p.Place).ToHashSet();
        // Not signed yet, or signed and its turn has not come.
        var other = (await db.Set<EndLine>().AsNoTracking().Where(l => l.Outcome == BatchOutcome.WouldEnd && l.TakenOut == null && l.EndNumber == null && l.Spared == null && db.Set<EndBatch>().Any(b => b.Id == l.BatchId && b.Stopped == null))
            .Select(l => new { l.RegistrantId, l.Ordinal }).ToListAsync(stop)).Select(l => (l.RegistrantId, l.Ordinal)).ToHashSet();
        return
        [
            .. WholeRegister.Batch(facts.Packed, facts.Rows(register), packs.Register(register), end, day, today, withUs).Select(c =>
            {
                var registrant = places[c.Place];
                return new BatchMember(registrant, c.Ordinal, c.View.Outcome == BatchOutcome.WouldEnd && other.Contains((registrant.Id, c.Ordinal))
                    ? c.View with { Outcome = BatchOutcome.OtherBatch, Against = "Stands in another batch, which has not ended them yet." } : c.View);
            }),
        ];
    }

    /// <summary>Registrants of whom something waits for the office: a qualification to be assessed, details to be changed.</summary>
    /// <param name="of">Of these alone; null: of all.</param>
    public static async Task<HashSet<Guid>> WithUs(Db db, CancellationToken stop, IReadOnlyCollection<Guid>? of = null)
    {
        var claims = db.Set<QualificationClaim>().AsNoTracking().Where(c => c.Assessed == null).Select(c => c.RegistrantId);
        var details = db.Set<DetailsRequest>().AsNoTracking().Where(d => d.Decided == null).Select(d => d.RegistrantId);
        return of is null
            ? [.. await claims.ToListAsync(stop), .. await details.ToListAsync(stop)]
            : [.. await claims.Where(c => of.Contains(c)).ToListAsync(stop), .. await details.Where(d => of.Contains(d)).ToListAsync(stop)];
    }

    /// <summary>What a batch would do now with each of its lines.</summary>
    public static async Task<IReadOnlyDictionary<int, BatchView>> Now(Db db, RegisterFacts facts, Packs packs, EndBatch batch, IEnumerable<EndLine> lines, DateOnly today, CancellationToken stop)
    {
        var (waiting, rules, views, buffer) = (await WithUs(db, stop), packs.Register(batch.Register), new Dictionary<int, BatchView>(), new Fact[64]);
        foreach (var line in lines)
            if (facts.Of(line.RegistrantId) is { MergedInto: null } place)
            {
                var count = facts.Packed.Of(place.Place, (byte)line.Ordinal, ref buffer);
                views[line.Place] = BatchEnds.Of(buffer.AsSpan(0, count), rules, place.Parts[line.Ordinal - 1], batch.Kind, batch.Day, today, waiting.Contains(line.RegistrantId));
            }
        return views;
    }
}
