using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>An arrow is drawn between two boxes of a logic model, or what it rests on is changed (S4).</summary>
public static class KeepArrow
{
    public static readonly Verb Verb = new("KeepArrow", "An arrow is drawn between two boxes of a plan's logic model, or what it rests on is changed.");

    /// <param name="Arrow">Null: a new one.</param>
    /// <param name="From">A box's identifier; of an arrow that is there it stays.</param>
    /// <param name="Grade">An <see cref="ArrowGrade"/> by its name.</param>
    /// <param name="Studies">Ids of the packs' studies.</param>
    public sealed record Input(Guid? Arrow, string? From, string? To, string? Assumption, string? Why, string? Grade, string? Rests, IReadOnlyList<string> Studies, long Version);

    /// <returns>The arrow.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be: the two boxes do not lead to each other so, or would lead back to themselves.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, ContributionMethod method, Guid plan, Guid model, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        var arrow = input.Arrow is { } id ? read.Arrows.FirstOrDefault(a => a.Id == id) ?? throw new NoSuchRecordException("The model has no such arrow.") : null;
        List<AnswerFault> faults =
        [
            .. ModelKeeping.Text("Assumption", input.Assumption, ModelKeeping.LongestText, "what has to be true for the one to lead to the other", true),
            .. ModelKeeping.Text("Why", input.Why, ModelKeeping.LongestText, "why the one is thought to lead to the other", true),
        ];
        var graded = Enum.TryParse<ArrowGrade>(input.Grade, out var grade) && Enum.IsDefined(grade);
        if (!graded)
            faults.Add(new("Grade", "Choose what it rests on"));
        faults.AddRange(ModelKeeping.Text("Rests", input.Rests, ModelKeeping.LongestText, "what that grade rests on", graded && grade > ArrowGrade.None));
        if (input.Studies.Any(s => method.Studies.All(known => known.Id != s)))
            faults.Add(new("Studies", "Choose studies of the list"));
        ModelBox? from = null, to = null;
        if (arrow is null)
        {
            (from, to) = (read.Boxes.FirstOrDefault(b => $"{b.Id}" == input.From), read.Boxes.FirstOrDefault(b => $"{b.Id}" == input.To));
            faults.AddRange(Ends(read, from, to));
        }
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (arrow is not null && arrow.Version != input.Version)
            throw new ConflictException();
        if (arrow is null)
        {
            ModelKeeping.NoCircle("To", read.Boxes, read.Arrows.Select(a => (a.FromId, a.ToId)).Append((from!.Id, to!.Id)));
            arrow = new BoxArrow { Id = NewId.Next(), OrganisationId = keeper.Organisation, ModelId = model, FromId = from.Id, ToId = to.Id, Assumption = "", Why = "", Rests = "", Studies = "" };
            db.Add(arrow);
        }
        (arrow.Assumption, arrow.Why, arrow.Grade, arrow.Rests, arrow.Studies) = (input.Assumption!.Trim(), input.Why!.Trim(), grade, input.Rests?.Trim() ?? "", string.Join(';', input.Studies));
        arrow.Version++;
        return arrow.Id;
    }, stop);

    private static IEnumerable<AnswerFault> Ends(ModelRead read, ModelBox? from, ModelBox? to)
    {
        if (from is null)
            yield return new("From", "Choose the box from which it leads");
        if (to is null)
            yield return new("To", "Choose the box to which it leads");
        if (from is null || to is null)
            yield break;
        if (from.Id == to.Id)
            yield return new("To", "A box does not lead to itself. Choose another");
        else if (read.Arrows.Any(a => a.FromId == from.Id && a.ToId == to.Id))
            yield return new("To", "This arrow is drawn already. Change that one");
        else if (!ModelGraph.MayLead(from.Kind, to.Kind))
            yield return new("To", $"An arrow leads forwards: from what is {ModelPicture.One(from.Kind)} to nothing that is {ModelPicture.One(to.Kind)}");
        if (read.Arrows.Count >= ModelKeeping.MostArrows)
            yield return new("", $"A model holds at most {ModelKeeping.MostArrows} arrows");
    }
}
