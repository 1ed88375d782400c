using Cairn.Platform.Database;

namespace Cairn.Strategy;

/// <summary>A running plan is closed, with what came of it; it stays to be read (S2).</summary>
public static class ClosePlan
{
    public static readonly Verb Verb = new("ClosePlan", "A running plan is closed, with what came of it. It stays to be read and changes no more.");

    public const int Longest = 3000;

    /// <param name="closing">What came of it, for everybody.</param>
    /// <exception cref="RefusedException">It does not run, or nothing is said of it.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, string? closing, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        if (held.State == PlanState.Draft)
            throw new RefusedException("This plan is a draft that nobody has read. Only a running plan is closed.");
        if (string.IsNullOrWhiteSpace(closing) || closing.Trim().Length > Longest)
            throw new AnswersRefusedException([new("Closing", $"Say what came of the plan, in at most {Longest:N0} characters")]);
        (held.State, held.ClosedOn, held.Closing) = (PlanState.Closed, db.Store.Clock.Today, closing.Trim());
        held.Version++;
    }, stop);
}
