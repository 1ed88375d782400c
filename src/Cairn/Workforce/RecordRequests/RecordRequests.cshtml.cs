using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What staff have asked about their records: those that wait first, and the last hundred that were answered.</summary>
public sealed class RecordRequestsPage(Db db, Visit visit, Clock clock) : PageModel
{
    private const int Most = 100;

    public sealed record Row(RecordRequest Request, string Name);

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public DateOnly Today => clock.Today;
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        (Organisation, Saved) = (organisation, Request.Query["saved"] == "answered");
        var mine = visit.Scope.Organisations;
        var all = db.Set<RecordRequest>().AsNoTracking().Where(r => mine.Contains(r.OrganisationId));
        List<RecordRequest> some = [.. await all.Where(r => r.State == RecordRequestState.Open).OrderBy(r => r.Due).ThenBy(r => r.Id).Take(Most).ToListAsync(stop),
            .. await all.Where(r => r.State != RecordRequestState.Open).OrderByDescending(r => r.Answered).Take(Most).ToListAsync(stop)];
        var records = some.ConvertAll(r => r.EngagementId);
        var names = (await db.Set<Engagement>().AsNoTracking().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => records.Contains(e.Record)).OrderBy(e => e.Id).Select(e => new { e.Record, e.DisplayName }).ToListAsync(stop))
            .GroupBy(e => e.Record).ToDictionary(g => g.Key, g => g.Last().DisplayName);
        Rows = [.. some.Select(r => new Row(r, names.GetValueOrDefault(r.EngagementId, "")))];
    }

    public DateOnly On(DateTime at) => clock.DateOf(at);
}
