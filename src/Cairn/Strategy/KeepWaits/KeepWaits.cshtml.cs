using System.Globalization;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What an action waits for, line by line (S2).</summary>
public sealed class KeepWaitsPage(Db db, Visit visit) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/actions/{action:guid}/waits";

    private const int Lines = 3;

    [BindProperty] public string? Why { get; set; }

    public Guid Organisation { get; private set; }
    public Plan Plan { get; private set; } = null!;
    public PlanAction Action { get; private set; } = null!;
    public IReadOnlyList<RowColumn> Columns { get; private set; } = [];
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid action, CancellationToken stop)
    {
        if (!await Read(organisation, plan, action, stop))
            return NotFound();
        var held = await db.Set<ActionDependency>().AsNoTracking().Where(d => d.AfterId == action).ToListAsync(stop);
        Rows = SentRows.Filled([.. held.Select(d => (IReadOnlyList<string>)[$"{d.BeforeId}", d.Lag.ToString(CultureInfo.InvariantCulture)])], Lines);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid action, CancellationToken stop)
    {
        if (!await Read(organisation, plan, action, stop))
            return NotFound();
        var sent = SentRows.Read(Request.Form, "Waits", ["before", "lag"]);
        Rows = SentRows.Filled(sent, Lines);
        if (Request.Form.ContainsKey("more"))
        {
            Rows = [.. Rows, ["", ""]];
            ModelState.Clear();
            return Page();
        }
        List<KeepWaits.Wait> waits = [];
        foreach (var row in sent)
            if (!Guid.TryParse(row[0], CultureInfo.InvariantCulture, out var before))
                ModelState.AddModelError("Waits", "Choose the action in each line that has days between");
            else if (row[1].Length == 0)
                waits.Add(new(before, 0));
            else if (int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var lag))
                waits.Add(new(before, lag));
            else
                ModelState.AddModelError("Waits", $"“{row[1]}” is no number of days. Write a whole number, such as 14");
        return await Saving.Save(this, ["Waits", "Why"], async () =>
        {
            await KeepWaits.Run(new(db.Store, visit.Actor, organisation), plan, action, waits, Why, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, Guid action, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return false;
        var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => a.PlanId == plan).OrderBy(a => a.Place).ToListAsync(stop);
        if (actions.FirstOrDefault(a => a.Id == action) is not { } mine)
            return false;
        (Plan, Action) = (held, mine);
        Columns = [new("before", "Action", [.. actions.Where(a => a.Id != action).Select(a => new Choice($"{a.Id}", a.Title))]), new("lag", "Days between", Number: true)];
        return true;
    }
}
