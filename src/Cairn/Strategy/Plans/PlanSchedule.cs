using Cairn.Engine.Networks;

namespace Cairn.Strategy;

/// <summary>What an action that is late moves.</summary>
/// <param name="Days">By how many days it ends later than planned.</param>
/// <param name="Moved">Later actions that end later because of it, with by how many days.</param>
/// <param name="EndMoves">Days by which the plan's last day moves.</param>
public sealed record PlanSlip(PlanAction Action, int Days, IReadOnlyList<(PlanAction Action, int Days)> Moved, int EndMoves);

/// <summary>When each action of a plan is planned and when it is expected on a day; which chain decides the end; and what slips.</summary>
public sealed class PlanSchedule
{
    private readonly Network network;
    private readonly Schedule planned, expected;
    private readonly Dictionary<Guid, int> places;

    public PlanSchedule(Plan plan, IReadOnlyList<PlanAction> actions, IReadOnlyList<ActionDependency> dependencies, DateOnly today)
    {
        Actions = actions;
        places = actions.Select((a, n) => (a.Id, n)).ToDictionary(a => a.Id, a => a.n);
        PlannedWork[] work = [.. actions.Select(a => Work(plan, a))];
        Dependency[] waits = [.. dependencies.Where(d => places.ContainsKey(d.BeforeId) && places.ContainsKey(d.AfterId)).Select(d => new Dependency(places[d.BeforeId], places[d.AfterId], d.Lag))];
        network = new(work, waits);
        planned = network.Plan();
        WorkProgress[] stands = [.. actions.Select(a => new WorkProgress(a.State != ActionState.NotStarted, a.EndedOn?.DayNumber, a.Forecast?.DayNumber))];
        expected = Expectation.Of(work, waits, planned, stands, today.DayNumber);
        Critical = [.. network.CriticalPath(planned).Select(n => actions[n])];
        Slips = [.. actions.Select((a, n) => (Action: a, Place: n, Days: IsDated(a) ? Expectation.Slip(work[n].Days, planned.Start[n], stands[n], today.DayNumber) : 0)).Where(s => s.Days > 0).Select(s => Slip(s.Action, s.Place, s.Days))];
    }

    public IReadOnlyList<PlanAction> Actions { get; }

    /// <summary>The chain without room that decides the plan's last day, in its order.</summary>
    public IReadOnlyList<PlanAction> Critical { get; }

    /// <summary>Actions that end later than planned as it looks today.</summary>
    public IReadOnlyList<PlanSlip> Slips { get; }

    /// <summary>Whether an action has a first day and a length, so that it can be late.</summary>
    public static bool IsDated(PlanAction action) => action.Starts is not null && action.Days is not null;

    /// <summary>An action without a day can begin with the plan; one without a length counts as taking none.</summary>
    public static PlannedWork Work(Plan plan, PlanAction action) => new(action.Days ?? 0, (action.Starts ?? plan.From).DayNumber);

    public DateOnly Start(PlanAction action) => DateOnly.FromDayNumber(planned.Start[places[action.Id]]);

    /// <summary>Its last day as planned; a milestone's own.</summary>
    public DateOnly End(PlanAction action) => Last(action, planned);

    public DateOnly ExpectedStart(PlanAction action) => DateOnly.FromDayNumber(expected.Start[places[action.Id]]);

    public DateOnly ExpectedEnd(PlanAction action) => action.EndedOn ?? Last(action, expected);

    /// <summary>By how many days it ends later than planned, its own slip and what it waits for together.</summary>
    public int LateBy(PlanAction action) => Math.Max(0, ExpectedEnd(action).DayNumber - End(action).DayNumber);

    /// <summary>Days by which it can slip without moving the plan's last day.</summary>
    public int Room(PlanAction action) => planned.Room(places[action.Id]);

    public PlanSlip? SlipOf(PlanAction action) => Slips.FirstOrDefault(s => s.Action.Id == action.Id);

    private PlanSlip Slip(PlanAction action, int place, int days)
    {
        var ripple = network.Slip(planned, place, days);
        return new(action, days, [.. ripple.Moved.Where(n => Actions[n].EndedOn is null).Select(n => (Actions[n], ripple.Now.Finish[n] - planned.Finish[n]))], ripple.EndMoves);
    }

    private DateOnly Last(PlanAction action, Schedule schedule)
    {
        var place = places[action.Id];
        return DateOnly.FromDayNumber(Math.Max(schedule.Start[place], schedule.Finish[place] - (action.Days is > 0 ? 1 : 0)));
    }
}
