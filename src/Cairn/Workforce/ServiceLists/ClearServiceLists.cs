using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Takes away rows of lists that nobody sees, a chunk at a time.</summary>
internal static class ClearServiceLists
{
    private const int Chunk = 500;

    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>What earlier lists wrote, and lists that a stopped program left unfinished.</summary>
    public static async Task Old(Store store, Change change, string regulator, CancellationToken stop)
    {
        List<ServiceList> old;
        await using (var db = await store.Read(Scope.System, stop))
        {
            var before = store.Clock.Now - Abandoned;
            old = await db.Set<ServiceList>().AsNoTracking().Where(l => l.Regulator == regulator && !l.IsCurrent && (l.IsDone
                ? db.Set<RegulatedService>().Any(s => s.ListId == l.Id) || db.Set<RegulatedProvider>().Any(p => p.ListId == l.Id)
                : l.Taken < before)).ToListAsync(stop);
        }
        foreach (var list in old)
            await One(store, change, list.Id, withList: !list.IsDone, stop);
    }

    /// <param name="withList">Whether the list itself goes too, for it never came to its end.</param>
    public static async Task One(Store store, Change change, Guid list, bool withList, CancellationToken stop)
    {
        await Rows<RegulatedService>(store, change, list, stop);
        await Rows<RegulatedProvider>(store, change, list, stop);
        if (withList)
            await store.Write(Scope.System, change, db => db.Set<ServiceList>().Where(l => l.Id == list && !l.IsDone).ExecuteDeleteAsync(stop), stop);
    }

    private static async Task Rows<T>(Store store, Change change, Guid list, CancellationToken stop) where T : class
    {
        int gone;
        do
        {
            gone = await store.Write(Scope.System, change, async db =>
            {
                var its = db.Set<T>().Where(r => EF.Property<Guid>(r, nameof(RegulatedService.ListId)) == list);
                var some = await its.Select(r => EF.Property<long>(r, nameof(RegulatedService.Id))).OrderBy(id => id).Take(Chunk).ToListAsync(stop);
                if (some.Count == 0)
                    return 0;
                var (first, last) = (some[0], some[^1]);
                return await its.Where(r => EF.Property<long>(r, nameof(RegulatedService.Id)) >= first && EF.Property<long>(r, nameof(RegulatedService.Id)) <= last).ExecuteDeleteAsync(stop);
            }, stop);
        }
        while (gone > 0);
    }
}
