using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider keeps a record longer than the rules say, or ends that.</summary>
public static class HoldRecord
{
    public static readonly Verb Verb = new("HoldRecord", "A record is kept longer than the retention rules say, for a reason and until a day; or that ends.");

    private const int MostYears = 10, LongestReason = 500;

    /// <param name="Until">The last day of the hold.</param>
    public sealed record Input(Guid Engagement, string? Reason, DateOnly? Until);

    /// <exception cref="AnswersRefusedException">Reason or day cannot be.</exception>
    public static Task Run(Store store, Scope scope, Actor actor, Input input, CancellationToken stop) =>
        Of(store, scope, actor, input.Engagement, async (db, held) =>
        {
            var today = db.Store.Clock.Today;
            List<AnswerFault> faults = [];
            if (string.IsNullOrWhiteSpace(input.Reason))
                faults.Add(new("Reason", "Say why it is kept longer"));
            else if (input.Reason.Trim().Length > LongestReason)
                faults.Add(new("Reason", $"That is longer than {LongestReason} characters. Shorten it"));
            if (input.Until is null)
                faults.Add(new("Until", "Enter the last day, such as 31 12 2027"));
            else if (input.Until < today || input.Until > today.AddYears(MostYears))
                faults.Add(new("Until", $"Enter a day from today to {MostYears} years from now. If it must be longer, say so again then"));
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            var hold = await db.Set<RecordHold>().FirstOrDefaultAsync(h => h.EngagementId == held.Record, stop);
            if (hold is null)
                db.Add(new RecordHold { Id = NewId.Next(), OrganisationId = held.OrganisationId, EngagementId = held.Record, Reason = input.Reason!.Trim(), Until = input.Until!.Value });
            else
                (hold.Reason, hold.Until) = (input.Reason!.Trim(), input.Until!.Value);
        }, stop);

    public static Task End(Store store, Scope scope, Actor actor, Guid engagement, CancellationToken stop) =>
        Of(store, scope, actor, engagement, async (db, held) =>
            db.Remove(await db.Set<RecordHold>().FirstOrDefaultAsync(h => h.EngagementId == held.Record, stop) ?? throw new RefusedException("This record is not held.")), stop);

    private static async Task Of(Store store, Scope scope, Actor actor, Guid engagement, Func<Db, Engagement, Task> change, CancellationToken stop)
    {
        Guid owner;
        await using (var db = await store.Read(scope, stop))
            owner = (await db.Versions<Engagement>(engagement, stop)).LastOrDefault()?.OrganisationId ?? throw new NoSuchRecordException("There is no such record.");
        await store.Write(scope, new Change(Verb, actor, owner), async db =>
        {
            await db.MayKeep(owner, actor, stop);
            await change(db, (await db.Versions<Engagement>(engagement, stop)).LastOrDefault() ?? throw new NoSuchRecordException("There is no such record."));
            return 0;
        }, stop);
    }
}
