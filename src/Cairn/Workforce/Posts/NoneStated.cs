using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// Services that hold no post because their return named no role, and that yet said "none" of vacancies, starters or leavers: an answer,
/// not a gap.
/// </summary>
public static class NoneStated
{
    public static async Task<IReadOnlyList<ServiceStaffing>> Read(Db db, CancellationToken stop)
    {
        var services = await db.Own<Service>().Where(s => s.Answers != "{}" && !db.Set<Post>().Any(p => p.ServiceId == s.Record)).ToListAsync(stop);
        return [.. services.Select(s => (s.Record, Row: ServiceAnswers.ToRow(s, RowStatus.Unknown)))
            .Select(s => new ServiceStaffing(s.Record, 0, Nought(s.Row.Vacancies), Nought(s.Row.Starters), Nought(s.Row.Leavers)))];
    }

    private static int? Nought(CountsState said) => said == CountsState.None ? 0 : null;
}
