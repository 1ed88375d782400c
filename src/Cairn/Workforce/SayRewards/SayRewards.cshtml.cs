using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What a provider offers, what like providers also offer, and the list to tick (W11).</summary>
public sealed class SayRewardsPage(Db db, Visit visit, RewardAssociations associations, Packs packs, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    private const int MostAlso = 3;

    [BindProperty] public List<string> Offered { get; set; } = [];
    [BindProperty] public DateOnly? Since { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public string Country { get; private set; } = "";
    public bool Saved { get; private set; }
    public RewardsSaid? Said { get; private set; }
    public IReadOnlyList<CodeRow> Elements { get; private set; } = [];
    public IReadOnlyList<Reward> Rewards { get; private set; } = [];

    /// <summary>Like providers that have gone through the list, rounded; null where they are fewer than ten.</summary>
    public decimal? Like { get; private set; }

    public string LikeWords { get; private set; } = "";
    public IReadOnlyList<(string Label, decimal Percent)> AlsoOffer { get; private set; } = [];

    public CountryLabels Words => labels.Of(Country);

    public string Edition => packs[Country].List("reward-elements").Edition;

    public string Verified => $"{Elements.Count(e => e.Evidence == Evidence.Seen)} of its elements were seen in a source (Options for Excellence, 2006, 6.5); the others are general knowledge, not verified.";

    public string AmountOf(string element) => Elements.FirstOrDefault(e => e.Code == element)?["amount"] ?? "";

    public IEnumerable<Choice> Choices(IEnumerable<CodeRow> group) => group.Select(e => new Choice(e.Code, e.Label, e["words"]));

    public async Task OnGet(Guid organisation, bool saved, CancellationToken stop)
    {
        Saved = saved;
        await Read(organisation, stop);
        Offered = [.. Rewards.Where(r => r.Until is null || r.Until > clock.Today).Select(r => r.Element)];
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        var saved = await Saving.Save(this, ["Offered", "Since"], async () =>
        {
            await SayRewards.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Offered, Since), Key, stop);
            return $"/providers/{organisation}/rewards?saved=true";
        });
        if (saved is null)
            await Read(organisation, stop);
        return saved ?? Page();
    }

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Country = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop);
        Elements = [.. packs[Country].List("reward-elements").On(clock.Today)];
        Said = await db.Set<RewardsSaid>().AsNoTracking().FirstOrDefaultAsync(s => s.OrganisationId == organisation, stop);
        Rewards = await db.Set<Reward>().AsNoTracking().Where(r => r.OrganisationId == organisation).OrderBy(r => r.From).ToListAsync(stop);
        if (Said is not null)
            await Beside(stop);
    }

    private async Task Beside(CancellationToken stop)
    {
        if (await associations.Beside(Country, stop) is not var (like, all) || !like.TryGetValue(Organisation.ToString(), out var own))
            return;
        LikeWords = $"{(own.Split('|')[0] is { Length: > 0 } kind ? Words["sub-sectors", kind] : "kind of service not known")}, {EmployerSize.Label(own.Split('|')[1]).ToLowerInvariant()}";
        var offers = all.Where(o => o.Key != Organisation.ToString() && like.GetValueOrDefault(o.Key) == own).Select(o => o.Value).ToList();
        Like = PublicFigures.Answered(offers.Count);
        if (Like is not { } count)
            return;
        var mine = Rewards.Where(r => r.Until is null || r.Until > clock.Today).Select(r => r.Element).ToHashSet(StringComparer.Ordinal);
        AlsoOffer = [.. Elements.Where(e => !mine.Contains(e.Code)).Select(e => (e.Label, Offering: PublicFigures.Answered(offers.Count(o => o.Elements.Contains(e.Code))))).Where(e => e.Offering is not null)
            .Select(e => (e.Label, Math.Min(100, e.Offering!.Value * 100 / count))).OrderByDescending(e => e.Item2).ThenBy(e => e.Label, StringComparer.Ordinal).Take(MostAlso)];
    }
}
