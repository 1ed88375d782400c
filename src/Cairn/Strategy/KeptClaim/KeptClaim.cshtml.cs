using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>A claim, for those who make it: what is to be answered, how strong it is, and publishing or withdrawing it (S4).</summary>
public sealed class KeptClaimPage(Db db, Visit visit, Packs packs, IndicatorFigures figures, Clock clock) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/claims/{claim:guid}";

    private static readonly string[] Questions = ["Why"];

    [BindProperty] public string? Why { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Plan Plan { get; private set; } = null!;
    public ClaimRead Read { get; private set; } = null!;
    public string Kept { get; private set; } = "";
    public string Here { get; private set; } = "";
    public bool Saved { get; private set; }
    public IReadOnlyList<string> Review { get; private set; } = [];

    public IReadOnlyList<string> InTheWay => PublishClaim.InTheWay(Read);

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid claim, bool saved, CancellationToken stop)
    {
        Saved = saved;
        return await Find(organisation, plan, claim, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostPublish(Guid organisation, Guid plan, Guid claim, CancellationToken stop) =>
        Do(organisation, plan, claim, keeper => PublishClaim.Run(keeper, packs.Strategies.Contribution, figures, plan, claim, Version, Key, stop), $"/organisations/{organisation}/plans/{plan}/claims/{claim}?saved=true", stop);

    public async Task<IActionResult> OnPostWithdraw(Guid organisation, Guid plan, Guid claim, CancellationToken stop)
    {
        if (!await Find(organisation, plan, claim, stop))
            return NotFound();
        var to = Read.Claim.State == ClaimState.Draft ? $"{Kept}/models/{Read.Claim.ModelId}?saved=true" : $"{Here}?saved=true";
        return await Do(organisation, plan, claim, keeper => WithdrawClaim.Run(keeper, plan, claim, Why, Version, Key, stop), to, stop);
    }

    private async Task<IActionResult> Do(Guid organisation, Guid plan, Guid claim, Func<PlanKeeper, Task> change, string to, CancellationToken stop)
    {
        if (!await Find(organisation, plan, claim, stop))
            return NotFound();
        return await Saving.Save(this, Questions, async () =>
        {
            await change(new(db.Store, visit.Actor, organisation));
            return to;
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid claim, CancellationToken stop)
    {
        (Kept, Here) = ($"/organisations/{organisation}/plans/{plan}", $"/organisations/{organisation}/plans/{plan}/claims/{claim}");
        if (await db.Set<Plan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.OrganisationId == organisation, stop) is not { } held
            || await ClaimRead.Of(db, packs.Strategies.Contribution, plan, claim, stop) is not { } read)
            return false;
        (Plan, Read) = (held, read);
        Review = await ClaimReview.Of(db, read, figures, clock.Today, stop);
        return true;
    }
}
