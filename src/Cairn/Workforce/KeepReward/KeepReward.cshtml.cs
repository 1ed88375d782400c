using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>One thing that a provider offers, with its days, for whom, and how much (W11).</summary>
public sealed class KeepRewardPage(Db db, Visit visit, Packs packs, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public List<string> Roles { get; set; } = [];
    [BindProperty] public string? Amount { get; set; }
    [BindProperty] public string? Words { get; set; }

    public Guid Organisation { get; private set; }
    public CodeRow Row { get; private set; } = null!;
    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public bool HasAmount => Row["amount"].Length > 0;

    public async Task<IActionResult> OnGet(Guid organisation, string element, CancellationToken stop)
    {
        if (await Read(organisation, element, stop) is not { } held)
            return NotFound();
        (From, Until, Words, Roles) = (held.From, held.Until, held.Words, [.. held.Roles.Split(';', StringSplitOptions.RemoveEmptyEntries)]);
        Amount = Pounds.Typed(held.Pence);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, string element, CancellationToken stop)
    {
        if (await Read(organisation, element, stop) is null)
            return NotFound();
        if (!Pounds.Read(Amount, out var pence))
            ModelState.AddModelError("Amount", "Write a sum in pounds, such as 250");
        return await Saving.Save(this, ["From", "Until", "Roles", "Amount", "Words"], async () =>
        {
            await KeepReward.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(element, From, Until, Roles, pence, Words), [.. Groups.Select(g => g.Value)], HasAmount, stop);
            return $"/providers/{organisation}/rewards?saved=true";
        }) ?? Page();
    }

    private async Task<Reward?> Read(Guid organisation, string element, CancellationToken stop)
    {
        Organisation = organisation;
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        if (packs[country].List("reward-elements").Rows.LastOrDefault(r => r.Code == element) is not { } row)
            return null;
        Row = row;
        Groups = [.. packs[country].List("job-roles").On(clock.Today).Select(r => r.Group).Where(g => g.Length > 0).Distinct().Select(g => new Choice(g, g))];
        return await db.Set<Reward>().AsNoTracking().Where(r => r.OrganisationId == organisation && r.Element == element).OrderByDescending(r => r.From).FirstOrDefaultAsync(stop);
    }
}
