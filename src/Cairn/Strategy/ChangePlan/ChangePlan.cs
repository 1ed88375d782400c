using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan's title, purpose or days are changed (S2).</summary>
public static class ChangePlan
{
    public static readonly Verb Verb = new("ChangePlan", "A plan’s title, purpose or days are changed.");

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, MakePlan.Input input, string? why, long version, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        List<AnswerFault> faults = [.. MakePlan.Faults(input), .. PlanKeeper.WhyFaults(held, why)];
        if (input.From is { } from && input.Until is { } until && await db.Set<PlanAction>().AnyAsync(a => a.PlanId == plan && (a.Starts < from || a.Starts > until), stop))
            faults.Add(new("From", "An action begins outside these days. Move the action first, or leave the days wide enough"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (held.Version != version)
            throw new ConflictException();
        (held.Title, held.Summary, held.From, held.Until) = (input.Title!.Trim(), input.Summary!.Trim(), input.From!.Value, input.Until!.Value);
        held.Version++;
    }, stop, PlanKeeper.Text(why));
}
