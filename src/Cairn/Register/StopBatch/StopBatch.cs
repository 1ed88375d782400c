using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>A batch is given up before anybody signs it: nobody is taken off by it any more (R2).</summary>
public static class StopBatch
{
    public static readonly Verb Verb = new("StopBatch", "A batch of ends is given up before it is signed, with the reason; it takes nobody off the register.");

    public sealed record Input(Guid Batch, string? Reason);

    /// <exception cref="AnswersRefusedException">No reason is given.</exception>
    public static Task Run(Store store, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        var file = await BatchFile.Open(db, input.Batch, null, stop);
        var answers = new Answers();
        var why = answers.Need("StopReason", input.Reason, "Write why the batch is stopped", Answers.Words);
        answers.Check();
        (file.Batch.Stopped, file.Batch.StoppedBy, file.Batch.StopReason) = (store.Clock.Now, account, why);
        return 0;
    }, stop);
}
