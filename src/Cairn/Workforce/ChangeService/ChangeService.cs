using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Answers about a service are given, corrected or taken away.</summary>
public static class ChangeService
{
    public static readonly Verb Verb = new("ChangeService", "Answers about a service change: the record has a new version, and the old one ends.");

    /// <param name="Version">The version that was looked at; null to change whatever is held.</param>
    /// <param name="Answers">By question; what is not named stays.</param>
    public sealed record Input(Guid Service, long? Version, IReadOnlyDictionary<string, string?> Answers);

    /// <returns>How many answers differ now.</returns>
    /// <exception cref="AnswersRefusedException">The rules of the return refuse an answer.</exception>
    /// <exception cref="ConflictException">Somebody else changed the record since that version.</exception>
    public static Task<int> Run(Keeper keeper, Input input, string? key, CancellationToken stop) =>
        keeper.Write(Verb, key, async db =>
        {
            var held = await db.Held(input.Service, stop);
            if (input.Version is { } seen && seen != held.Id)
                throw new ConflictException();
            await db.MayKeep(held.OrganisationId, keeper.Actor, stop);
            var draft = await new ServiceSheet(db, keeper.Codes.Of(held.Country), keeper.Labels.Of(held.Country)).Check(held, input.Answers, stop);
            if (draft.Faults.Count > 0)
                throw new AnswersRefusedException(draft.Faults);
            if (draft.Changes.Count > 0)
                await db.Keep(held, draft, keeper.Source, stop);
            return draft.Changes.Count;
        }, stop);

    /// <summary>A service as it is held.</summary>
    internal static async Task<Service> Held(this Db db, Guid service, CancellationToken stop) =>
        await db.Own<Service>().FirstOrDefaultAsync(s => s.Record == service, stop) ?? throw new NoSuchRecordException("There is no such service, or it has closed.");

    /// <summary>Puts what the answers made of a service in its place.</summary>
    internal static async Task Keep(this Db db, Service held, ServiceDraft draft, string source, CancellationToken stop)
    {
        await db.Replace(held, draft.Next, source, stop);
        db.Note(nameof(Service), held.Record, held.OrganisationId, BeginService.Side(draft.Changes, c => c.Before), BeginService.Side(draft.Changes, c => c.After));
    }
}
