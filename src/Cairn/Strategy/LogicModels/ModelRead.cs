using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan's logic model with all that is in it.</summary>
public sealed record ModelRead(LogicModel Model, IReadOnlyList<ModelBox> Boxes, IReadOnlyList<BoxArrow> Arrows, ILookup<Guid, ArrowRival> Rivals)
{
    /// <returns>Null where the plan has no such model.</returns>
    public static async Task<ModelRead?> Of(Db db, Guid plan, Guid model, CancellationToken stop)
    {
        if (await db.Set<LogicModel>().FirstOrDefaultAsync(m => m.Id == model && m.PlanId == plan, stop) is not { } held)
            return null;
        var boxes = await db.Set<ModelBox>().Where(b => b.ModelId == model).OrderBy(b => b.Place).ToListAsync(stop);
        var places = boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index);
        var arrows = (await db.Set<BoxArrow>().Where(a => a.ModelId == model).ToListAsync(stop)).OrderBy(a => places[a.FromId]).ThenBy(a => places[a.ToId]).ToList();
        return new(held, boxes, arrows, (await db.Set<ArrowRival>().Where(r => r.ModelId == model).OrderBy(r => r.Id).ToListAsync(stop)).ToLookup(r => r.ArrowId));
    }

    public ModelPicture Picture()
    {
        var places = Boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index);
        return new("model", Model.Title, [.. Boxes.Select(b => (b.Kind, b.Title))], [.. Arrows.Select(a => (new ModelArrow(places[a.FromId], places[a.ToId]), a.Grade))]);
    }

    public ModelBox Box(Guid id) => Boxes.First(b => b.Id == id);

    /// <summary>The arrows that a claim leans on, from one box to another.</summary>
    public IReadOnlyList<BoxArrow> Between(Guid from, Guid to)
    {
        var places = Boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index);
        return places.TryGetValue(from, out var first) && places.TryGetValue(to, out var last) ? [.. Picture().Graph.Between(first, last).Select(n => Arrows[n])] : [];
    }

    /// <summary>An arrow as the rule of claims judges it.</summary>
    public ArrowStand Stand(BoxArrow arrow) => new(arrow.Grade, ModelGraph.IsOutcome(Box(arrow.ToId).Kind), arrow.Assumption.Length > 0,
        [.. Rivals[arrow.Id].Select(r => new RivalStand(r.Explains, r.Reason.Length > 0, r.Shown.Length > 0))]);
}
