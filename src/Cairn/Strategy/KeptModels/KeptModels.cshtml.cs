using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan's logic models, and a new one (S4).</summary>
public sealed class KeptModelsPage(Db db, Visit visit, Packs packs) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/models";

    private static readonly string[] Questions = ["Title", "Question", "Source"];

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Question { get; set; }
    [BindProperty] public string? Source { get; set; } = "";
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<LogicModel> Models { get; private set; } = [];

    public IReadOnlyList<Choice> Sources => [new("empty", "Nothing"), .. packs.Strategies.Models.Select(m => new Choice(m.Id, m.Title, $"{m.Boxes.Count} boxes, {m.Arrows.Count} arrows, drawn from the documents"))];

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, CancellationToken stop) => await Read(organisation, plan, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, CancellationToken stop)
    {
        if (!await Read(organisation, plan, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            var made = await MakeModel.Run(new(db.Store, visit.Actor, organisation), packs.Strategies, plan, new(Title, Question, Source is "empty" ? "" : Source), Key, stop);
            return $"/organisations/{organisation}/plans/{plan}/models/{made}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid plan, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held)
            return false;
        Plan = held;
        Models = await db.Set<LogicModel>().AsNoTracking().Where(m => m.PlanId == plan).OrderBy(m => m.Title).ToListAsync(stop);
        return true;
    }
}
