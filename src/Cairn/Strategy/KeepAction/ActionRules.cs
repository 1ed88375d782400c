using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>When an action is: its first day, and its last day or its length; a milestone has its day alone.</summary>
public sealed record ActionDates(DateOnly? Starts, DateOnly? Due, int? Days, bool Milestone)
{
    /// <summary>Calendar days, first and last counted; null where neither last day nor length is said.</summary>
    public int? Length => Milestone ? 0 : Days ?? (Due is { } due && Starts is { } starts ? due.DayNumber - starts.DayNumber + 1 : null);
}

/// <summary>Money in pence and people's time in minutes; null: not said.</summary>
public sealed record ActionMeans(long? Needed, long? Found, long? Minutes);

/// <summary>What an action's answers may be.</summary>
internal static class ActionRules
{
    public const int LongestTitle = 150, LongestText = 3000, Longest = 200, MostPartners = 30, MostDays = 11_000, MostHours = 1_000_000;

    public static IEnumerable<string> Lines(string? typed) => (typed ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Groups of the country's job roles, which actions and the register of roles share.</summary>
    public static IReadOnlyList<string> Groups(Packs packs, string country, DateOnly today) => [.. packs[country].List("job-roles").On(today).Select(r => r.Group).Where(g => g.Length > 0).Distinct()];

    public static IEnumerable<AnswerFault> Faults(KeepAction.Input input, Plan plan, Packs packs, List<Guid> elements, IReadOnlyList<Guid> accounts, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Trim().Length > LongestTitle)
            yield return new("Title", $"Say what is done, in at most {LongestTitle} characters");
        if (input.Text?.Trim().Length > LongestText)
            yield return new("Text", $"Say more of it in at most {LongestText:N0} characters");
        if (!string.IsNullOrEmpty(input.Element) && !(Guid.TryParse(input.Element, out var element) && elements.Contains(element)))
            yield return new("Element", "Choose what of the plan it serves, or the plan as a whole");
        if (!string.IsNullOrWhiteSpace(input.TakesUp) && PlanRead.TakesUp(packs.Strategies, input.TakesUp.Trim()) is null)
            yield return new("TakesUp", "No document has such an element. Write it as its address ends: vision/ and the element’s own name");
        if (!string.IsNullOrEmpty(input.Owner) && !(Guid.TryParse(input.Owner, out var owner) && accounts.Contains(owner)))
            yield return new("Owner", "Choose an account of your organisation or of a partner, or none");
        foreach (var (name, text) in new[] { ("OwnerWords", input.OwnerWords), ("Lead", input.Lead) }.Concat(Lines(input.Partners).Select(l => ("Partners", (string?)l))))
            if (text?.Trim().Length > Longest)
                yield return new(name, $"“{text.Trim()[..40]}…” is longer than {Longest} characters. Shorten it");
        if (Lines(input.Partners).Count() > MostPartners)
            yield return new("Partners", $"Name at most {MostPartners} partners");
        if (input.Groups.Except(Groups(packs, plan.Country, today)).Any())
            yield return new("Groups", "Choose groups of the list");
        foreach (var fault in Dates(input.Dates, plan).Concat(Means(input.Means)))
            yield return fault;
    }

    private static IEnumerable<AnswerFault> Dates(ActionDates dates, Plan plan)
    {
        var (from, until) = (plan.From, plan.Until);
        string within = $"the plan’s days, {Platform.Site.Format.Date(from)} to {Platform.Site.Format.Date(until)}";
        if (dates.Starts is { } starts && (starts < from || starts > until))
            yield return new("Starts", $"Its first day lies outside {within}");
        if (dates.Milestone)
        {
            if (dates.Due is { } own && own != dates.Starts || dates.Days is > 0)
                yield return new("Due", "A milestone has one day and no length. Give its day as the first day, and leave the last day and the length empty");
            yield break;
        }
        if (dates.Due is { } due)
        {
            if (dates.Starts is null)
                yield return new("Starts", "Give a first day with the last day");
            else if (due < dates.Starts || due > until)
                yield return new("Due", $"Its last day lies before its first, or outside {within}");
            else if (dates.Days is { } both && both != due.DayNumber - dates.Starts.Value.DayNumber + 1)
                yield return new("Days", $"From its first to its last day it is {due.DayNumber - dates.Starts.Value.DayNumber + 1} days, and the length says {both}. Give one of the two");
        }
        if (dates.Days is < 1 or > MostDays)
            yield return new("Days", $"Enter its length in calendar days, 1 to {MostDays:N0}");
    }

    private static IEnumerable<AnswerFault> Means(ActionMeans means)
    {
        foreach (var (name, pence) in new[] { ("Needed", means.Needed), ("Found", means.Found) })
            if (pence is < 0)
                yield return new(name, "Write a sum in pounds, nought or more");
        if (means.Minutes is < 0 or > MostHours * 60L)
            yield return new("Hours", $"Enter people’s time in hours, from 0 to {MostHours:N0}");
    }
}
