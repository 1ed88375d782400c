using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>
/// An end that a signed batch put in is undone, or all of them, as if it had not been (R2): by one person, with a reason, and without cost
/// within the rule's days; lines whose turn has not come are left out then. After them it is a decision about one person, and nobody undoes all at once.
/// </summary>
public static class ReverseEnd
{
    public static readonly Verb Verb = new("ReverseEnd", "An end that a signed batch put in is undone, with the reason, or all ends of the batch are.");

    /// <param name="Place">Of the line; null: all that are not undone yet.</param>
    public sealed record Input(Guid Batch, int? Place, string? Reason);

    /// <returns>How many ends were undone; those that had not been put in are not among them.</returns>
    /// <exception cref="AnswersRefusedException">No reason is given.</exception>
    /// <exception cref="RefusedException">There is no end to undo, or the days for undoing all are over.</exception>
    public static Task<int> Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var (account, today) = (BatchFile.Account(actor), store.Clock.Today);
        await BatchFile.Hold(db, input.Batch, stop);
        var file = await BatchFile.Of(db, input.Batch, null, stop);
        List<EndLine> all = input.Place is { } place ? [await file.Line(place, stop)] : await file.Lines(stop);
        List<EndLine> lines = [.. all.Where(l => l is { EndNumber: not null, Reversed: null })];
        List<EndLine> waiting = [.. all.Where(l => input.Place is null && file.Batch.Signed is not null && l is { In: true, EndNumber: null, Spared: null })];
        if (lines.Count + waiting.Count == 0)
            throw new RefusedException(input.Place is null ? "No end of this batch is left to undo." : "The batch put no end in for them, or it is undone already.");
        if (input.Place is null && today > file.Batch.FreeUntil)
            throw new RefusedException($"All ends at once could be undone until {Format.Date(file.Batch.FreeUntil)}. After that each is a decision about one person: undo it on their line.");
        var answers = new Answers();
        var why = answers.Need(input.Place is null ? "ReverseAllWhy" : "ReverseWhy", input.Reason, "Write why it is undone", Answers.Words);
        answers.Check();
        var registrants = await RegistrantFile.ReadAll(db, packs, [.. lines.Select(l => l.RegistrantId).Distinct()], stop);
        foreach (var line in lines)
        {
            registrants[line.RegistrantId].Add(line.Ordinal, new Fact(FactKind.EndReversed, today, By: Decision.Person, About: line.EndNumber!.Value), file.Batch.Id);
            (line.Reversed, line.ReversedBy, line.ReversedWhy) = (store.Clock.Now, account, why);
        }
        foreach (var line in waiting)
            line.Spared = "All of the batch was undone before its turn.";
        return lines.Count;
    }, stop);
}
