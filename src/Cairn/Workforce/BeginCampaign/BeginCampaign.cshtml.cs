using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A campaign abroad to be recorded (R10).</summary>
public sealed class BeginCampaignPage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    private static readonly string[] Questions = ["Name", "Country", "Found", "Agency", "Agreement", "From", "Until"];

    public static readonly IReadOnlyList<Choice> Ways =
    [
        new(nameof(HowFound.Sought), "We seek them out, or somebody does for us", "Advertising there, an agency, a fair, rewards for naming friends."),
        new(nameof(HowFound.AppliedDirectly), "They apply of their own accord", "To a post that was advertised to everybody, and nobody pointed them to it for us."),
    ];

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Country { get; set; }
    [BindProperty] public string? Found { get; set; }
    [BindProperty] public string? Agency { get; set; }
    [BindProperty] public string? Agreement { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public IReadOnlyList<Choice> Countries { get; private set; } = [];
    public string ListWords { get; private set; } = "";

    public Task OnGet(Guid organisation, CancellationToken stop) => Read(organisation, stop);

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        return await Saving.Save(this, Questions, async () =>
        {
            HowFound? found = Enum.TryParse<HowFound>(Found, out var way) && Enum.IsDefined(way) ? way : null;
            var made = await BeginCampaign.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Name, Country, found, Agency, Agreement, From, Until), Key, stop);
            return $"/providers/{organisation}/recruitment/{made}?saved=true";
        }) ?? Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        var words = labels.Of(await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        var may = BeginCampaign.CountryChoices(words, clock.Today);
        Countries = [.. words.Choices("country_of_birth", clock.Today).Where(c => may.Contains(c.Value)).OrderBy(c => c.Text, StringComparer.Ordinal)
            .Select(c => CampaignVerdict.ColourOf(words, c.Value, clock.Today) is var colour && colour is CountryColour.Red or CountryColour.Amber ? c with { Text = $"{c.Text} ({CampaignVerdict.Of(colour).ToLowerInvariant()})" } : c)];
        ListWords = CampaignVerdict.ListWords(words);
    }
}
