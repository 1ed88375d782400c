using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What is held of a regulator's services before a list comes.</summary>
/// <param name="List">The list that wrote them; null where there is none yet.</param>
/// <param name="Newest">Newest day of the lists so far.</param>
/// <param name="Fields">What the columns of the last list filled.</param>
internal sealed record HeldServices(Guid? List, DateOnly Newest, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, RegulatedService> Services, IReadOnlyDictionary<string, RegulatedProvider> Providers)
{
    public static async Task<HeldServices> Read(Db db, string regulator, CancellationToken stop)
    {
        var list = await db.CurrentLists().FirstOrDefaultAsync(l => l.Regulator == regulator, stop);
        if (list is null)
            return new HeldServices(null, DateOnly.MinValue, [], new Dictionary<string, RegulatedService>(), new Dictionary<string, RegulatedProvider>());
        return new HeldServices(list.Id, list.Newest, list.Details.Fields,
            await db.Set<RegulatedService>().AsNoTracking().Where(s => s.ListId == list.Id).ToDictionaryAsync(s => s.Number, StringComparer.Ordinal, stop),
            await db.Set<RegulatedProvider>().AsNoTracking().Where(p => p.ListId == list.Id).ToDictionaryAsync(p => p.Number, StringComparer.Ordinal, stop));
    }
}

/// <summary>Which lists readers see.</summary>
public static class CurrentServiceLists
{
    /// <summary>Of each regulator the list that was switched to last.</summary>
    public static IQueryable<ServiceList> CurrentLists(this Db db) => db.Set<ServiceList>().AsNoTracking().Where(l => l.IsCurrent);
}
