using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Answers about somebody's work are given, corrected or taken away.</summary>
public static class ChangeEngagement
{
    public static readonly Verb Verb = new("ChangeEngagement", "Answers about somebody's work change: the record has a new version, and the old one ends.");

    /// <param name="Version">The version that was looked at; null to change whatever is held.</param>
    /// <param name="Answers">By question; what is not named stays.</param>
    public sealed record Input(Guid Engagement, long? Version, IReadOnlyDictionary<string, string?> Answers);

    /// <returns>How many answers differ now.</returns>
    /// <exception cref="AnswersRefusedException">The rules of the return refuse an answer.</exception>
    /// <exception cref="ConflictException">Somebody else changed the record since that version.</exception>
    public static Task<int> Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, db => Of(db, keeper, input, stop), stop);

    /// <summary>Inside a change that is being made.</summary>
    internal static async Task<int> Of(Db db, Keeper keeper, Input input, CancellationToken stop)
    {
        var held = await db.Own<Engagement>().FirstOrDefaultAsync(e => e.Record == input.Engagement, stop)
            ?? throw new NoSuchRecordException("There is no such record, or it has ended.");
        if (input.Version is { } seen && seen != held.Id)
            throw new ConflictException();
        await db.MayKeep(held.OrganisationId, keeper.Actor, stop);
        var service = await db.Own<Service>().FirstAsync(s => s.Record == held.ServiceId, stop);
        var draft = await keeper.Sheet(db, service).Check(held, held.Reference, input.Answers, stop);
        if (draft.Faults.Count > 0)
            throw new AnswersRefusedException(draft.Faults);
        if (draft.Changes.Count == 0)
            return 0;
        await db.Replace(held, draft.Next, keeper.Source, stop);
        db.Note(nameof(Engagement), held.Record, held.Record, StageStaff.Side(draft.Changes.Select(c => (c.Column, c.Before))), StageStaff.Side(draft.Changes.Select(c => (c.Column, c.After))));
        return draft.Changes.Count;
    }
}
