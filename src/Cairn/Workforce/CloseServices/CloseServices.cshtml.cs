using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

[ResponseCache(NoStore = true)]
public sealed class CloseServicesPage(Db db, Visit visit) : PageModel
{
    private const int PageSize = 20;

    private IReadOnlyDictionary<Guid, int> working = new Dictionary<Guid, int>();

    public sealed class Answer
    {
        public long Id { get; set; }
        public bool Closed { get; set; }
        public DateOnly? On { get; set; }
    }

    [BindProperty]
    public List<Answer> Said { get; set; } = [];

    public Guid Organisation { get; private set; }
    public string Report { get; private set; } = "";
    public int Total { get; private set; }
    public bool Saved { get; private set; }
    public string? Next { get; private set; }
    public IReadOnlyList<ReturnDifference> Rows { get; private set; } = [];

    public string Heading => Format.Count(Total, "service is", "services are") + " on your record and not in the file";

    public IReadOnlyList<Choice> YesNo { get; } = [new("false", "No, it goes on"), new("true", "Yes, closed")];

    /// <summary>Staff who are neither named as leavers nor moved.</summary>
    public int People(ReturnDifference service) => working.GetValueOrDefault(service.Record);

    public async Task<IActionResult> OnGet(Guid organisation, Guid id, long? after, string? saved, CancellationToken stop)
    {
        (Organisation, Report, Saved) = (organisation, $"/providers/{organisation}/returns/{id}", saved is not null);
        var all = CloseServices.Missing(db, organisation, id).AsNoTracking();
        Total = await all.CountAsync(stop);
        if (Total == 0)
            return NotFound();
        var some = await all.Where(d => d.Id > (after ?? 0)).OrderBy(d => d.Id).Take(PageSize + 1).ToListAsync(stop);
        Rows = some.Count > PageSize ? some[..PageSize] : some;
        Next = some.Count > PageSize ? $"{Report}/difference/services?after={Rows[^1].Id}" : null;
        working = await CloseServices.Working(db, id, Rows.ToDictionary(r => r.Record, r => r.LeftOn ?? db.Store.Clock.Today), stop);
        if (Said.Count == 0)
            Said = [.. Rows.Select(r => new Answer { Id = r.Id, Closed = r.LeftOn is not null, On = r.LeftOn })];
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid id, long? after, CancellationToken stop)
    {
        var said = Said.Select(s => new SaidOfService(s.Id, s.Closed, s.On)).ToList();
        foreach (var (one, i) in said.Select((s, i) => (s, i)))
        {
            if (CloseServices.Refuses(one, db.Store.Clock.Today) is { } why)
                ModelState.AddModelError($"Said[{i}].On", why);
        }
        if (ModelState.IsValid)
        {
            try
            {
                await CloseServices.Run(db.Store, visit.Scope, visit.Actor, organisation, id, said, stop);
                return Redirect($"/providers/{organisation}/returns/{id}?saved=services");
            }
            catch (RefusedException refused)
            {
                foreach (var reason in refused.Reasons)
                    ModelState.AddModelError("", reason);
            }
        }
        return await OnGet(organisation, id, after, null, stop);
    }
}
