using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says that answers which it gave before still hold. They keep their age; that somebody looked at them is kept beside it.</summary>
public static class ConfirmAnswers
{
    public static readonly Verb Verb = new("ConfirmAnswers", "A provider confirms that the answers of people or services still hold.");

    /// <param name="records">Engagements or services.</param>
    /// <returns>How many records were confirmed; those that have ended since are not.</returns>
    public static Task<int> Run<T>(Keeper keeper, IReadOnlyList<Guid> records, string? key, CancellationToken stop) where T : RecordVersion =>
        keeper.Write(Verb, key, async db =>
        {
            var today = db.Store.Clock.Today;
            var done = 0;
            foreach (var some in records.Distinct().Chunk(500))
            {
                var held = await db.Own<T>().Where(r => some.Contains(r.Record)).ToListAsync(stop);
                foreach (var owner in held.Select(h => h.OrganisationId).Distinct().Order())
                    await db.MayKeep(owner, keeper.Actor, stop);
                var ids = held.Select(h => h.Id).ToList();
                done += await db.Set<T>().Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => EF.Property<DateOnly?>(r, nameof(Engagement.Confirmed)), today), stop);
                foreach (var one in held)
                    db.Note(typeof(T).Name, one.Record, one is Engagement ? one.Record : one.OrganisationId, null, new JsonObject { ["confirmed"] = today.ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
            }
            return done;
        }, stop);
}
