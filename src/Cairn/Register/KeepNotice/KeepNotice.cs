using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>That notice of an end reached somebody is kept with its proof (R2). Nothing is sent by it.</summary>
public static class KeepNotice
{
    public static readonly Verb Verb = new("KeepNotice", "It is kept that notice of an end reached a registrant: the day, the way and the proof.");

    public sealed record Input(Guid Batch, int Place, DateOnly? On, string? Way, string? Proof);

    /// <exception cref="AnswersRefusedException">An answer is missing, or the notice is not in time.</exception>
    public static Task Run(Store store, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        var file = await BatchFile.Open(db, input.Batch, null, stop);
        var line = await file.Line(input.Place, stop);
        List<AnswerFault> faults = [.. Faults(file.Batch, store.Clock.Today, line, input.On, input.Way, input.Proof)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        Put(line, input.On!.Value, input.Way!, input.Proof!, store.Clock.Now, account);
        return 0;
    }, stop);

    internal static void Put(EndLine line, DateOnly on, string way, string proof, DateTime now, Guid account) =>
        (line.NoticeOn, line.NoticeWay, line.NoticeProof, line.NoticeKept, line.NoticeBy) = (on, way, proof.Trim(), now, account);

    /// <summary>What is wrong with a notice; of the form and of a file's line alike.</summary>
    internal static IEnumerable<AnswerFault> Faults(EndBatch batch, DateOnly today, EndLine line, DateOnly? on, string? way, string? proof)
    {
        if (!line.In)
            yield return new("", "They are not among those whom the batch would end, so they need no notice of it");
        if (on is not { } day)
            yield return new("On", "Write the day on which the notice reached them");
        else if (day > today)
            yield return new("On", "Write a day that is past or today: a notice is kept once it has reached them");
        else if (day < batch.MadeOn)
            yield return new("On", $"The batch was made on {Format.Date(batch.MadeOn)}: a notice before that was of something else");
        else if (day > batch.LastNotice)
            yield return new("On", $"The end is on {Format.Date(batch.Day)}, so notice had to reach them by {Format.Date(batch.LastNotice)}. Take them out: they come into another batch");
        if (NoticeWays.Words(way) is null)
            yield return new("Way", "Choose how it reached them");
        if (string.IsNullOrWhiteSpace(proof) || proof.Length > Answers.Line)
            yield return new("Proof", $"Write who says so and the reference, in {Answers.Line} characters at most");
    }
}
