using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A decision about an award is offered no longer. Whoever was recognised by it stays so: each is a decision about one person (R3).</summary>
public static class EndRecognition
{
    public static readonly Verb Verb = new("EndRecognition", "What an award counts as is no longer offered for its next holder.");

    /// <exception cref="AnswersRefusedException">There is no reason.</exception>
    /// <exception cref="RefusedException">It has ended already.</exception>
    public static Task Run(Store store, Actor actor, Guid recognition, string? reason, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id, reason?.Trim()), async db =>
    {
        var found = await db.Set<Recognition>().FirstOrDefaultAsync(r => r.Id == recognition, stop) ?? throw new NoSuchRecordException("No such decision was made.");
        var answers = new Answers();
        answers.Need("Reason", reason, "Write why it is to be offered no longer");
        answers.Check();
        if (found.Until is not null)
            throw new RefusedException("This decision has ended already.");
        found.Until = store.Clock.Today;
        return 0;
    }, stop);
}
