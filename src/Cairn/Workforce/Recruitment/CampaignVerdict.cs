using Cairn.Engine.Recruitment;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>What the code says of one campaign, and each reason.</summary>
/// <param name="Colour">Of the country, by the strictest list in force while the campaign went on.</param>
/// <param name="Reasons">In sentences: what is not kept, then what cannot be told; one that it adheres where neither is.</param>
public sealed record CampaignVerdict(Adherence Verdict, CountryColour Colour, CountryReason Country, IReadOnlyList<string> Reasons)
{
    /// <summary>Of what is asked for each recruit so many are named while they are not said; more are counted.</summary>
    private const int Named = 3;

    private const string Countries = "recruitment-countries", Items = "recruitment-items";

    /// <summary>What is asked of a campaign, or for each recruit.</summary>
    public static IReadOnlyList<CodeRow> Asked(CountryLabels words, bool recruit, DateOnly day) => [.. words.Pack(Items)?.On(day).Where(i => i.Group == (recruit ? "recruit" : "campaign")) ?? []];

    public static CountryColour ColourOf(CountryLabels words, string country, DateOnly day) => words.Pack(Countries) is not { } list || !list.On(day).Any() ? CountryColour.Unknown
        : list.On(day).FirstOrDefault(r => r.Code == country)?.Group switch { "red" => CountryColour.Red, "amber" => CountryColour.Amber, _ => CountryColour.Green };

    /// <summary>By the strictest of the lists in force from a campaign's first day to its last, or to today while it goes on.</summary>
    public static CountryColour ColourOf(CountryLabels words, RecruitmentCampaign campaign, DateOnly today)
    {
        var last = campaign.Until ?? today;
        var changes = words.Pack(Countries)?.Rows.SelectMany(r => new[] { r.From, r.Until ?? r.From }).Where(d => d > campaign.From && d <= last).Distinct() ?? [];
        return CampaignRule.Strictest(changes.Prepend(campaign.From).Select(d => ColourOf(words, campaign.Country, d)));
    }

    /// <summary>Which list it is judged by, and that a later one may exist.</summary>
    public static string ListWords(CountryLabels words) => words.Pack(Countries) is { } list ? $"{list.Title}: list of {list.Edition}, held from {Format.Date(list.Rows.Min(r => r.From))} on. A later one may exist: look before you begin." : "No list of countries is held.";

    /// <param name="recruits">Of each recruit, what is said of them.</param>
    public static CampaignVerdict Of(CountryLabels words, RecruitmentCampaign campaign, IEnumerable<IItemAnswer> own, IReadOnlyCollection<IReadOnlyCollection<IItemAnswer>> recruits, DateOnly today)
    {
        var colour = ColourOf(words, campaign, today);
        var (country, why) = CampaignRule.Country(colour, campaign.Found, campaign.Agreement is not null);
        List<(Adherence Verdict, string Text)> parts = [(country, Words(why, words["country_of_birth", campaign.Country]!))];
        parts.AddRange(Parts(Asked(words, false, today), own).Select(p => (p.Verdict, p.Verdict == Adherence.DoesNot ? $"Not kept: {Small(p.Item.Label)}." : $"Not said yet: {Small(p.Item.Label)}.")));
        var each = recruits.Select(r => Parts(Asked(words, true, today), r).ToList()).ToList();
        parts.AddRange(Unsaid(each));
        parts.AddRange(each.SelectMany(r => r).Where(p => p.Verdict == Adherence.DoesNot).GroupBy(p => p.Item).Select(g => (Adherence.DoesNot, $"Not kept for {Format.Count(g.Count(), "recruit", "recruits")}: {Small(g.Key.Label)}.")));
        var verdict = CampaignRule.Whole(parts.Select(p => p.Verdict));
        return new(verdict, colour, why, [.. parts.Where(p => p.Verdict == Adherence.DoesNot).Concat(parts.Where(p => p.Verdict == Adherence.CannotTell)).Select(p => p.Text).Append(parts[0].Text).Distinct()]);
    }

    /// <summary>What is not said for each recruit: by name where it is little, else how much.</summary>
    private static IEnumerable<(Adherence Verdict, string Text)> Unsaid(IReadOnlyList<List<(CodeRow Item, Adherence Verdict)>> each)
    {
        var unsaid = each.Select(r => r.Where(p => p.Verdict == Adherence.CannotTell).Select(p => p.Item).ToList()).Where(r => r.Count > 0).ToList();
        var items = unsaid.SelectMany(r => r).GroupBy(i => i).ToList();
        return items.Count > Named ? [(Adherence.CannotTell, $"Not said yet for {Format.Count(unsaid.Count, "recruit", "recruits")}: {items.Count} things that the code asks. Open their names below to answer them.")]
            : items.Select(g => (Adherence.CannotTell, $"Not said yet for {Format.Count(g.Count(), "recruit", "recruits")}: {Small(g.Key.Label)}."));
    }

    private static IEnumerable<(CodeRow Item, Adherence Verdict)> Parts(IReadOnlyList<CodeRow> asked, IEnumerable<IItemAnswer> answers)
    {
        var said = answers.ToDictionary(a => a.Item, a => a.State, StringComparer.Ordinal);
        return asked.Select(i => (i, said.TryGetValue(i.Code, out var state) ? state == ItemKept.NotKept ? Adherence.DoesNot : Adherence.Adheres : Adherence.CannotTell));
    }

    private static string Small(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    public static string Words(CountryReason why, string country) => why switch
    {
        CountryReason.OwnAccord => "Nobody was sought out: people applied of their own accord, which anybody may.",
        CountryReason.NotListed => $"{country} is on neither the red nor the amber list.",
        CountryReason.WithinAgreement => $"{country} is listed, and an agreement between governments is named. It holds within that agreement only.",
        CountryReason.Red => $"{country} is red: nobody is sought out there.",
        CountryReason.AmberWithoutAgreement => $"{country} is amber: people are sought out there within an agreement between governments only, and none is named.",
        _ => "No list of countries is held for the day on which it began, so the country cannot be judged.",
    };

    public static string Of(Adherence verdict) => verdict switch { Adherence.Adheres => "Adheres", Adherence.DoesNot => "Does not adhere", _ => "Cannot be told" };

    public static string Of(CountryColour colour) => colour switch { CountryColour.Red => "Red", CountryColour.Amber => "Amber", CountryColour.Green => "Green", _ => "No list" };

    public static Platform.Site.Elements.Tone ToneOf(Adherence verdict) => verdict switch { Adherence.Adheres => Platform.Site.Elements.Tone.Ok, Adherence.DoesNot => Platform.Site.Elements.Tone.Stop, _ => Platform.Site.Elements.Tone.Info };
}
