namespace Cairn.Engine.Recruitment;

/// <summary>How a country stands on the list of a code of international recruitment. <see cref="Unknown"/>: no list is held for the day.</summary>
public enum CountryColour { Unknown, Green, Amber, Red }

/// <summary>How people were found: an employer or somebody for it sought them out, or they applied of their own accord.</summary>
public enum HowFound { Sought, AppliedDirectly }

/// <summary>Whether something is in keeping with the code.</summary>
public enum Adherence { CannotTell, Adheres, DoesNot }

/// <summary>Why <see cref="CampaignRule.Country"/> says so.</summary>
public enum CountryReason
{
    /// <summary>Nobody was sought out: anybody may apply of their own accord.</summary>
    OwnAccord,

    /// <summary>The country is not on the list.</summary>
    NotListed,

    /// <summary>The country is listed, and the campaign names the agreement between governments within which it works.</summary>
    WithinAgreement,

    /// <summary>The country is red, and no agreement is named.</summary>
    Red,

    /// <summary>The country is amber, and no agreement is named.</summary>
    AmberWithoutAgreement,

    /// <summary>No list is held for the day.</summary>
    NoList,
}

/// <summary>
/// The rules of the code of practice for international recruitment (2023): no active recruitment from a red country, unless an agreement between
/// governments allows it, and then within it alone, which is amber; what is on neither list is green; anybody may apply directly of their own accord.
/// Source: Scottish Government, international recruitment code of practice 2023; NHS Employers, quick guide.
/// </summary>
public static class CampaignRule
{
    /// <param name="colour">Of the country, by the strictest of the lists in force while people were sought.</param>
    /// <param name="found">How people were found.</param>
    /// <param name="agreement">Whether the campaign names an agreement between governments within which it works.</param>
    /// <returns>Whether the campaign may seek people there, and why.</returns>
    public static (Adherence Verdict, CountryReason Why) Country(CountryColour colour, HowFound found, bool agreement) => (colour, found) switch
    {
        (_, HowFound.AppliedDirectly) => (Adherence.Adheres, CountryReason.OwnAccord),
        (CountryColour.Unknown, _) => (Adherence.CannotTell, CountryReason.NoList),
        (CountryColour.Green, _) => (Adherence.Adheres, CountryReason.NotListed),
        (_, _) when agreement => (Adherence.Adheres, CountryReason.WithinAgreement),
        (CountryColour.Amber, _) => (Adherence.DoesNot, CountryReason.AmberWithoutAgreement),
        _ => (Adherence.DoesNot, CountryReason.Red),
    };

    /// <summary>The strictest of the lists under which a campaign went on, the first first: red, amber, none held, green.</summary>
    /// <returns>That of no list, where there is none.</returns>
    public static CountryColour Strictest(IEnumerable<CountryColour> lists)
    {
        CountryColour? strictest = null;
        foreach (var colour in lists)
            if (strictest is not { } held || Strictness(colour) > Strictness(held))
                strictest = colour;
        return strictest ?? CountryColour.Unknown;
    }

    private static int Strictness(CountryColour colour) => colour switch { CountryColour.Red => 3, CountryColour.Amber => 2, CountryColour.Unknown => 1, _ => 0 };

    /// <summary>One verdict of many: does not, where one does not; else cannot be told, where one cannot or there is none; else adheres.</summary>
    public static Adherence Whole(IEnumerable<Adherence> parts)
    {
        var (any, unknown) = (false, false);
        foreach (var part in parts)
        {
            if (part == Adherence.DoesNot)
                return Adherence.DoesNot;
            (any, unknown) = (true, unknown || part == Adherence.CannotTell);
        }
        return any && !unknown ? Adherence.Adheres : Adherence.CannotTell;
    }
}
