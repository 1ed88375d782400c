using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>Which employers of a country adhere to the code of international recruitment, for who watches over it (R10).</summary>
public sealed class RecruitmentCodePage(Store store, Packs packs, Labels labels, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";

    public RecruitmentCode Code { get; private set; } = null!;
    public string CountryName => packs[Country].Name;
    public string ListWords => CampaignVerdict.ListWords(labels.Of(Country));
    public IReadOnlyList<Choice> Countries => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];

    public async Task OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        await using var db = await store.Read(Scope.Sector, stop);
        Code = await RecruitmentCode.Read(db, db.Set<Service>().Where(s => s.Country == Country), labels, clock.Today, stop);
    }
}
