using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A box is put into a logic model, or what it says is changed (S4).</summary>
public static class KeepBox
{
    public static readonly Verb Verb = new("KeepBox", "A box is put into a plan's logic model, or what it says is changed.");

    /// <param name="Box">Null: a new one.</param>
    /// <param name="Kind">A <see cref="BoxKind"/> by its name.</param>
    /// <param name="Indicator">Identifier of an indicator of the plan, or empty.</param>
    public sealed record Input(Guid? Box, string? Kind, string? Title, string? Text, string? Indicator, long Version);

    /// <returns>The box.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, Guid plan, Guid model, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        var box = input.Box is { } id ? read.Boxes.FirstOrDefault(b => b.Id == id) ?? throw new NoSuchRecordException("The model has no such box.") : null;
        List<AnswerFault> faults = [.. ModelKeeping.Text("Title", input.Title, ModelKeeping.LongestTitle, "what the box is", true), .. ModelKeeping.Text("Text", input.Text, ModelKeeping.LongestText, "more of it", false)];
        if (!Enum.TryParse<BoxKind>(input.Kind, out var kind) || !Enum.IsDefined(kind))
            faults.Add(new("Kind", "Choose what kind of box it is"));
        else if (box is not null && box.Kind != kind && Against(read, box, kind) is { } against)
            faults.Add(new("Kind", against));
        if (read.Boxes.FirstOrDefault(b => b.Id != box?.Id && string.Equals(b.Title, input.Title?.Trim(), StringComparison.OrdinalIgnoreCase)) is not null)
            faults.Add(new("Title", "Another box of this model has this title. Say how the two differ"));
        var indicator = Guid.TryParse(input.Indicator, out var known) ? known : (Guid?)null;
        if (!string.IsNullOrEmpty(input.Indicator) && (indicator is null || !await db.Set<Indicator>().AnyAsync(i => i.Id == indicator && i.PlanId == plan, stop)))
            faults.Add(new("Indicator", "Choose one of the plan’s indicators, or none"));
        if (box is null && read.Boxes.Count >= ModelKeeping.MostBoxes)
            faults.Add(new("", $"A model holds at most {ModelKeeping.MostBoxes} boxes. Draw another one"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (box is not null && box.Version != input.Version)
            throw new ConflictException();
        if (box is null)
        {
            box = new ModelBox { Id = NewId.Next(), OrganisationId = keeper.Organisation, ModelId = model, Place = 1 + read.Boxes.Select(b => b.Place).DefaultIfEmpty().Max(), Title = "", Text = "" };
            db.Add(box);
        }
        (box.Kind, box.Title, box.Text, box.IndicatorId) = (kind, input.Title!.Trim(), input.Text?.Trim() ?? "", indicator);
        box.Version++;
        return box.Id;
    }, stop);

    /// <summary>Why a box with its arrows cannot become another kind; null: it can.</summary>
    private static string? Against(ModelRead read, ModelBox box, BoxKind kind)
    {
        var wrong = read.Arrows.FirstOrDefault(a => (a.FromId == box.Id && !ModelGraph.MayLead(kind, read.Box(a.ToId).Kind)) || (a.ToId == box.Id && !ModelGraph.MayLead(read.Box(a.FromId).Kind, kind)));
        return wrong is null ? null : $"As such a box its arrow from “{read.Box(wrong.FromId).Title}” to “{read.Box(wrong.ToId).Title}” would go backwards. Take that arrow out first";
    }
}
