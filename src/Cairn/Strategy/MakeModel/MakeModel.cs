using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A logic model is begun for a plan, empty or from one that comes ready-made (S4).</summary>
public static class MakeModel
{
    public static readonly Verb Verb = new("MakeModel", "A logic model is begun for a plan, empty or from one that comes ready-made.");

    public const int LongestTitle = 150, LongestText = 2000;

    /// <param name="Source">Id of a ready-made model; empty: none.</param>
    public sealed record Input(string? Title, string? Question, string? Source);

    /// <returns>The model.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task<Guid> Run(PlanKeeper keeper, Strategies strategies, Guid plan, Input input, string? key, CancellationToken stop)
    {
        List<AnswerFault> faults = [];
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > LongestTitle)
            faults.Add(new("Title", $"Give the model a title of at most {LongestTitle} characters"));
        if (string.IsNullOrWhiteSpace(input.Question) || input.Question.Trim().Length > LongestText)
            faults.Add(new("Question", $"Say which question it is to answer, in at most {LongestText:N0} characters"));
        var source = strategies.Models.FirstOrDefault(m => m.Id == input.Source);
        if (!string.IsNullOrEmpty(input.Source) && source is null)
            faults.Add(new("Source", "Choose what the model begins from, or that it begins empty"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        return keeper.Write(Verb, key, async db =>
        {
            var held = await keeper.Open(db, plan, stop);
            var model = new LogicModel { Id = NewId.Next(), OrganisationId = keeper.Organisation, PlanId = held.Id, Title = input.Title!.Trim(), Question = input.Question!.Trim(), TakenFrom = source?.Id };
            db.Add(model);
            if (source is not null)
                Fill(db, model, source, _ => NewId.Next());
            return model.Id;
        }, stop);
    }

    /// <param name="id">An identifier by how many were given before.</param>
    /// <returns>The boxes by their ids in the ready-made model.</returns>
    internal static IReadOnlyDictionary<string, Guid> Fill(Db db, LogicModel model, LogicModelPack source, Func<int, Guid> id)
    {
        var given = 0;
        Guid Next() => id(given++);
        var ids = source.Boxes.ToDictionary(b => b.Id, _ => Next(), StringComparer.Ordinal);
        db.AddRange(source.Boxes.Select((b, n) => new ModelBox
        {
            Id = ids[b.Id], OrganisationId = model.OrganisationId, ModelId = model.Id, Place = n + 1, Kind = b.Kind, Title = b.Title, Text = b.Text, StandsFor = b.Elements.Count == 0 ? null : string.Join(';', b.Elements),
        }));
        foreach (var a in source.Arrows)
        {
            var arrow = new BoxArrow
            {
                Id = Next(), OrganisationId = model.OrganisationId, ModelId = model.Id, FromId = ids[a.From], ToId = ids[a.To], Assumption = a.Assumption, Why = a.Why, Grade = a.Grade, Rests = a.Rests,
                Studies = string.Join(';', a.Studies),
            };
            db.Add(arrow);
            // Named there, and weighed by nobody: whoever claims something has to.
            db.AddRange(a.Rivals.Select(r => new ArrowRival { Id = Next(), OrganisationId = model.OrganisationId, ModelId = model.Id, ArrowId = arrow.Id, Text = r.Text, Reason = "", Shown = "" }));
        }
        return ids;
    }
}
