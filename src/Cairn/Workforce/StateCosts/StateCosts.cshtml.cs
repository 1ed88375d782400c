using System.Globalization;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's costs by year, to be read and said.</summary>
public sealed class StateCostsPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    /// <summary>Of staff cost, asked for by Options for Excellence, 1.10.</summary>
    public const decimal AskedPercent = 3;

    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Staff { get; set; }
    [BindProperty] public string? Agency { get; set; }
    [BindProperty] public string? Training { get; set; }
    [BindProperty] public string? Total { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public IReadOnlyList<YearCost> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Years
    {
        get
        {
            var last = clock.Today > new DateOnly(clock.Today.Year, 3, 31) ? clock.Today.Year : clock.Today.Year - 1;
            return [.. Enumerable.Range(StateCosts.OldestYear, last - StateCosts.OldestYear + 1).Reverse().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Choice(y, y))];
        }
    }

    public string Shown(long? pence) => pence is { } sum ? Format.Money(sum) : "Not said";

    public async Task OnGet(Guid organisation, bool saved, CancellationToken stop)
    {
        Saved = saved;
        await Read(organisation, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        var input = new StateCosts.Input(int.TryParse(Year, CultureInfo.InvariantCulture, out var year) ? year : 0, Pence(Staff, nameof(Staff)), Pence(Agency, nameof(Agency)), Pence(Training, nameof(Training)), Pence(Total, nameof(Total)));
        if (ModelState.IsValid)
        {
            try
            {
                await StateCosts.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), input, Key, stop);
                return Redirect($"/providers/{organisation}/costs?saved=true");
            }
            catch (AnswersRefusedException refused)
            {
                foreach (var fault in refused.Faults)
                    ModelState.AddModelError(fault.Question, fault.Text);
            }
        }
        await Read(organisation, stop);
        return Page();
    }

    private long? Pence(string? typed, string name)
    {
        if (!Pounds.Read(typed, out var pence))
            ModelState.AddModelError(name, "Write a sum in pounds, such as 1,250,000");
        return pence;
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Rows = await db.Set<YearCost>().AsNoTracking().Where(c => c.OrganisationId == organisation).OrderByDescending(c => c.Year).ToListAsync(stop);
    }
}
