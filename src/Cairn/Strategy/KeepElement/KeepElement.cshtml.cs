using System.Globalization;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>What a plan wants, to be added or changed (S2).</summary>
public sealed class KeepElementPage(Db db, Visit visit, Packs packs) : PageModel
{
    /// <summary>"new", or the element's identifier.</summary>
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/elements/{record}";

    public static readonly IReadOnlyList<Choice> Types = [.. PlanElement.Types.Select(t => new Choice(t, StrategyWords.Sentence(Strategies.One(t))))];

    [BindProperty] public string? Type { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Parent { get; set; }
    [BindProperty] public string? TakesUp { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Plan Plan { get; private set; } = null!;
    public PlanElement? Held { get; private set; }
    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        if (!await Read(organisation, plan, record, stop))
            return NotFound();
        if (Held is { } e)
            (Type, Title, Text, Parent, TakesUp) = (e.Type, e.Title, e.Text, e.ParentId?.ToString(), e.TakesUp);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        if (!await Read(organisation, plan, record, stop))
            return NotFound();
        return await Saving.Save(this, ["Type", "Title", "Text", "Parent", "TakesUp", "Why"], async () =>
        {
            await KeepElement.Run(new(db.Store, visit.Actor, organisation), packs.Strategies, plan, new(Held?.Id, Type, Title, Text, Parent, TakesUp, Why), Key, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostDrop(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        if (!await Read(organisation, plan, record, stop) || Held is null)
            return NotFound();
        ModelState.Clear();
        return await Saving.Save(this, [], async () =>
        {
            await DropElement.Run(new(db.Store, visit.Actor, organisation), plan, Held.Id, stop);
            return $"/organisations/{organisation}/plans/{plan}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, string record, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return false;
        Plan = held;
        var all = await db.Set<PlanElement>().AsNoTracking().Where(e => e.PlanId == plan).OrderBy(e => e.Place).ToListAsync(stop);
        Held = Guid.TryParse(record, CultureInfo.InvariantCulture, out var id) ? all.Find(e => e.Id == id) : null;
        Parents = [.. all.Where(e => e != Held).Select(e => new Choice($"{e.Id}", e.Title))];
        return Held is not null || record == "new";
    }
}
