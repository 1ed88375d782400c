using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A policy's blanks, then its text, then its adoption (W12).</summary>
public sealed class AdoptPolicyPage(Db db, Visit visit, Packs packs, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public string? By { get; set; }
    [BindProperty] public DateOnly? Review { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    private string name = "";

    public Guid Organisation { get; private set; }
    public PolicyTemplate Template { get; private set; } = null!;

    /// <summary>The version in force.</summary>
    public AdoptedPolicy? Last { get; private set; }

    public string? Filled(string blank) => Request.HasFormContentType ? Request.Form["blank-" + blank].ToString() : blank == "provider" ? name : null;

    public async Task<IActionResult> OnGet(Guid organisation, string policy, bool anew, CancellationToken stop)
    {
        if (!await Read(organisation, policy, stop))
            return NotFound();
        Text = anew ? null : Last?.Text;
        Dates();
        return Page();
    }

    public async Task<IActionResult> OnPostFill(Guid organisation, string policy, CancellationToken stop)
    {
        if (!await Read(organisation, policy, stop))
            return NotFound();
        ModelState.Clear();
        foreach (var (blank, question) in Template.Blanks.Where(b => string.IsNullOrWhiteSpace(Filled(b.Name))))
            ModelState.AddModelError("blank-" + blank, $"Answer “{question}”");
        if (ModelState.IsValid)
        {
            Text = Template.Filled(Filled);
            Dates();
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid organisation, string policy, CancellationToken stop)
    {
        if (!await Read(organisation, policy, stop))
            return NotFound();
        Text ??= "";
        return await Saving.Save(this, ["Text", "On", "By", "Review"], async () =>
        {
            await AdoptPolicy.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), Template, new(Text, On, By, Review), Key, stop);
            return $"/providers/{organisation}/policies/{policy}?saved=true";
        }) ?? Page();
    }

    private void Dates() => (On, By, Review) = (clock.Today, Last?.AdoptedBy, clock.Today.AddYears(1));

    private async Task<bool> Read(Guid organisation, string policy, CancellationToken stop)
    {
        Organisation = organisation;
        if (packs.Policies.FirstOrDefault(p => p.Id == policy) is not { } template)
            return false;
        Template = template;
        name = await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(stop);
        Last = await db.Set<AdoptedPolicy>().AsNoTracking().Where(p => p.OrganisationId == organisation && p.Policy == policy).OrderByDescending(p => p.Number).FirstOrDefaultAsync(stop);
        return true;
    }
}
