using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody who was to start will not: what is held of them is erased, with the key under which the audit keeps its values (R11).</summary>
public static class DropCandidate
{
    public static readonly Verb Verb = new("DropCandidate", "Somebody who was to start will not: they and their checks are erased; the audit keeps that they were, and no value of it.");

    /// <param name="organisation">Whose candidate it is.</param>
    /// <param name="rule">The retention rule with its edition, where one bids it.</param>
    /// <exception cref="NoSuchRecordException">The organisation has no such candidate, or they have started.</exception>
    public static async Task Run(Store store, Actor actor, Guid organisation, Guid candidate, string? rule, CancellationToken stop)
    {
        await One(store, actor, organisation, candidate, rule, stop);
        await EraseRecord.Finish(store, [organisation], stop);
    }

    /// <inheritdoc cref="Run"/>
    /// <returns>How many rows went.</returns>
    internal static Task<int> One(Store store, Actor actor, Guid organisation, Guid candidate, string? rule, CancellationToken stop) =>
        store.Write(Scope.System, new Change(Verb, actor, organisation), async db =>
        {
            await db.MayKeep(organisation, actor, stop);
            if (!await db.Set<Candidate>().AnyAsync(c => c.Id == candidate && c.OrganisationId == organisation && c.StartedOn == null, stop))
                throw new NoSuchRecordException("There is no such person, or they have started.");
            return await Take(db, organisation, candidate, rule is null ? ErasureReason.NotStarting : ErasureReason.Retention, rule, stop);
        }, stop);

    internal static async Task<int> Take(Db db, Guid organisation, Guid candidate, ErasureReason why, string? rule, CancellationToken stop)
    {
        var rows = await Traces.Erase(db, organisation, candidate, stop);
        await EraseRecord.Unseal(db, candidate, stop);
        db.Add(new Erasure { Id = NewId.Next(), OrganisationId = organisation, Record = candidate, At = db.Store.Clock.Now, Why = why, Rule = rule, Rows = rows });
        db.Note(nameof(Candidate), candidate, organisation, null, new JsonObject { ["rule"] = rule, ["rows"] = rows });
        return rows;
    }
}
