using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>Pictures of a plan.</summary>
internal static class PlanPictures
{
    /// <returns>Null where no action has a first day and a length.</returns>
    public static IChart? Timeline(PlanRead read)
    {
        var (schedule, dated) = (read.Schedule, read.Actions.Where(PlanSchedule.IsDated).OrderBy(read.Schedule.Start).ThenBy(a => a.Place).ToList());
        if (dated.Count == 0)
            return null;
        var until = dated.Max(a => schedule.ExpectedEnd(a) > schedule.End(a) ? schedule.ExpectedEnd(a) : schedule.End(a));
        return new Timeline(
            new ChartText("timeline", "When each action is planned, and when it is expected to end", $"Actions beneath each other on one scale from {Format.Date(dated.Min(schedule.Start))} to {Format.Date(until)}; today is drawn through."),
            [.. dated.Select(a => new Span(a.Title, schedule.Start(a), schedule.End(a), schedule.ExpectedEnd(a), a.Milestone, PlanWords.Of(a.State), a.State switch { ActionState.Done => Ink.Pine, ActionState.Stopped => Ink.Rust, ActionState.UnderWay => Ink.Loch, _ => Ink.Stone }))],
            dated.Min(schedule.Start), until, read.Today, ["Action", "First day", "Last day", "Expected", "State"]);
    }

    /// <returns>Null where nothing waits.</returns>
    public static IChart? Network(PlanRead read)
    {
        var schedule = read.Schedule;
        var tied = read.Dependencies.SelectMany(d => new[] { d.BeforeId, d.AfterId }).ToHashSet();
        if (tied.Count == 0)
            return null;
        // Who waits starts no earlier and lies deeper, so that every strand leads down.
        var depth = new Dictionary<Guid, int>();
        int Depth(Guid id) => depth.TryGetValue(id, out var known) ? known : depth[id] = read.Dependencies.Where(d => d.AfterId == id).Select(d => 1 + Depth(d.BeforeId)).DefaultIfEmpty(0).Max();
        var order = read.Actions.Where(a => tied.Contains(a.Id)).OrderBy(schedule.Start).ThenBy(a => Depth(a.Id)).ThenBy(a => a.Place).ToList();
        var (places, critical) = (order.Select((a, n) => (a.Id, n)).ToDictionary(a => a.Id, a => a.n), schedule.Critical.Select(a => a.Id).ToList());
        bool IsStep(ActionDependency d) => critical.IndexOf(d.AfterId) is > 0 and var at && critical[at - 1] == d.BeforeId;
        return new Dependencies(
            new ChartText("network", "What waits for what, and which chain decides the end", $"Actions from the first to the last, with a line from each to those that wait for it. The critical path has {Format.Count(critical.Count, "action", "actions")}."),
            [.. order.Select(a => new Knot(a.Title, critical.Contains(a.Id), [string.Join("; ", read.WaitsFor(a).Select(w => w.Action.Title)) is { Length: > 0 } waits ? waits : "Nothing", PlanWords.Days(read, a), critical.Contains(a.Id) ? "None: on the critical path" : Format.Count(schedule.Room(a), "day", "days")]))],
            [.. read.Dependencies.Select(d => new Strand(places[d.BeforeId], places[d.AfterId], IsStep(d)))], ["Action", "Waits for", "When", "Room"]);
    }
}
