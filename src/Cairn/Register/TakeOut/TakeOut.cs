using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Register;

/// <summary>Somebody is taken out of a batch that is not signed: anybody, at any time, with a reason (R2).</summary>
public static class TakeOut
{
    public static readonly Verb Verb = new("TakeOut", "Somebody is taken out of a batch of ends before it is signed, with the reason.");

    public sealed record Input(Guid Batch, int Place, string? Reason);

    /// <exception cref="AnswersRefusedException">No reason is given.</exception>
    public static Task Run(Store store, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var account = BatchFile.Account(actor);
        var file = await BatchFile.Open(db, input.Batch, null, stop);
        var line = await file.Line(input.Place, stop);
        if (!line.In)
            throw new RefusedException("They are not among those whom the batch would end.");
        var answers = new Answers();
        var why = answers.Need("TakeOutWhy", input.Reason, "Write why they are taken out", Answers.Words);
        answers.Check();
        (line.TakenOut, line.TakenOutBy, line.TakenOutWhy) = (store.Clock.Now, account, why);
        return 0;
    }, stop);
}
