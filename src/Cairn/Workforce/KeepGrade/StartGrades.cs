using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider that has no grades starts from a scheme of the packs, to change it as it likes (W11).</summary>
public static class StartGrades
{
    public static readonly Verb Verb = new("StartGrades", "A provider starts its career grading from a scheme of the packs.");

    /// <param name="scheme">The steps, lowest first.</param>
    /// <exception cref="RefusedException">There are grades already.</exception>
    public static Task Run(Keeper keeper, IReadOnlyList<CodeRow> scheme, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        if (await db.Set<Grade>().AnyAsync(g => g.OrganisationId == keeper.Organisation, stop))
            throw new RefusedException("You have grades already. Change them one by one.");
        db.AddRange(scheme.Select((step, n) => new Grade
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, Name = step.Label, Order = n + 1, Asks = step["asks"], From = db.Store.Clock.Today,
        }));
    }, stop);
}
