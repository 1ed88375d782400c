using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Somebody goes on working in another service of the provider, and the record goes with them.</summary>
public static class MoveEngagement
{
    public static readonly Verb Verb = new("MoveEngagement", "Somebody's work moves to another service of the provider, with the whole record.");

    /// <param name="Reference">A new one, where somebody there has the old; else null.</param>
    public sealed record Input(Guid Engagement, long? Version, Guid To, string? Reference);

    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var held = await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == input.Engagement, stop) ?? throw new NoSuchRecordException("There is no such record, or it has ended.");
            if (input.Version is { } seen && seen != held.Id)
                throw new ConflictException();
            var to = await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == input.To && s.Record != held.ServiceId, stop)
                ?? throw new AnswersRefusedException([new("to", "Choose the service to which they move.")]);
            var from = await db.Own<Service>().FirstAsync(s => s.Record == held.ServiceId, stop);
            if (from.Country != to.Country)
                throw new AnswersRefusedException([new("to", "That service is in another country, whose record asks other questions. Add the person there, and say that they have left here.")]);
            foreach (var owner in new[] { held.OrganisationId, to.OrganisationId }.Distinct().Order())
                await db.MayKeep(owner, keeper.Actor, stop);
            var reference = input.Reference?.Trim() is { Length: > 0 } given ? given : held.Reference;
            var faults = await keeper.Sheet(db, from).CheckMove(held, to, reference, stop);
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            var next = held.Copy();
            (next.ServiceId, next.OrganisationId, next.Reference) = (to.Record, to.OrganisationId, reference);
            await db.Replace(held, next, keeper.Source, stop);
            db.Note(nameof(Engagement), held.Record, held.Record,
                StageStaff.Side([("LOCALESTID", from.Reference), ("UNIQUEWORKERID", held.Reference)]), StageStaff.Side([("LOCALESTID", to.Reference), ("UNIQUEWORKERID", reference)]));
        }, stop);
}
