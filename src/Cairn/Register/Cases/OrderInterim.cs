using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>An interim order is made, or reviewed, while a case is not decided (R6).</summary>
public static class OrderInterim
{
    public static readonly Verb Verb = new("OrderInterim", "An interim suspension or interim conditions are ordered while a case is not decided, with the day of their review.");
    public static readonly Verb Review = new("ReviewOrder", "An interim order is reviewed: it goes on with a new day of review, or ends.");

    /// <summary>Longest order and longest time to a review, in months: ours, so that none is forgotten.</summary>
    public const int MostMonths = 18, ReviewMonths = 6;

    /// <param name="Kind">"InterimSuspension" or "InterimConditions".</param>
    public sealed record Input(Guid Case, long Version, string? Kind, DateOnly? Until, DateOnly? ReviewBy, string? Reasons, bool NoInterest);

    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, input.Case, input.Version, stop);
        List<AnswerFault> faults = [.. file.MayDecide(input.NoInterest)];
        if (file.Case.Closed is not null || file.Case.Decided is not null)
            faults.Add(new("", "The case is decided. An interim order is made before that"));
        if (input.Kind is not (nameof(FactKind.InterimSuspension) or nameof(FactKind.InterimConditions)))
            faults.Add(new("Kind", "Choose the order"));
        if (input.Until is not { } until || until <= file.Today || until > file.Today.AddMonths(MostMonths))
            faults.Add(new("Until", $"Write the day on which it ends, within {MostMonths} months from today"));
        faults.AddRange(ReviewDay(input.ReviewBy, input.Until, file.Today));
        if (CaseFile.Missing("Reasons", input.Reasons, "why people could come to harm without it") is { } missing)
            faults.Add(missing);
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var kind = Enum.Parse<FactKind>(input.Kind!);
        var order = file.Registrant.Add(0, new Fact(kind, file.Today, input.Until, By: Decision.Panel), file.Case.Id);
        file.Registrant.Add(0, new Fact(FactKind.ReviewSet, file.Today, input.ReviewBy, About: order.Number), file.Case.Id);
        file.Write(CaseKinds.Interim, $"{SanctionWords.Of(kind)}, to the day before {Format.Date(input.Until!.Value)}, to be reviewed by {Format.Date(input.ReviewBy!.Value)}. {input.Reasons}");
        return 0;
    }, stop);

    /// <param name="Outcome">"on" or "ends".</param>
    public sealed record ReviewInput(Guid Case, long Version, int Order, string? Outcome, DateOnly? ReviewBy, string? Reasons, bool NoInterest);

    public static Task RunReview(Store store, Packs packs, Actor actor, ReviewInput input, CancellationToken stop) => store.Write(Scope.System, new Change(Review, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, input.Case, input.Version, stop);
        var order = file.Interim().FirstOrDefault(o => o.Row.Number == input.Order).Row ?? throw new NoSuchRecordException("There is no such order in force.");
        List<AnswerFault> faults = [.. file.MayDecide(input.NoInterest)];
        if (input.Outcome is not ("on" or "ends"))
            faults.Add(new("Outcome", "Choose whether it goes on"));
        if (input.Outcome == "on")
            faults.AddRange(ReviewDay(input.ReviewBy, order.Until, file.Today));
        if (CaseFile.Missing("ReviewReasons", input.Reasons, "what the review found") is { } missing)
            faults.Add(missing);
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        file.Registrant.Add(0, new Fact(FactKind.Reviewed, file.Today, By: Decision.Panel, About: order.Number), file.Case.Id);
        file.Registrant.Add(0, input.Outcome == "on" ? new Fact(FactKind.ReviewSet, file.Today, input.ReviewBy, About: order.Number) : new Fact(FactKind.Revoked, file.Today, By: Decision.Panel, About: order.Number), file.Case.Id);
        file.Write(CaseKinds.Review, input.Outcome == "on" ? $"It goes on, to be reviewed by {Format.Date(input.ReviewBy!.Value)}. {input.Reasons}" : $"It ends. {input.Reasons}");
        return 0;
    }, stop);

    private static IEnumerable<AnswerFault> ReviewDay(DateOnly? by, DateOnly? until, DateOnly today)
    {
        if (by is not { } day || day <= today || day > today.AddMonths(ReviewMonths) || day >= until)
            yield return new("ReviewBy", $"Write the day by which it is reviewed, within {ReviewMonths} months and before the order ends");
    }
}
