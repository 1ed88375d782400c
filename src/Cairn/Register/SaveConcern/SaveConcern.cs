using System.Text.Json;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>Somebody saves a concern to go on with it later, here or elsewhere, with files that are added or taken away (R6).</summary>
public static class SaveConcern
{
    public static readonly Verb Verb = new("SaveConcern", "Somebody saves a concern that they have not sent. Whoever has its code reads it and nobody else; what it says is not kept in the audit.");

    /// <summary>What is said where a code finds no draft: it was never given, was sent, or its days are over, and nobody is told which.</summary>
    public const string None = "No saved concern has this code. It has twelve letters and digits, and works until the concern is sent or its days are over. Type it as it was shown";

    /// <param name="Until">The first day on which it is kept no longer.</param>
    /// <param name="New">Whether the code was made now and is to be shown.</param>
    public sealed record Kept(string Code, DateOnly Until, bool New);

    /// <exception cref="AnswersRefusedException">An answer is too long, or a file is not taken. Nothing is saved.</exception>
    /// <exception cref="NoSuchRecordException">The code finds no draft.</exception>
    /// <exception cref="ConflictException">It was saved elsewhere since it was opened.</exception>
    public static Task<Kept> Run(Store store, Packs packs, RaiseConcern.Input input, DraftChange change, CancellationToken stop)
    {
        var today = store.Clock.Today;
        List<AnswerFault> faults = [.. RaiseConcern.TooLong(input), .. ConcernFiles.Faults(change.Files)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var until = today.AddDays(ConcernDraft.Days(packs, input.Country, today));
        // Whoever writes a draft is not in the audit, signed in or not.
        return store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var code = change.Code ?? ConcernCode.Make();
            var draft = change.Code is null ? new ConcernDraft { Id = NewId.Next(), Code = ConcernCode.Digest(code), Written = "" } : await Open(db, change, stop);
            if (change.Code is null)
                db.Add(draft);
            (draft.Written, draft.Saved, draft.Until) = (JsonSerializer.Serialize(input), store.Clock.Now, until);
            await ConcernFiles.Change(db, draft.Id, change, stop);
            return new Kept(code, until, change.Code is null);
        }, stop);
    }

    /// <summary>The draft that a page goes on with, to save it or to send it.</summary>
    internal static async Task<ConcernDraft> Open(Db db, DraftChange change, CancellationToken stop)
    {
        var draft = await ConcernDraft.Find(db, change.Code, stop) ?? throw new NoSuchRecordException(None);
        if (draft.Version != change.Version)
            throw new ConflictException();
        draft.Version++;
        return draft;
    }
}
