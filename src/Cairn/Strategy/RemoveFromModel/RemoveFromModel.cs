using Cairn.Platform.Database;

namespace Cairn.Strategy;

/// <summary>A box with its arrows, an arrow, or another explanation is taken out of a logic model; the audit keeps what it said (S4).</summary>
public static class RemoveFromModel
{
    public static readonly Verb Verb = new("RemoveFromModel", "A box with its arrows, an arrow, or another explanation is taken out of a plan's logic model.");

    /// <exception cref="RefusedException">A published claim leans on it.</exception>
    public static Task Box(PlanKeeper keeper, Guid plan, Guid model, Guid box, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        var held = read.Boxes.FirstOrDefault(b => b.Id == box) ?? throw new NoSuchRecordException("The model has no such box.");
        bool Its(BoxArrow a) => a.FromId == box || a.ToId == box;
        await read.NotLeantOn(db, Its, "box", stop);
        foreach (var arrow in read.Arrows.Where(Its))
            Take(db, read, arrow);
        db.Remove(held);
    }, stop);

    /// <inheritdoc cref="Box"/>
    public static Task Arrow(PlanKeeper keeper, Guid plan, Guid model, Guid arrow, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        var held = read.Arrows.FirstOrDefault(a => a.Id == arrow) ?? throw new NoSuchRecordException("The model has no such arrow.");
        await read.NotLeantOn(db, a => a.Id == arrow, "arrow", stop);
        Take(db, read, held);
    }, stop);

    /// <inheritdoc cref="Box"/>
    public static Task Rival(PlanKeeper keeper, Guid plan, Guid model, Guid arrow, Guid rival, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var read = await keeper.OpenModel(db, plan, model, stop);
        var held = read.Rivals[arrow].FirstOrDefault(r => r.Id == rival) ?? throw new NoSuchRecordException("The arrow has no such explanation beside it.");
        await read.NotLeantOn(db, a => a.Id == arrow, "explanation", stop);
        db.Remove(held);
    }, stop);

    private static void Take(Db db, ModelRead read, BoxArrow arrow)
    {
        db.RemoveRange(read.Rivals[arrow.Id]);
        db.Remove(arrow);
    }
}
