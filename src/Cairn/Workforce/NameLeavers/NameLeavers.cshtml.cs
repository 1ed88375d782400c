using System.Globalization;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

[ResponseCache(NoStore = true)]
public sealed class NameLeaversPage(Db db, Visit visit) : PageModel
{
    private const int PageSize = 20;

    public sealed class Answer
    {
        public long Id { get; set; }
        public bool Left { get; set; }
        public DateOnly? On { get; set; }
        public int? Reason { get; set; }
    }

    [BindProperty]
    public List<Answer> Said { get; set; } = [];

    [BindProperty]
    public bool AllLeft { get; set; }

    [BindProperty]
    public DateOnly? AllOn { get; set; }

    [BindProperty]
    public int? AllReason { get; set; }

    /// <summary>Reference of a service that the files leave out, whose people are meant; null: those of the services in the files.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public Guid Organisation { get; private set; }
    public string Report { get; private set; } = "";
    public int Total { get; private set; }
    public string? Next { get; private set; }
    public IReadOnlyList<ReturnDifference> Rows { get; private set; } = [];

    public string Heading => Format.Count(Total, "person is", "people are") + (Service is null ? " on your record and not in the file" : $" in {Service}, which is not in the file");

    /// <summary>Where one comes from, and goes back to.</summary>
    public string Back => Service is null ? Report : $"{Report}/difference/services";

    public IReadOnlyList<Choice> YesNo { get; } = [new("false", "No, still here"), new("true", "Yes, left")];

    public IReadOnlyList<Choice> Reasons { get; } =
        [.. NameLeavers.Reasons.Codes.Select(c => new Choice(c.ToString(CultureInfo.InvariantCulture), NameLeavers.Reasons.Label(c)!))];

    public async Task<IActionResult> OnGet(Guid organisation, Guid id, long? after, CancellationToken stop)
    {
        (Organisation, Report) = (organisation, $"/providers/{organisation}/returns/{id}");
        var all = NameLeavers.Missing(db, organisation, id, Service).AsNoTracking();
        Total = await all.CountAsync(stop);
        if (Total == 0)
            return NotFound();
        var some = await all.Where(d => d.Id > (after ?? 0)).OrderBy(d => d.Id).Take(PageSize + 1).ToListAsync(stop);
        Rows = some.Count > PageSize ? some[..PageSize] : some;
        Next = some.Count > PageSize ? $"{Report}/difference/missing?after={Rows[^1].Id}{(Service is null ? "" : "&service=" + Uri.EscapeDataString(Service))}" : null;
        if (Said.Count == 0)
            Said = [.. Rows.Select(r => new Answer { Id = r.Id, Left = r.LeftOn is not null, On = r.LeftOn, Reason = r.LeavingReason })];
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid id, long? after, CancellationToken stop)
    {
        var said = Said.Select(s => new SaidOfMissing(s.Id, s.Left, s.On, s.Reason)).ToList();
        foreach (var (one, i) in said.Select((s, i) => (s, i)))
        {
            if (NameLeavers.Refuses(one, db.Store.Clock.Today, NameLeavers.Reasons) is { } why)
                ModelState.AddModelError($"Said[{i}].{(why.Question == "on" ? "On" : "Reason")}", why.Text);
        }
        return await Save(organisation, id, after, () => NameLeavers.Run(db.Store, visit.Scope, visit.Actor, organisation, id, said, stop), stop);
    }

    public async Task<IActionResult> OnPostAll(Guid organisation, Guid id, long? after, CancellationToken stop)
    {
        if (NameLeavers.Refuses(new SaidOfMissing(0, AllLeft, AllOn, AllReason), db.Store.Clock.Today, NameLeavers.Reasons) is { } why)
            ModelState.AddModelError(why.Question == "on" ? nameof(AllOn) : nameof(AllReason), why.Text);
        return await Save(organisation, id, after, () => NameLeavers.All(db.Store, visit.Scope, visit.Actor, organisation, id, Service, AllLeft, AllOn, AllReason, stop), stop);
    }

    private async Task<IActionResult> Save(Guid organisation, Guid id, long? after, Func<Task> act, CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            try
            {
                await act();
                return Redirect($"/providers/{organisation}/returns/{id}{(Service is null ? "" : "/difference/services")}?saved=leavers");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError("", refused.Message);
            }
        }
        return await OnGet(organisation, id, after, stop);
    }
}
