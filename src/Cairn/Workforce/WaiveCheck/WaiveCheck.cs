using Cairn.Engine.Recruitment;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A manager waives one check of one person by name, for a reason, with safeguards, until a day (R11).</summary>
public static class WaiveCheck
{
    public static readonly Verb Verb = new("WaiveCheck", "A manager waives a check before a start, by name, with reason, safeguards and last day.");

    public const int LongestName = 100, Longest = 500;

    /// <param name="WaivedBy">The name of who answers for it.</param>
    public sealed record Input(Guid Person, string Check, string? WaivedBy, string? Reason, string? Safeguards, DateOnly? Until);

    /// <exception cref="RefusedException">Nobody may waive it, or not this actor.</exception>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task Run(Keeper keeper, RegisterCheck register, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var person = await PersonChecks.Read(db, keeper.Labels, register, input.Person, stop) ?? throw new NoSuchRecordException("There is no such person.");
        await db.MayKeep(person.Owner, keeper.Actor, stop);
        if (keeper.Actor.Role != Role.ProviderManager)
            throw new RefusedException("A manager answers for a start without a check. Ask one to waive it.");
        var one = person.Standings.FirstOrDefault(s => s.Check.Code == input.Check) ?? throw new NoSuchRecordException("This check is not asked of them.");
        if (StartRule.WaiveDays(one.Check) is not { } days)
            throw new RefusedException($"{one.Check.Label} is never waived. Record it, and then they can start.");
        if (one.State is CheckState.NotClear)
            throw new RefusedException($"{one.Check.Label} is not clear, and what is not clear is not waived.");
        if (one.State is CheckState.Clear)
            throw new RefusedException($"{one.Check.Label} is clear: there is nothing to waive.");
        var today = db.Store.Clock.Today;
        // It counts from the day of the first waiver: another one does not make it longer.
        var first = await db.Set<CheckWaiver>().Where(w => w.EngagementId == input.Person && w.OrganisationId == person.Owner && w.Check == input.Check).MinAsync(w => (DateOnly?)w.Given, stop) ?? today;
        var last = first.AddDays(days);
        List<AnswerFault> faults = [.. Faults(input, today, last)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        db.Add(new CheckWaiver
        {
            Id = NewId.Next(), OrganisationId = person.Owner, EngagementId = input.Person, Check = input.Check, WaivedBy = input.WaivedBy!.Trim(), Reason = input.Reason!.Trim(), Safeguards = input.Safeguards!.Trim(),
            Given = today, Until = input.Until!.Value,
        });
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, DateOnly today, DateOnly last)
    {
        foreach (var (name, text, most, advice) in new[]
        {
            ("WaivedBy", input.WaivedBy, LongestName, "Enter the name of who answers for it"), ("Reason", input.Reason, Longest, "Say why they start without it"), ("Safeguards", input.Safeguards, Longest, "Say what keeps people safe until it is in"),
        })
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > most)
                yield return new(name, $"{advice}, in at most {most} characters");
        if (input.Until is not { } until || until < today || until > last)
            yield return new("Until", last < today ? "It was waived as long as it may be. Record it" : $"Enter its last day, {Platform.Site.Format.Date(last)} at the latest");
    }
}
