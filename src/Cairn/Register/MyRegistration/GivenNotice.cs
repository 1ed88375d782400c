using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>That a registration of mine is to end by a batch of which I have notice, with what is still missing on the day it is read (R2).</summary>
public sealed record GivenNotice(FactKind Kind, DateOnly Day, DateOnly FreeUntil, IReadOnlyList<string> Missing)
{
    /// <summary>Notices whose end is still to come and whose reason still holds: who has done what was missing is warned of nothing.</summary>
    public static async Task<IReadOnlyList<GivenNotice>> Of(Db db, RegistrantFile file, DateOnly today, CancellationToken stop)
    {
        var id = file.Registrant.Id;
        var given = await db.Set<EndLine>().AsNoTracking().Where(l => l.RegistrantId == id && l.NoticeOn != null && l.TakenOut == null && l.Reversed == null && l.Spared == null)
            .Join(db.Set<EndBatch>().Where(b => b.Stopped == null && b.Day >= today), l => l.BatchId, b => b.Id, (l, b) => new { l.Ordinal, l.EndNumber, Batch = b }).ToListAsync(stop);
        List<GivenNotice> notices = [];
        foreach (var one in given)
        {
            // Its own end, once signed, is no reason against it.
            var facts = file.Facts(one.Ordinal).Where(f => one.EndNumber is null || f.Number != one.EndNumber).ToArray();
            if (file.Find(one.Ordinal) is { } registration && BatchEnds.Of(facts, file.Rules, registration.Part, one.Batch.Kind, one.Batch.Day, today, withUs: false) is { Outcome: BatchOutcome.WouldEnd } view)
                notices.Add(new(one.Batch.Kind, one.Batch.Day, one.Batch.FreeUntil, [.. view.Reasons.Select(r => r.Text)]));
        }
        return notices;
    }
}
