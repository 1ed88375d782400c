using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>How long something is kept, by a rule of a country's pack.</summary>
/// <param name="Keep">Years, months and days.</param>
/// <param name="Edition">Country and edition of the pack, which an erasure names.</param>
public sealed record RetentionRule(CodeRow Row, (int Years, int Months, int Days) Keep, string Edition)
{
    /// <summary>Nothing is erased sooner than this after it was recorded, so that what comes in old is seen before it goes.</summary>
    public const int DaysHere = 30;

    /// <summary>The first day on which it is kept no longer.</summary>
    /// <param name="after">The day from which the rule counts.</param>
    /// <param name="recorded">The day on which it was last recorded here.</param>
    public DateOnly Ends(DateOnly after, DateOnly recorded)
    {
        var end = after.AddYears(Keep.Years).AddMonths(Keep.Months).AddDays(Keep.Days);
        var least = recorded.AddDays(DaysHere);
        return end > least ? end : least;
    }

    /// <summary>"6 years".</summary>
    public string Words => string.Join(", ", new[] { (Keep.Years, "year"), (Keep.Months, "month"), (Keep.Days, "day") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item1.ToString(CultureInfo.InvariantCulture)} {p.Item2}{(p.Item1 == 1 ? "" : "s")}"));

    /// <summary>As an erasure keeps it: "england 2026.1: engagement, P6Y".</summary>
    public string Name => $"{Edition}: {Row.Code}, {Row["keep"]}";
}

/// <summary>The retention rules of the countries.</summary>
public static partial class RetentionRules
{
    public const string Engagement = "engagement", Return = "return", Survey = "survey", Candidate = "candidate", List = "retention";

    /// <summary>The rule that holds on a day; null where the country has none: then nothing is erased by itself.</summary>
    public static RetentionRule? Of(Packs packs, string country, string code, DateOnly day) =>
        packs.Countries.FirstOrDefault(c => c.Id == country) is { } pack && pack.Lists.GetValueOrDefault(List)?.On(day).FirstOrDefault(r => r.Code == code) is { } row ? new(row, Period(row["keep"]), $"{country} {pack.Edition}") : null;

    /// <summary>Years, months and days of an ISO 8601 duration such as "P6Y" or "P1Y6M".</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static (int Years, int Months, int Days) Period(string text)
    {
        var found = Duration().Match(text);
        int Part(string name) => found.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
        return found.Success && text.Length > 1 ? (Part("y"), Part("m"), Part("d")) : throw new FormatException($"“{text}” is not a duration of years, months and days, such as P6Y.");
    }

    [GeneratedRegex("^P((?<y>\\d{1,3})Y)?((?<m>\\d{1,3})M)?((?<d>\\d{1,4})D)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Duration();
}
