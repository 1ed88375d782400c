using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>A new sample is drawn after a line was found wrong and answered, or after so many were taken out that too few are left to check (R2).</summary>
public static class DrawSample
{
    public static readonly Verb Verb = new("DrawSample", "A new sample of a batch of ends is drawn by chance, after each line that was found wrong was taken out or what was wrong was mended.");

    /// <param name="Mended">What was mended, where a line that was found wrong stays in the batch.</param>
    public sealed record Input(Guid Batch, long Version, string? Mended);

    /// <exception cref="AnswersRefusedException">A wrong line stays, and nothing is said of what was mended.</exception>
    /// <exception cref="RefusedException">The sample stands, so that nobody draws until a sample suits them.</exception>
    public static Task Run(Store store, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        BatchFile.Account(actor);
        var file = await BatchFile.Open(db, input.Batch, input.Version, stop);
        var lines = await file.Lines(stop);
        if (!lines.Any(l => l.In))
            throw new RefusedException("Nobody is left in the batch. Stop it.");
        if (!SampleState.Of(file.Batch.Draw, lines).Again)
            throw new RefusedException("The sample stands: check its lines. Another is drawn only after one was found wrong, or where too few are left.");
        var wrong = lines.Where(l => l.Draw == file.Batch.Draw && l is { IsRight: false, In: true }).ToList();
        var answers = new Answers();
        var mended = wrong.Count > 0 ? answers.Need("Mended", input.Mended, "Write what was mended in the rule or the record, or take out each line that was found wrong", Answers.Words) : null;
        answers.Check();
        foreach (var line in wrong)
            line.Mended = $"Found wrong: {line.CheckWords} Mended: {mended}";
        file.DrawSample(lines, wrong.Select(l => l.Place).ToHashSet());
        return 0;
    }, stop);
}
