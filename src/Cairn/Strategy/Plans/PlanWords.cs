using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>States of plans and actions as pages name them.</summary>
internal static class PlanWords
{
    public static string Of(PlanState state) => state switch { PlanState.Draft => "Draft", PlanState.Published => "Running", _ => "Closed" };

    public static Tone Tone(PlanState state) => state switch { PlanState.Draft => Platform.Site.Elements.Tone.Note, PlanState.Published => Platform.Site.Elements.Tone.Ok, _ => Platform.Site.Elements.Tone.Plain };

    public static string Of(ActionState state) => state switch { ActionState.NotStarted => "Not started", ActionState.UnderWay => "Under way", ActionState.Done => "Done", _ => "Stopped" };

    public static Tone Tone(ActionState state) => state switch
    {
        ActionState.Done => Platform.Site.Elements.Tone.Ok, ActionState.UnderWay => Platform.Site.Elements.Tone.Info, ActionState.Stopped => Platform.Site.Elements.Tone.Stop, _ => Platform.Site.Elements.Tone.Plain,
    };

    /// <summary>How far an action is, as the end of a sentence: "12 days late".</summary>
    public static string HowFar(PlanRead read, PlanAction action) => action.State switch
    {
        ActionState.Done => $"done on {Format.Date(action.EndedOn!.Value)}",
        ActionState.Stopped => $"stopped on {Format.Date(action.EndedOn!.Value)}",
        _ when read.Schedule.LateBy(action) is > 0 and var late => $"expected {Format.Count(late, "day", "days")} late",
        ActionState.UnderWay => "under way",
        _ => "not started",
    };

    /// <summary>"3 Apr 2026 to 4 May 2026", or what is not said.</summary>
    public static string Days(PlanRead read, PlanAction action) =>
        action.Starts is null ? "No day set"
        : action.Milestone ? Format.ShortDate(read.Schedule.End(action))
        : action.Days is null ? $"From {Format.ShortDate(read.Schedule.Start(action))}, length not said"
        : $"{Format.ShortDate(read.Schedule.Start(action))} to {Format.ShortDate(read.Schedule.End(action))}";

    public static string Money(long? pence) => pence is { } sum ? sum % 100 == 0 ? "£" + Format.Number(sum / 100) : Format.Money(sum) : "Not said";

    public static string Hours(long? minutes) => minutes is { } m ? $"{Format.Number(m / 60)} hours" : "Not said";

    public static string Workers(PlanAction action) => action.WorkerGroups.Length == 0 ? "The whole workforce" : action.WorkerGroups.Replace(";", ", ", StringComparison.Ordinal);

    public static Tone Tone(PlanRead read, PlanAction action) => action.EndedOn is null && read.Schedule.LateBy(action) > 0 ? Platform.Site.Elements.Tone.Note : Tone(action.State);

    /// <summary>How far a plan is, as the end of a sentence.</summary>
    public static string Finding(PlanRead read)
    {
        var (all, done, late) = (read.Actions.Count, read.Actions.Count(a => a.State == ActionState.Done), read.Schedule.Slips.Count);
        return all == 0 ? "nothing is planned yet" : $"{done} of {Format.Count(all, "action", "actions")} done{(read.Plan.State == PlanState.Closed ? "" : late == 0 ? ", none late" : $", {late} late")}";
    }

    public static IChart States(PlanRead read)
    {
        Part Of(ActionState state, Ink ink) => new(PlanWords.Of(state), Share(read, a => a.State == state), Format.Number(read.Actions.Count(a => a.State == state)), ink);
        return new ShareBar(new ChartText("states", "How far the actions are", "The plan’s actions by state: done, under way, not started, stopped."),
            [.. new[] { Of(ActionState.Done, Ink.Pine), Of(ActionState.UnderWay, Ink.Loch), Of(ActionState.NotStarted, Ink.Stone), Of(ActionState.Stopped, Ink.Rust) }.Where(p => p.Shown != "0")], ["State", "Actions"]);
    }

    private static decimal Share(PlanRead read, Func<PlanAction, bool> which) => read.Actions.Count(which) * 100m / Math.Max(1, read.Actions.Count);
}
