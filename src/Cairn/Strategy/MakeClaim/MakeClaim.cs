using Cairn.Platform.Database;

namespace Cairn.Strategy;

/// <summary>A claim is begun, that one box of a logic model contributed to another; nobody outside sees it yet (S4).</summary>
public static class MakeClaim
{
    public static readonly Verb Verb = new("MakeClaim", "A claim is begun that one box of a plan's logic model contributed to another; nobody outside sees it yet.");

    public const int Longest = 300;

    /// <param name="From">A box's identifier.</param>
    public sealed record Input(string? Text, string? From, string? To);

    /// <returns>The claim.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be: no arrows lead from the one box to the other.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, Guid plan, Guid model, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        List<AnswerFault> faults = [.. ModelKeeping.Text("Text", input.Text, Longest, "what is claimed, in one sentence", true)];
        var (from, to) = (read.Boxes.FirstOrDefault(b => $"{b.Id}" == input.From), read.Boxes.FirstOrDefault(b => $"{b.Id}" == input.To));
        if (from is null)
            faults.Add(new("From", "Choose what is claimed to have contributed"));
        if (to is null)
            faults.Add(new("To", "Choose to what it contributed"));
        if (from is not null && to is not null && read.Between(from.Id, to.Id).Count == 0)
            faults.Add(new("To", $"No arrows lead from “{from.Title}” to “{to.Title}”. Draw them first: a claim says on which it leans"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var claim = new Claim { Id = NewId.Next(), OrganisationId = keeper.Organisation, PlanId = plan, ModelId = model, FromId = from!.Id, ToId = to!.Id, Text = input.Text!.Trim() };
        db.Add(claim);
        return claim.Id;
    }, stop);
}
