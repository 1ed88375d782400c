using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One campaign: its verdict with each reason, its recruits, and what the code asks of it (R10).</summary>
public sealed class AnswerCampaignPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public sealed record Recruit(Guid Id, string Name, int Kept, int NotKept, int NotSaid);

    [BindProperty] public DateOnly? Until { get; set; }

    public Guid Organisation { get; private set; }
    public bool Saved { get; private set; }
    public bool Ended { get; private set; }
    public CampaignHeld Held { get; private set; } = null!;
    public CampaignVerdict Verdict { get; private set; } = null!;
    public string Country { get; private set; } = "";
    public string ListWords { get; private set; } = "";
    public IReadOnlyList<Recruit> Recruits { get; private set; } = [];
    public IReadOnlyList<AskedItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid campaign, bool saved, bool ended, CancellationToken stop)
    {
        (Saved, Ended) = (saved, ended);
        return await Read(organisation, campaign, stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid campaign, CancellationToken stop)
    {
        if (!await Read(organisation, campaign, stop))
            return NotFound();
        return await Saving.Save(this, AskedItem.Names(Items), async () =>
        {
            await AnswerCampaign.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), campaign, null, [.. Items.Select(i => i.Answer)], stop);
            return $"/providers/{organisation}/recruitment/{campaign}?saved=true";
        }) ?? Page();
    }

    public async Task<IActionResult> OnPostEnd(Guid organisation, Guid campaign, CancellationToken stop)
    {
        if (!await Read(organisation, campaign, stop))
            return NotFound();
        return await Saving.Save(this, [nameof(Until)], async () =>
        {
            await EndCampaign.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), campaign, Until, stop);
            return $"/providers/{organisation}/recruitment/{campaign}?ended=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid campaign, CancellationToken stop)
    {
        Organisation = organisation;
        if (await Campaigns.Read(db, db.Set<RecruitmentCampaign>().Where(c => c.OrganisationId == organisation && c.Id == campaign), stop) is not [var held])
            return false;
        var words = labels.Of(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        (Held, Verdict, Country, ListWords) = (held, held.Verdict(words, clock.Today), words["country_of_birth", held.One.Country]!, CampaignVerdict.ListWords(words));
        Items = AskedItem.Of(CampaignVerdict.Asked(words, false, clock.Today), held.Own, Request.HasFormContentType && Request.Query["handler"].Count == 0 ? Request.Form : null);
        var asked = CampaignVerdict.Asked(words, true, clock.Today).Count;
        var names = await db.Set<Candidate>().Where(c => c.CampaignId == campaign).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        Recruits = [.. held.Recruits.Where(r => names.ContainsKey(r.Key)).Select(r => new Recruit(r.Key, names[r.Key], r.Value.Count(a => a.State != ItemKept.NotKept), r.Value.Count(a => a.State == ItemKept.NotKept), asked - r.Value.Count)).OrderBy(r => r.Name, StringComparer.Ordinal)];
        return true;
    }
}
