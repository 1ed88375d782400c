using Cairn.Engine.Networks;
using Cairn.Platform.Database;

namespace Cairn.Strategy;

/// <summary>What else could explain the change to which an arrow leads is named or judged (S4).</summary>
public static class KeepRivals
{
    public static readonly Verb Verb = new("KeepRivals", "What else could explain the change to which an arrow of a logic model leads is named or judged.");

    public const int Most = 20;

    /// <param name="Rival">Null: a new one.</param>
    /// <param name="Explains">A <see cref="RivalExplains"/> by its name.</param>
    /// <param name="Shown">What shows it, or which share it explains.</param>
    public sealed record Input(Guid? Rival, string? Text, string? Explains, string? Reason, string? Shown, long Version);

    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task Run(PlanKeeper keeper, Guid plan, Guid model, Guid arrow, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        if (read.Arrows.All(a => a.Id != arrow))
            throw new NoSuchRecordException("The model has no such arrow.");
        var rival = input.Rival is { } id ? read.Rivals[arrow].FirstOrDefault(r => r.Id == id) ?? throw new NoSuchRecordException("The arrow has no such explanation beside it.") : null;
        List<AnswerFault> faults = [.. ModelKeeping.Text("Text", input.Text, ModelKeeping.LongestText, "what else could explain the change", true), .. ModelKeeping.Text("Shown", input.Shown, ModelKeeping.LongestText, "what shows it", false)];
        if (!Enum.TryParse<RivalExplains>(input.Explains, out var explains) || !Enum.IsDefined(explains))
            faults.Add(new("Explains", "Choose how much of the change it explains, or that nobody has judged it yet"));
        else
            faults.AddRange(ModelKeeping.Text("Reason", input.Reason, ModelKeeping.LongestText, "why it is judged so", explains != RivalExplains.NotJudged));
        if (rival is null && read.Rivals[arrow].Count() >= Most)
            faults.Add(new("", $"An arrow has at most {Most} other explanations. Join some of them"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (rival is not null && rival.Version != input.Version)
            throw new ConflictException();
        if (rival is null)
        {
            rival = new ArrowRival { Id = NewId.Next(), OrganisationId = keeper.Organisation, ModelId = model, ArrowId = arrow, Text = "", Reason = "", Shown = "" };
            db.Add(rival);
        }
        (rival.Text, rival.Explains, rival.Reason, rival.Shown) = (input.Text!.Trim(), explains, input.Reason?.Trim() ?? "", input.Shown?.Trim() ?? "");
        rival.Version++;
    }, stop);
}
