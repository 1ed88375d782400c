using System.Globalization;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One grade, to be added ("new") or changed (W11).</summary>
public sealed class KeepGradePage(Db db, Visit visit, Labels labels, CountryCodes codes, Platform.Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Name", "Order", "PayFrom", "PayTo", "Asks", "From", "Until", "Roles"];

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Order { get; set; }
    [BindProperty] public string? PayFrom { get; set; }
    [BindProperty] public string? PayTo { get; set; }
    [BindProperty] public string? Asks { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public List<string> Roles { get; set; } = [];
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Grade? Held { get; private set; }
    public IReadOnlyList<Choice> RoleChoices { get; private set; } = [];

    public string Title => Held is null ? "Add a grade" : $"Grade: {Held.Name}";

    public async Task<IActionResult> OnGet(Guid organisation, string grade, CancellationToken stop)
    {
        if (!await Read(organisation, grade, stop))
            return NotFound();
        if (Held is null)
        {
            var highest = await db.Set<Grade>().Where(g => g.OrganisationId == organisation).MaxAsync(g => (int?)g.Order, stop) ?? 0;
            (Order, From) = ((highest + 1).ToString(CultureInfo.InvariantCulture), clock.Today);
            return Page();
        }
        (Name, Order, Asks, From, Until) = (Held.Name, Held.Order.ToString(CultureInfo.InvariantCulture), Held.Asks, Held.From, Held.Until);
        (PayFrom, PayTo, Roles) = (Pounds.Typed(Held.PayFrom), Pounds.Typed(Held.PayTo), [.. Held.Roles.Split(';', StringSplitOptions.RemoveEmptyEntries)]);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, string grade, CancellationToken stop)
    {
        if (!await Read(organisation, grade, stop))
            return NotFound();
        var (from, to) = (Pence(PayFrom, nameof(PayFrom)), Pence(PayTo, nameof(PayTo)));
        return await Saving.Save(this, Questions, async () =>
        {
            int? order = int.TryParse(Order, CultureInfo.InvariantCulture, out var place) ? place : null;
            await KeepGrade.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Held?.Id, Name, order, Roles, from, to, Asks, From, Until), Key, stop);
            return $"/providers/{organisation}/grades?saved=true";
        }) ?? Page();
    }

    private long? Pence(string? typed, string name)
    {
        if (!Pounds.Read(typed, out var pence))
            ModelState.AddModelError(name, "Write pounds an hour, such as 12.60");
        return pence;
    }

    private async Task<bool> Read(Guid organisation, string grade, CancellationToken stop)
    {
        Organisation = organisation;
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        RoleChoices = labels.Of(country).Choices("job-roles", clock.Today);
        if (Guid.TryParse(grade, out var id))
            Held = await db.Set<Grade>().AsNoTracking().FirstOrDefaultAsync(g => g.OrganisationId == organisation && g.Id == id, stop);
        return Held is not null || grade == "new";
    }
}
