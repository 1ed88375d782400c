using Cairn.Platform.Database;

namespace Cairn.Strategy;

/// <summary>An action's owner says how far it is: what was done, when it will end, why it slips (S2).</summary>
public static class ReportProgress
{
    public static readonly Verb Verb = new("ReportProgress", "The owner of an action says how far it is: what was done, which end is foreseen, and why.");

    public const int Longest = 2000;

    /// <param name="Words">What was done.</param>
    /// <param name="EndedOn">The day on which it was done or stopped.</param>
    /// <param name="Forecast">The last day that is foreseen, where it is another than planned.</param>
    /// <param name="Why">Why it ends later, or was stopped.</param>
    public sealed record Input(ActionState? State, string? Words, DateOnly? EndedOn, DateOnly? Forecast, string? Why, long Version);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed the action meanwhile.</exception>
    public static Task<Guid> Run(ActionWork work, Input input, string? key, CancellationToken stop) => work.Write(Verb, key, (db, action) =>
    {
        if (!work.Reports)
            throw new RefusedException("Only the owner of this action and the keepers of its plan report on it. Write a comment instead.");
        var today = db.Store.Clock.Today;
        List<AnswerFault> faults = [.. Faults(input, action, today)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (action.Version != input.Version)
            throw new ConflictException();
        var (over, why) = (IsOver(input.State), PlanKeeper.Text(input.Why));
        (action.State, action.EndedOn, action.Forecast) = (input.State!.Value, over ? input.EndedOn : null, over ? null : input.Forecast);
        action.Version++;
        var report = new ActionReport
        {
            Id = NewId.Next(), OrganisationId = action.OrganisationId, ActionId = action.Id, At = db.Store.Clock.Now, ById = work.Actor.Account!.Value, State = action.State, Words = input.Words!.Trim(), Forecast = action.Forecast, Why = why,
        };
        db.Add(report);
        return Task.FromResult(report.Id);
    }, stop);

    private static bool IsOver(ActionState? state) => state is ActionState.Done or ActionState.Stopped;

    private static IEnumerable<AnswerFault> Faults(Input input, PlanAction action, DateOnly today)
    {
        if (input.State is null)
            yield return new("State", "Choose how far it is");
        if (string.IsNullOrWhiteSpace(input.Words) || input.Words.Trim().Length > Longest)
            yield return new("Words", $"Say what was done, or that nothing was, in at most {Longest:N0} characters");
        if (input.Why?.Trim().Length > Longest)
            yield return new("Why", $"Say why in at most {Longest:N0} characters");
        if (IsOver(input.State))
        {
            if (input.EndedOn is not { } ended || ended > today)
                yield return new("EndedOn", "Enter the day on which it was done or stopped, today at the latest");
            if (input.Forecast is not null)
                yield return new("Forecast", "It is over, so that no end is foreseen. Leave this empty, or choose another state");
            if (input.State == ActionState.Stopped && string.IsNullOrWhiteSpace(input.Why))
                yield return new("Why", "Say why it was stopped");
            yield break;
        }
        if (input.EndedOn is not null)
            yield return new("EndedOn", "It is not over by the state that you chose. Leave this empty, or choose that it is done or stopped");
        if (input.Forecast < today)
            yield return new("Forecast", "The day that you foresee has passed. Enter today or a day to come");
        else if (input.Forecast is { } forecast && PlannedEnd(action) is { } planned && forecast > planned && string.IsNullOrWhiteSpace(input.Why))
            yield return new("Why", $"Say why it ends after {Platform.Site.Format.Date(planned)}, as it was planned");
    }

    private static DateOnly? PlannedEnd(PlanAction action) => action is { Starts: { } starts, Days: { } days } ? starts.AddDays(Math.Max(0, days - 1)) : null;
}
