using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>One step of contribution analysis for a claim (S4).</summary>
public sealed class AnswerClaimPage(Db db, Visit visit, Packs packs) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/claims/{claim:guid}/steps/{step}";

    [BindProperty] public Dictionary<string, string?> Answers { get; set; } = [];
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public ClaimRead Read { get; private set; } = null!;
    public MethodStep Step { get; private set; } = null!;
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid claim, string step, CancellationToken stop)
    {
        if (!await Find(organisation, plan, claim, step, stop))
            return NotFound();
        Answers = Step.Questions.ToDictionary(q => q.Id, q => Read.Answers.GetValueOrDefault(ClaimRead.Key(Step, q))?.Text, StringComparer.Ordinal);
        Version = Read.Claim.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid claim, string step, CancellationToken stop)
    {
        if (!await Find(organisation, plan, claim, step, stop))
            return NotFound();
        return await Saving.Save(this, [.. Step.Questions.Select(q => $"Answers[{q.Id}]")], async () =>
        {
            await AnswerClaim.Run(new(db.Store, visit.Actor, organisation), packs.Strategies.Contribution, plan, claim, new AnswerClaim.Input(step, Answers, Version), Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid claim, string step, CancellationToken stop)
    {
        Back = $"/organisations/{organisation}/plans/{plan}/claims/{claim}";
        if (await ClaimRead.Of(db, packs.Strategies.Contribution, plan, claim, stop) is not { } read || read.Claim.OrganisationId != organisation || read.Method.Steps.FirstOrDefault(s => s.Id == step) is not { } found)
            return false;
        (Read, Step) = (read, found);
        return true;
    }
}
