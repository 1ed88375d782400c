using Cairn.Engine.Networks;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What each change of a logic model needs: the plan open, the model of that plan, and no claim left without its way.</summary>
internal static class ModelKeeping
{
    public const int LongestTitle = 150, LongestText = 2000, MostBoxes = 150, MostArrows = 600;

    /// <exception cref="NoSuchRecordException">The plan has no such model.</exception>
    public static async Task<ModelRead> OpenModel(this PlanKeeper keeper, Db db, Guid plan, Guid model, CancellationToken stop)
    {
        await keeper.Open(db, plan, stop);
        var read = await ModelRead.Of(db, plan, model, stop) ?? throw new NoSuchRecordException("The plan has no such model.");
        read.Model.Version++;
        return read;
    }

    public static IEnumerable<AnswerFault> Text(string name, string? typed, int longest, string what, bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(typed))
            yield return new(name, $"Say {what}");
        else if (typed?.Trim().Length > longest)
            yield return new(name, $"Say {what} in at most {longest:N0} characters");
    }

    /// <exception cref="AnswersRefusedException">The arrows lead back to themselves: the path is named.</exception>
    public static void NoCircle(string question, IReadOnlyList<ModelBox> boxes, IEnumerable<(Guid From, Guid To)> arrows)
    {
        var places = boxes.Index().ToDictionary(b => b.Item.Id, b => b.Index);
        try
        {
            _ = new ModelGraph([.. boxes.Select(b => b.Kind)], [.. arrows.Select(a => new ModelArrow(places[a.From], places[a.To]))]);
        }
        catch (CircleException circle)
        {
            throw new AnswersRefusedException([new(question, $"With this arrow the boxes lead back to themselves: {string.Join(" → ", circle.Path.Append(circle.Path[0]).Select(n => $"“{boxes[n].Title}”"))}. A model has to lead somewhere: take out one of these arrows first")]);
        }
    }

    /// <exception cref="RefusedException">A published claim leans on the arrow or the box.</exception>
    public static async Task NotLeantOn(this ModelRead read, Db db, Func<BoxArrow, bool> which, string what, CancellationToken stop)
    {
        foreach (var claim in await db.Set<Claim>().Where(c => c.ModelId == read.Model.Id && c.State == ClaimState.Published).ToListAsync(stop))
            if (read.Between(claim.FromId, claim.ToId).Any(which))
                throw new RefusedException($"The published claim “{claim.Text}” leans on this {what}. Nothing was changed: withdraw the claim first, or draw beside it.");
    }
}
