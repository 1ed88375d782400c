using Cairn.Platform;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Open notices of other providers of the country, one's own, and those that one has written about (W12).</summary>
public sealed class HelpPage(Db db, Labels labels, Clock clock) : PageModel
{
    private const int Most = 200;

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public IReadOnlyList<HelpNotice> Others { get; private set; } = [];
    public IReadOnlyList<(HelpNotice Notice, int Messages)> Mine { get; private set; } = [];
    public IReadOnlyList<HelpNotice> Answered { get; private set; } = [];
    public CountryLabels Words { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public async Task OnGet(Guid organisation, bool saved, CancellationToken stop)
    {
        (Organisation, Saved) = (organisation, saved);
        var country = await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Words = labels.Of(country);
        Others = await db.OpenNotices(Today).AsNoTracking().Where(n => n.OrganisationId != organisation && n.Country == country).OrderByDescending(n => n.PutUp).Take(Most).ToListAsync(stop);
        var messages = (await db.MessagesOf(organisation).GroupBy(m => m.NoticeId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop)).ToDictionary(g => g.Key, g => g.Count);
        Mine = [.. (await db.Set<HelpNotice>().AsNoTracking().Where(n => n.OrganisationId == organisation).OrderByDescending(n => n.PutUp).Take(Most).ToListAsync(stop)).Select(n => (n, messages.GetValueOrDefault(n.Id)))];
        var about = messages.Keys.ToList();
        Answered = await db.Set<HelpNotice>().IgnoreQueryFilters([Conventions.TenantFilter]).AsNoTracking().Where(n => about.Contains(n.Id) && n.OrganisationId != organisation).OrderByDescending(n => n.PutUp).ToListAsync(stop);
    }
}
