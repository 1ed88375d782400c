using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A plan to be made (S1, S2).</summary>
public sealed class MakePlanPage(Db db, Visit visit, Packs packs) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/new";

    private static readonly string[] Questions = ["Title", "Summary", "From", "Until", "Source"];

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string? Source { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public IReadOnlyList<Choice> Sources { get; private set; } = [];

    /// <param name="source">What is chosen already, where a page leads here from a document or a plan.</param>
    public Task OnGet(Guid organisation, string? source, CancellationToken stop)
    {
        Source = source;
        return Read(organisation, stop);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        return await Saving.Save(this, Questions, async () =>
        {
            var made = await MakePlan.Run(new(db.Store, visit.Actor, organisation), packs.Strategies, new(Title, Summary, From, Until, Source), Key, stop);
            return $"/organisations/{organisation}/plans/{made}?saved=true";
        }) ?? Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        await using var all = await db.Store.Read(Scope.Sector, stop);
        var plans = await all.Set<Plan>().Where(p => p.State != PlanState.Draft || p.OrganisationId == organisation).OrderBy(p => p.Title).Select(p => new { p.Id, p.Title }).ToListAsync(stop);
        Sources = [.. packs.Strategies.Documents.Select(d => new Choice(MakePlan.Document + d.Id, StrategyWords.Short(d))), .. plans.Select(p => new Choice($"{MakePlan.Plan}{p.Id}", $"The plan “{p.Title}”"))];
    }
}
