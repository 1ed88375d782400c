using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>Which conditions of contribution a claim meets (S4).</summary>
public sealed class TestClaimPage(Db db, Visit visit, Packs packs) : PageModel
{
    public const string Route = "/organisations/{organisation:guid}/plans/{plan:guid}/claims/{claim:guid}/conditions";

    public static IReadOnlyList<Choice> Choices { get; } = [new("yes", "Met"), new("no", "Not met")];

    [BindProperty] public Dictionary<string, string?> Met { get; set; } = [];
    [BindProperty] public Dictionary<string, string?> Reasons { get; set; } = [];
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public ClaimRead Read { get; private set; } = null!;
    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGet(Guid organisation, Guid plan, Guid claim, CancellationToken stop)
    {
        if (!await Find(organisation, plan, claim, stop))
            return NotFound();
        Met = Read.Tests.ToDictionary(t => t.Key, t => (string?)(t.Value.Met ? "yes" : "no"), StringComparer.Ordinal);
        Reasons = Read.Tests.ToDictionary(t => t.Key, t => (string?)t.Value.Reason, StringComparer.Ordinal);
        Version = Read.Claim.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid plan, Guid claim, CancellationToken stop)
    {
        if (!await Find(organisation, plan, claim, stop))
            return NotFound();
        return await Saving.Save(this, [.. Read.Method.Tests.Select(t => $"Reasons[{t.Id}]")], async () =>
        {
            await AnswerClaim.Run(new(db.Store, visit.Actor, organisation), packs.Strategies.Contribution, plan, claim, new AnswerClaim.Tested(Met, Reasons, Version), Key, stop);
            return $"{Back}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Find(Guid organisation, Guid plan, Guid claim, CancellationToken stop)
    {
        Back = $"/organisations/{organisation}/plans/{plan}/claims/{claim}";
        if (await ClaimRead.Of(db, packs.Strategies.Contribution, plan, claim, stop) is not { } read || read.Claim.OrganisationId != organisation)
            return false;
        Read = read;
        return true;
    }
}
