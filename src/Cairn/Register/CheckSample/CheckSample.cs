using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>One line of a batch's sample is looked at by a person: the batch is right about it, or wrong (R2).</summary>
public static class CheckSample
{
    public static readonly Verb Verb = new("CheckSample", "A line that was drawn for the sample of a batch of ends is checked: right, or wrong and why. A wrong one stops the batch.");

    /// <param name="Outcome">"right" or "wrong".</param>
    public sealed record Input(Guid Batch, int Place, string? Outcome, string? Words);

    /// <exception cref="AnswersRefusedException">An answer is missing.</exception>
    /// <exception cref="RefusedException">The line is not in the sample, or was found wrong before.</exception>
    public static Task Run(Store store, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        var file = await BatchFile.Open(db, input.Batch, null, stop);
        var line = await file.Line(input.Place, stop);
        if (line.Draw != file.Batch.Draw || !line.In)
            throw new RefusedException("This line is not in the sample that counts. Only what chance drew is checked.");
        if (line.IsRight == false)
            throw new RefusedException("This line was found wrong. Take it out, or say what was mended when the next sample is drawn.");
        var answers = new Answers();
        if (input.Outcome is not ("right" or "wrong"))
            answers.Refuse("Outcome", "Choose whether the batch is right about them");
        var words = input.Outcome == "wrong" ? answers.Need("CheckWords", input.Words, "Write what is wrong, so that the rule or the record can be mended", Answers.Words) : answers.Keep("CheckWords", input.Words, Answers.Words);
        answers.Check();
        (line.IsRight, line.CheckWords, line.Checked, line.CheckedBy) = (input.Outcome == "right", words, store.Clock.Now, account);
        return 0;
    }, stop);
}
