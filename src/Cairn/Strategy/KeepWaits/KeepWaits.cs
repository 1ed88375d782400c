using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Says what an action waits for. A plan in which work waits for itself is refused, and the circle named (S2).</summary>
public static class KeepWaits
{
    public static readonly Verb Verb = new("KeepWaits", "What an action of a plan waits for, and for how long after it, is said anew.");

    public const int MostLag = 3660, Most = 50;

    /// <param name="Before">The action that it waits for.</param>
    /// <param name="Lag">Days between the end of that and its own start.</param>
    public sealed record Wait(Guid Before, int Lag);

    /// <exception cref="AnswersRefusedException">An answer cannot be, or the action would wait for itself.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid action, IReadOnlyList<Wait> waits, string? why, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var (held, _) = await keeper.Open(db, plan, action, stop);
        var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == plan).OrderBy(a => a.Place).ToListAsync(stop);
        var all = await db.Set<ActionDependency>().Where(d => d.PlanId == plan).ToListAsync(stop);
        var mine = all.Where(d => d.AfterId == action).ToList();
        List<AnswerFault> faults = [.. Faults(action, waits, actions), .. PlanKeeper.WhyFaults(held, why)];
        if (faults.Count == 0 && Circle(held, actions, [.. all.Except(mine).Select(d => (d.BeforeId, d.AfterId, d.Lag)), .. waits.Select(w => (w.Before, action, w.Lag))]) is { } circle)
            faults.Add(new("Waits", circle));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        db.RemoveRange(mine.Where(d => waits.All(w => w.Before != d.BeforeId)));
        foreach (var wait in waits)
            if (mine.FirstOrDefault(d => d.BeforeId == wait.Before) is { } kept)
                kept.Lag = wait.Lag;
            else
                db.Add(new ActionDependency { Id = NewId.Next(), OrganisationId = keeper.Organisation, PlanId = plan, BeforeId = wait.Before, AfterId = action, Lag = wait.Lag });
    }, stop, PlanKeeper.Text(why));

    private static IEnumerable<AnswerFault> Faults(Guid action, IReadOnlyList<Wait> waits, List<PlanAction> actions)
    {
        if (waits.Any(w => w.Before == action))
            yield return new("Waits", "An action cannot wait for itself. Choose another one");
        if (waits.Any(w => actions.All(a => a.Id != w.Before)))
            yield return new("Waits", "Choose actions of this plan");
        if (waits.Select(w => w.Before).Distinct().Count() < waits.Count)
            yield return new("Waits", "An action is chosen twice. Choose each once");
        if (waits.Count > Most)
            yield return new("Waits", $"An action waits for at most {Most} others");
        if (waits.Any(w => w.Lag is < 0 or > MostLag))
            yield return new("Waits", $"Days between are a whole number from 0 to {MostLag:N0}");
    }

    /// <summary>The circle in a sentence, by the actions' titles; null: there is none.</summary>
    private static string? Circle(Plan plan, List<PlanAction> actions, List<(Guid Before, Guid After, int Lag)> waits)
    {
        var places = actions.Select((a, n) => (a.Id, n)).ToDictionary(a => a.Id, a => a.n);
        try
        {
            _ = new Network([.. actions.Select(a => PlanSchedule.Work(plan, a))], [.. waits.Select(w => new Dependency(places[w.Before], places[w.After], w.Lag))]);
            return null;
        }
        catch (CircleException circle)
        {
            // The path goes with the work; the sentence goes back along it, from what waits to what it waits for.
            var titles = circle.Path.Reverse().Select(n => $"“{actions[n].Title}”").ToList();
            return $"That would be a circle, in which nothing could ever begin: {string.Join(" waits for ", titles.Append(titles[0]))}. Take one of these out";
        }
    }
}
