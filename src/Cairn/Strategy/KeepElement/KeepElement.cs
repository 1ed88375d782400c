using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Something that a plan wants is added or changed: a vision, outcome, objective, principle or area (S2).</summary>
public static class KeepElement
{
    public static readonly Verb Verb = new("KeepElement", "Something that a plan wants is added or changed.");

    /// <param name="Element">Null: a new one.</param>
    public sealed record Input(Guid? Element, string? Type, string? Title, string? Text, string? Parent, string? TakesUp, string? Why);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, Strategies strategies, Guid plan, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        var all = await db.Set<PlanElement>().Where(e => e.PlanId == plan).ToListAsync(stop);
        var element = input.Element is { } known ? all.FirstOrDefault(e => e.Id == known) ?? throw new NoSuchRecordException("There is no such element.") : null;
        List<AnswerFault> faults = [.. Faults(input, all, element, strategies), .. PlanKeeper.WhyFaults(held, input.Why)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (element is null)
            db.Add(element = new PlanElement { Id = NewId.Next(), OrganisationId = keeper.Organisation, PlanId = plan, Place = 1 + all.Select(e => e.Place).DefaultIfEmpty().Max(), Type = "", Title = "", Text = "" });
        (element.Type, element.Title, element.Text, element.TakesUp) = (input.Type!, input.Title!.Trim(), PlanKeeper.Text(input.Text) ?? "", PlanKeeper.Text(input.TakesUp));
        element.ParentId = Guid.TryParse(input.Parent, out var parent) ? parent : null;
        return element.Id;
    }, stop, PlanKeeper.Text(input.Why));

    private static IEnumerable<AnswerFault> Faults(Input input, List<PlanElement> all, PlanElement? element, Strategies strategies)
    {
        if (!PlanElement.Types.Contains(input.Type))
            yield return new("Type", "Choose what it is");
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > ActionRules.LongestTitle)
            yield return new("Title", $"Say what is wanted, in at most {ActionRules.LongestTitle} characters");
        if (input.Text?.Trim().Length > ActionRules.LongestText)
            yield return new("Text", $"Say more of it in at most {ActionRules.LongestText:N0} characters");
        if (!string.IsNullOrWhiteSpace(input.TakesUp) && PlanRead.TakesUp(strategies, input.TakesUp.Trim()) is null)
            yield return new("TakesUp", "No document has such an element. Write it as its address ends: vision/ and the element’s own name");
        if (string.IsNullOrEmpty(input.Parent))
            yield break;
        if (!Guid.TryParse(input.Parent, out var parent) || all.All(e => e.Id != parent))
            yield return new("Parent", "Choose an element of this plan, or none");
        else if (element is not null && StandsUnder(all, parent, element.Id))
            yield return new("Parent", "It cannot stand under itself, or under what stands under it. Choose another");
    }

    private static bool StandsUnder(List<PlanElement> all, Guid from, Guid element)
    {
        for (Guid? at = from; at is { } id; at = all.Find(e => e.Id == id)?.ParentId)
            if (id == element)
                return true;
        return false;
    }
}
