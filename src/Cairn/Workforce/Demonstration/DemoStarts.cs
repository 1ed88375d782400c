using Cairn.Engine.Recruitment;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Somebody made up who is to start.</summary>
/// <param name="StartsIn">Days from the day of loading.</param>
/// <param name="Clear">Of the checks that their role asks for, so many of the first are clear; the next is waited for.</param>
/// <param name="Waived">A check that is waived; null where none is.</param>
/// <param name="Campaign">By which they came.</param>
public sealed record DemoStart(int Service, int Organisation, string Name, string Role, int StartsIn, int Clear, string? Waived = null, int? Campaign = null);

/// <summary>A check of somebody in post that is to be renewed.</summary>
/// <param name="RenewIn">Days from the day of loading.</param>
public sealed record DemoRenewal(int Person, int Organisation, string Check, int RenewIn);

/// <summary>A made-up campaign abroad.</summary>
/// <param name="Country">As the format codes it.</param>
/// <param name="Began">Days before the day of loading.</param>
/// <param name="Kept">Of what is asked of a campaign, so many are kept, in the list's order; the rest is not said.</param>
public sealed record DemoCampaign(int Number, int Organisation, string Name, string Country, HowFound Found, string? Agency, string? Agreement, int Began, int Kept);

/// <summary>Who is to start with the providers that the demonstration signs in as, and who recruits abroad.</summary>
internal static class DemoStarts
{
    private const string Spain = "724", India = "356", Nigeria = "566", Kenya = "404", Philippines = "608";

    private const int All = 99;

    public static DemoCountry With(DemoCountry country) => country with { Starts = Starts(country), Renewals = Renewals(country), Campaigns = Campaigns(country) };

    private static IEnumerable<DemoStart> Starts(DemoCountry country)
    {
        var scotland = country.Country == "scotland";
        var first = country.Services.First(s => s.Organisation == country.Main);
        DemoStart In(DemoService service, string name, string role, int startsIn, int clear, string? waived = null, int? campaign = null) => new(service.Number, service.Organisation, name, role, startsIn, clear, waived, campaign);
        var (worker, senior) = scotland ? ("support-worker", "practitioner") : ("8", "7");
        yield return In(first, "Eilidh Marr", worker, -1, All);
        yield return In(first, "Tomos Beattie", worker, 6, 2);
        yield return In(first, "Ngozi Fairlie", senior, 3, 3, "health");
        yield return In(first, "Lucía Navarro", worker, 20, 1, campaign: 0);
        if (!scotland)
            yield break;
        var small = DemonstrationPeople.Small(country);
        yield return In(small, "Rhona Petrie", worker, 2, 4);
        yield return In(small, "Karim Abbot", worker, -3, 1);
    }

    private static IEnumerable<DemoRenewal> Renewals(DemoCountry country)
    {
        var first = country.Services.First(s => s.Organisation == country.Main);
        foreach (var (person, n) in country.People.Where(p => p.Service == first.Number).Take(3).Select((p, n) => (p, n)))
            yield return new(person.Number, country.Main, n == 0 ? "right-to-work" : "criminal-record", 12 + 20 * n - (n == 2 ? 60 : 0));
    }

    private static IEnumerable<DemoCampaign> Campaigns(DemoCountry country)
    {
        yield return new(0, country.Main, "Care staff from Spain", Spain, HowFound.Sought, "Puente Care Recruitment", null, 150, All);
        if (country.Country != "scotland")
            yield break;
        yield return new(1, country.Main + 40, "Support workers from India", India, HowFound.Sought, null, null, 300, All);
        yield return new(2, country.Main + 75, "Autumn intake", Nigeria, HowFound.Sought, "Bright Path Staffing", null, 90, 3);
        yield return new(3, country.Main + 110, "Nairobi fair", Kenya, HowFound.Sought, null, "Made-up agreement between governments", 200, 2);
        yield return new(4, country.Main + 55, "Applied to our advertisement", Philippines, HowFound.AppliedDirectly, null, null, 60, All);
    }
}
