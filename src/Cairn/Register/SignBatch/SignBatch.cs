using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>
/// A second person signs a batch (R2): what stands against it is asked, lines of which the reason holds no more are left out, and the ends of
/// the others are asked for. <see cref="EndSigned"/> puts them in and judges each once more. Whoever pays, learns or gives what is missing
/// after that and before the day keeps their registration all the same: <see cref="Ends"/>.
/// </summary>
public static class SignBatch
{
    public static readonly Verb Verb = new("SignBatch", "A second person signs a batch of ends: with a sample found right and a notice in time for each, the ends of those of whom the reason still holds are asked for.");

    /// <param name="Told">How many the page said would end.</param>
    /// <param name="Read">Whether the signer says that they have read what happens to each.</param>
    public sealed record Input(Guid Batch, long Version, int Told, bool Read);

    /// <returns>How many lines are to end, and how many were spared.</returns>
    /// <exception cref="RefusedException">The signer made it, its day has passed, its sample does not stand, or somebody has no notice.</exception>
    /// <exception cref="ConflictException">The batch changed since it was read, or more would end than was told.</exception>
    public static async Task<(int Ending, int Spared)> Run(Store store, RegisterFacts facts, Packs packs, Actor actor, Input input, CancellationToken stop)
    {
        await facts.Follow(stop, exactly: true);
        return await store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
        {
            var (account, today) = (BatchFile.Account(actor), store.Clock.Today);
            var file = await BatchFile.Open(db, input.Batch, input.Version, stop);
            var (batch, lines) = (file.Batch, await file.Lines(stop));
            var within = lines.Where(l => l.In).ToList();
            var views = await BatchPreview.Now(db, facts, packs, batch, within, today, stop);
            var ending = within.Where(l => views.TryGetValue(l.Place, out var view) && view.Outcome == BatchOutcome.WouldEnd).ToList();
            List<string> against = [.. Against(batch, account, today, SampleState.Of(batch.Draw, lines), ending)];
            if (!input.Read)
                against.Add("Say that you have read what happens to each.");
            if (against.Count > 0)
                throw new RefusedException([.. against]);
            if (ending.Count > input.Told)
                throw new ConflictException();
            // From here on no line can come to be ended that was not when the signer read it.
            foreach (var line in within.Except(ending))
                line.Spared = (views.TryGetValue(line.Place, out var view) ? view.Against : null) ?? BatchWords.NothingMissing;
            (batch.Signed, batch.SignedBy, batch.JobId) = (store.Clock.Now, account, EndSigned.Ask(db, batch.Id, account).Id);
            return (ending.Count, within.Count - ending.Count);
        }, stop);
    }

    /// <summary>What stands against the signature, in sentences; nothing where it can be given.</summary>
    public static IEnumerable<string> Against(EndBatch batch, Guid? signer, DateOnly today, SampleState sample, IReadOnlyCollection<EndLine> ending)
    {
        if (signer == batch.MadeBy)
            yield return "You made this batch, so another registrar signs it.";
        if (batch.Day < today)
            yield return $"Its day, {Format.Date(batch.Day)}, has passed. Stop it and make another.";
        if (sample.Wrong > 0)
            yield return $"{Format.Count(sample.Wrong, "line", "lines")} of the sample {(sample.Wrong == 1 ? "was" : "were")} found wrong. Answer that and have a new sample drawn.";
        else if (sample.Waiting > 0)
            yield return $"{Format.Count(sample.Waiting, "line", "lines")} of the sample {(sample.Waiting == 1 ? "is" : "are")} not checked.";
        else if (!sample.Stands)
            yield return $"Too few lines of the sample are left: {Format.Number(sample.Needed)} must be right. Have a new sample drawn.";
        if (ending.Count == 0)
            yield return "Nobody of the batch would end any more. Stop it.";
        var without = ending.Count(l => !(l.NoticeOn <= batch.LastNotice));
        if (without > 0)
            yield return $"{Format.Count(without, "line has", "lines have")} no notice by {Format.Date(batch.LastNotice)}. Keep it, or take them out.";
    }
}
