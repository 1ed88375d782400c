using System.Collections.Frozen;
using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One country's codes as figures tell them apart, and the rates of pay in force on a day.</summary>
internal sealed class FactCodes(CountryPack pack, DateOnly day)
{
    /// <summary>Minutes a week of a whole-time post: 37 hours. The published reports that were read do not print theirs.</summary>
    public const int WholeTime = 37 * 60;

    private static readonly FrozenDictionary<int, string> EthnicGroups = AscwdsPack.Tables["ethnicity"].Where(r => r.Code.Length > 0 && int.TryParse(r.Code, CultureInfo.InvariantCulture, out _))
        .ToFrozenDictionary(r => int.Parse(r.Code, CultureInfo.InvariantCulture), r => r.Facts.GetValueOrDefault("group", ""));

    private readonly FrozenDictionary<string, string> sectors = Groups(pack, "employer-types");
    private readonly FrozenDictionary<string, string> contracts = Groups(pack, "contract-types");
    private readonly FrozenDictionary<string, string> destinations = Groups(pack, "leaving-reasons");

    /// <summary>Whether the country asks of each qualification whether it is held: then whoever has none on record has none.</summary>
    public bool ListsQualifications { get; } = pack.Lists.ContainsKey("qualifications");

    public PayRate? Law { get; } = PayRate.On(pack, "national-living-wage", day);

    public PayRate? Real { get; } = PayRate.On(pack, "real-living-wage", day);

    private readonly PayRules pay = PayRules.On(pack, day);

    /// <summary>Whether pay lies below the law's minimum for the age; null where either is not known.</summary>
    public string? BelowMinimum(int? pence, int? age) => pence is { } paid && LeastPay.ForAge(pay.Law, age) is { } least ? paid < least.Pence ? "yes" : "no" : null;

    /// <summary>Whether a week's own pay lies below the line of low earnings; null where pay, hours or the line are not known.</summary>
    public string? BelowLine(int? pence, int? minutes) => pay.LowLine is { } line && new PaidWork(pence, minutes, null).Year is { } year ? year < line.PenceAWeek * PaidWork.Weeks ? "yes" : "no" : null;

    public string? Sector(string? employerType) => employerType is null ? null : sectors.GetValueOrDefault(employerType) switch
    {
        null => null,
        // A country whose types are the sectors themselves groups them otherwise.
        var group => group is "public" or "private" or "voluntary" or "other" ? group : employerType,
    };

    /// <summary>Codes of EMPLSTATUS, which the other countries' lists share.</summary>
    public string? Terms(int? contract) => contract switch
    {
        null => null,
        1 => "permanent",
        3 => "bank",
        4 => "agency",
        { } code when Employed(code) => "temporary",
        _ => "other",
    };

    public bool Employed(int? contract) => contract is { } code && contracts.GetValueOrDefault(code.ToString(CultureInfo.InvariantCulture))?.StartsWith("employed", StringComparison.Ordinal) == true;

    public string? Destination(int? reason) => reason is { } code ? destinations.GetValueOrDefault(code.ToString(CultureInfo.InvariantCulture)) : null;

    public static string? EthnicGroup(int? ethnicity) => ethnicity is { } code && EthnicGroups.GetValueOrDefault(code) is { Length: > 0 } group && group != "Don't know" ? group : null;

    public static string? YesNo(int? answer) => answer switch { 1 => "yes", 2 or 0 => "no", _ => null };

    private static FrozenDictionary<string, string> Groups(CountryPack pack, string list) =>
        (pack.Lists.GetValueOrDefault(list)?.Rows ?? []).GroupBy(r => r.Code, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Last().Group, StringComparer.Ordinal);
}

/// <summary>A rate of pay by the hour that is in force.</summary>
/// <param name="AgeFrom">Whole years of age from which it holds; 0 for everybody.</param>
internal sealed record PayRate(int Pence, int AgeFrom)
{
    public static PayRate? On(CountryPack pack, string code, DateOnly day) => pack.Lists.GetValueOrDefault("pay-rates")?.Find(code, day) is { } row
        ? new PayRate(int.Parse(row["pence"], CultureInfo.InvariantCulture), row["age-from"] is { Length: > 0 } age ? int.Parse(age, CultureInfo.InvariantCulture) : 0)
        : null;
}
