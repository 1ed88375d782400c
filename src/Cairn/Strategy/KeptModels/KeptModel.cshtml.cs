using Cairn.Engine.Networks;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>One of a plan's logic models, for those who draw it (S4).</summary>
public sealed class KeptModelPage(Db db, Packs packs, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/models/{model:guid}";

    public Guid Organisation { get; private set; }
    public Plan Plan { get; private set; } = null!;
    public LogicModel Held { get; private set; } = null!;
    public ModelShown Shown { get; private set; } = null!;
    public IReadOnlyList<string> Flaws { get; private set; } = [];

    /// <summary>Each with why it is to be looked at again.</summary>
    public IReadOnlyList<(Claim Claim, IReadOnlyList<string> Review)> Claims { get; private set; } = [];

    public bool Saved { get; private set; }

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid model, bool saved, string? about, CancellationToken stop)
    {
        (Organisation, Saved) = (organisation, saved);
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held || await ModelRead.Of(db, plan, model, stop) is not { } read)
            return NotFound();
        (Plan, Held) = (held, read.Model);
        var address = $"/organisations/{organisation}/plans/{plan}/models/{model}";
        Shown = ModelShown.Of(read, await IndicatorTitles.Of(db, plan, clock.Today, stop), about, address, held.State == PlanState.Closed ? null : address);
        Flaws = [.. Shown.Picture.Graph.Flaws().Where(f => f.Flaw != ModelFlaw.Backwards).Select(f => $"“{read.Boxes[f.At].Title}”: {(f.Flaw == ModelFlaw.FromNothing ? "nothing that is put in or done leads to it" : "it leads to no outcome")}")];
        List<(Claim, IReadOnlyList<string>)> claims = [];
        foreach (var claim in await db.Set<Claim>().Where(c => c.ModelId == model).OrderBy(c => c.Id).ToListAsync(stop))
            claims.Add((claim, await ClaimReview.Of(db, await ClaimRead.Of(db, packs.Strategies.Contribution, claim, read, stop), figures, clock.Today, stop)));
        Claims = claims;
        return Page();
    }
}
