using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>One thing that needs somebody; it goes when the record changes.</summary>
/// <param name="Day">When it began, or by when it must be done.</param>
/// <param name="Url">The list that closes it.</param>
public sealed record Need(string What, string Who, DateOnly Day, string DayWords, Tone Tone, string Tag, string Url);

/// <summary>The rules of "What needs you".</summary>
public static class NeedsYou
{
    /// <param name="withoutManager">Regulated services without a registered manager, by the day on which their record was made.</param>
    /// <returns>Oldest first.</returns>
    public static IReadOnlyList<Need> List(Guid organisation, NeedFacts facts, IReadOnlyList<DateOnly> withoutManager, DateOnly today)
    {
        var (home, needs) = ($"/providers/{organisation}", new List<Need>());
        void Staff(Since? since, string what, string show, Tone tone, string tag) => Add(since, what, "people", $"/staff?show={show}", tone, _ => tag, "since");
        void Add(Since? since, string what, string who, string url, Tone tone, Func<Since, string> tag, string word)
        {
            if (since is not null)
                needs.Add(new Need(what, Words(since.Count, who), since.First, $"{word} {Format.ShortDate(since.First)}", tone, tag(since), home + url));
        }

        Add(facts.Expired, "Training has run out", "people", $"/staff?show={StaffNeeds.TrainingExpired}", Tone.Stop, s => $"{Format.Count(today.DayNumber - s.First.DayNumber, "day", "days")} late", "since");
        Add(facts.Expiring, "Training runs out", "people", $"/staff?show={StaffNeeds.TrainingExpiring}", Tone.Note, s => s.First == today ? "Today" : $"{Format.Count(s.First.DayNumber - today.DayNumber, "day", "days")} left", "from");
        Add(facts.Undecided, "A return waits for your decision", "returns", "/returns", Tone.Info, _ => "Decide", "since");
        Add(facts.Requests, "Staff ask about their record", "requests", "/record-requests", facts.Requests?.First < today ? Tone.Stop : Tone.Note, s => s.First < today ? "Late" : "Answer", "by");
        Add(withoutManager.Count == 0 ? null : new Since(withoutManager.Count, withoutManager.Min()), "No registered manager, and no vacancy for one", "services",
            $"/services?show={ServiceNeeds.NoManager}", Tone.Stop, _ => "Name one", "since");
        Staff(facts.NotConfirmed, "Answers older than a year", StaffNeeds.NotConfirmed, Tone.Info, "Confirm");
        Staff(facts.WithoutPay, "Pay not given", StaffNeeds.NoPay, Tone.Note, "Add");
        Staff(facts.WithoutHours, "Hours not given", StaffNeeds.NoHours, Tone.Note, "Add");
        needs.AddRange(facts.Starts?.Needs(organisation, today) ?? []);
        needs.AddRange(facts.AsEmployer.List(organisation, today));
        return [.. needs.OrderBy(n => n.Day)];
    }

    private static string Words(int count, string many) => Format.Count(count, many switch { "people" => "person", "returns" => "return", "requests" => "request", _ => "service" }, many);
}
