using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What of plans and their indicators everybody may read: nothing of a draft.</summary>
internal static class PublishedIndicators
{
    public static Task<Plan?> Plan(Db db, Guid plan, CancellationToken stop) => db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.State != PlanState.Draft, stop);

    /// <summary>Those that were shown on the day and are still followed, in the plan's order.</summary>
    public static Task<List<Indicator>> On(Db db, Guid plan, DateOnly day, CancellationToken stop) =>
        db.Set<Indicator>().AsNoTracking().Where(i => i.PlanId == plan && i.ShownFrom != null && (i.RetiredOn == null || i.RetiredOn > day)).OrderBy(i => i.Place).ToListAsync(stop);

    public static async Task<IReadOnlyDictionary<Guid, string>> Titles(Db db, Guid plan, CancellationToken stop)
    {
        var titles = await db.Set<PlanElement>().Where(e => e.PlanId == plan).Select(e => new { e.Id, e.Title }).ToDictionaryAsync(e => e.Id, e => e.Title, stop);
        foreach (var action in await db.Set<PlanAction>().Where(a => a.PlanId == plan).Select(a => new { a.Id, a.Title }).ToListAsync(stop))
            titles[action.Id] = $"Action: {action.Title}";
        return titles;
    }

    public static DateOnly Day(DateOnly? asked, DateOnly today) => asked is { } day && day <= today ? day : today;
}
