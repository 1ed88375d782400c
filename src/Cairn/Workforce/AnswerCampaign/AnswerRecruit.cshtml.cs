using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What the code asks for one recruit of a campaign (R10).</summary>
public sealed class AnswerRecruitPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public Guid Organisation { get; private set; }
    public RecruitmentCampaign Campaign { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public int NotSaid { get; private set; }
    public IReadOnlyList<AskedItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid organisation, Guid campaign, Guid person, CancellationToken stop) => await Read(organisation, campaign, person, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid organisation, Guid campaign, Guid person, CancellationToken stop)
    {
        if (!await Read(organisation, campaign, person, stop))
            return NotFound();
        return await Saving.Save(this, AskedItem.Names(Items), async () =>
        {
            await AnswerCampaign.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), campaign, person, [.. Items.Select(i => i.Answer)], stop);
            return $"/providers/{organisation}/recruitment/{campaign}?saved=true";
        }) ?? Page();
    }

    private async Task<bool> Read(Guid organisation, Guid campaign, Guid person, CancellationToken stop)
    {
        Organisation = organisation;
        var name = await db.Set<Candidate>().Where(c => c.Id == person && c.CampaignId == campaign).Select(c => c.Name).FirstOrDefaultAsync(stop);
        var held = await db.Set<RecruitmentCampaign>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == campaign && c.OrganisationId == organisation, stop);
        if (name is null || held is null)
            return false;
        var words = labels.Of(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        var said = await db.Set<RecruitAnswer>().AsNoTracking().Where(a => a.EngagementId == person && a.CampaignId == campaign).ToListAsync(stop);
        (Campaign, Name) = (held, name);
        var asked = CampaignVerdict.Asked(words, true, clock.Today);
        (Items, NotSaid) = (AskedItem.Of(asked, said, Request.HasFormContentType ? Request.Form : null), asked.Count(i => said.All(a => a.Item != i.Code)));
        return true;
    }
}
