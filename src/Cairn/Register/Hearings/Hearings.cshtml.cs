using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>Hearings to come, for everybody: when, about whom and what (R6). Who is hidden is not on the list.</summary>
public sealed class HearingsPage(Store store, Packs packs, Clock clock) : PageModel
{
    public const string Route = "/register/hearings";

    public sealed record Row(DateOnly On, string Name, long Number, string Register, string About);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        var today = clock.Today;
        await using var db = await store.Read(Scope.Sector, stop);
        var rows = await db.Set<Hearing>().AsNoTracking().Where(h => h.On >= today && h.Withdrawn == null)
            .Join(db.Set<Registrant>().Where(r => !r.Hidden && r.MergedInto == null), h => h.RegistrantId, r => r.Id, (h, r) => new { h.On, h.About, r.Given, r.Family, r.Number, r.Register })
            .OrderBy(r => r.On).ThenBy(r => r.Number).ToListAsync(stop);
        Rows = [.. rows.Select(r => new Row(r.On, $"{r.Given} {r.Family}".Trim(), r.Number, packs.Register(r.Register).Name, r.About))];
    }
}
