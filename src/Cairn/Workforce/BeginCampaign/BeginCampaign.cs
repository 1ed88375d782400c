using Cairn.Engine.Recruitment;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says that it recruits in a country abroad (R10).</summary>
public static class BeginCampaign
{
    public static readonly Verb Verb = new("BeginCampaign", "A provider says that it recruits in a country abroad: how, from when, with which agency, within which agreement.");

    public const int LongestName = 100, Longest = 300;

    public sealed record Input(string? Name, string? Country, HowFound? Found, string? Agency, string? Agreement, DateOnly? From, DateOnly? Until);

    /// <returns>The campaign.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var words = keeper.Labels.Of(await db.Set<Organisation>().Where(o => o.Id == keeper.Organisation).Select(o => o.Country).FirstAsync(stop));
        var today = db.Store.Clock.Today;
        List<AnswerFault> faults = [.. Faults(input, words, today)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var one = new RecruitmentCampaign
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, Name = input.Name!.Trim(), Country = input.Country!, Found = input.Found!.Value, Agency = Text(input.Agency), Agreement = Text(input.Agreement),
            From = input.From!.Value, Until = input.Until, Stated = today,
        };
        db.Add(one);
        return one.Id;
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, CountryLabels words, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > LongestName)
            yield return new("Name", $"Give the campaign a name of at most {LongestName} characters");
        if (!CountryChoices(words, today).Contains(input.Country))
            yield return new("Country", "Choose the country in which people are found");
        if (input.Found is null)
            yield return new("Found", "Say how people are found");
        foreach (var (name, text) in new[] { ("Agency", input.Agency), ("Agreement", input.Agreement) })
            if (text?.Trim().Length > Longest)
                yield return new(name, $"That is longer than {Longest} characters. Shorten it");
        if (input.From is not { } from || from < today.AddYears(-10) || from > today.AddYears(1))
            yield return new("From", "Enter its first day, such as 1 9 2026");
        if (input.Until < input.From)
            yield return new("Until", "Its last day lies before its first. Check both");
    }

    /// <summary>Every country but the own, and none that is no country.</summary>
    public static IReadOnlyCollection<string?> CountryChoices(CountryLabels words, DateOnly today) => [.. words.Choices("country_of_birth", today).Select(c => c.Value).Except([OwnCountry, "998", "999"])];

    /// <summary>The United Kingdom in the format's list.</summary>
    private const string OwnCountry = "826";

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
