using System.Text.RegularExpressions;
using Cairn.Engine.Recruitment;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A check of somebody's suitability is asked for, or its outcome recorded: never what a document says (R11).</summary>
public static partial class RecordCheck
{
    public static readonly Verb Verb = new("RecordCheck", "A check of somebody’s suitability is recorded: asked for when, outcome, by whom, until when.");

    public const int LongestName = 100, LongestSeen = 500;

    private static readonly DateOnly Oldest = new(1990, 1, 1);

    /// <param name="Count">Of references, how many have come.</param>
    /// <param name="Document">The document's number.</param>
    /// <param name="Ends">The day that the document or your policy names as its last; null to have it worked out.</param>
    public sealed record Input(Guid Person, string Check, CheckResult? Outcome, DateOnly? AskedOn, DateOnly? DoneOn, int? Count, string? LookedBy, string? Document, DateOnly? Ends)
    {
        /// <summary>Of a registration: code of the body on whose register it was looked up.</summary>
        public string? Body { get; init; }

        /// <summary>Of a registration: what that register says.</summary>
        public string? Seen { get; init; }
    }

    /// <exception cref="NoSuchRecordException">There is no such person, or the check is not asked of them.</exception>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="RefusedException">The check is read from a register that is kept here.</exception>
    public static Task Run(Keeper keeper, RegisterCheck register, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var person = await PersonChecks.Read(db, keeper.Labels, register, input.Person, stop) ?? throw new NoSuchRecordException("There is no such person.");
        await db.MayKeep(person.Owner, keeper.Actor, stop);
        var today = db.Store.Clock.Today;
        var row = StartRule.Asked(keeper.Labels.Of(person.Country), person.Role, today).FirstOrDefault(c => c.Code == input.Check) ?? throw new NoSuchRecordException("This check is not asked of them.");
        if (StartRule.IsOfRegister(row) && await register.Reads(person.Country, person.Role, stop))
            throw new RefusedException($"{row.Label} is read from the register. Give their registration number.");
        List<AnswerFault> faults = [.. Faults(input, row, today)];
        if (StartRule.IsOfRegister(row) && input.Outcome is not (null or CheckResult.Waiting))
            faults.AddRange(OfRegister(input, register.OtherBodies(person.Country, person.Role)));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        // What was waited for is answered; anything else is a new entry, and the earlier ones stay.
        var held = await db.Set<SuitabilityCheck>().Where(c => c.EngagementId == input.Person && c.OrganisationId == person.Owner && c.Check == row.Code && c.DoneOn == null).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        if (held is null)
            db.Add(held = new SuitabilityCheck { Id = NewId.Next(), OrganisationId = person.Owner, EngagementId = input.Person, Check = row.Code });
        var waits = input.Outcome == CheckResult.Waiting;
        (held.Outcome, held.AskedOn, held.DoneOn) = (input.Outcome!.Value, (input.AskedOn ?? input.DoneOn)!.Value, waits ? null : input.DoneOn);
        (held.Count, held.LookedBy, held.Document) = (StartRule.Count(row) is null ? null : input.Count, waits ? null : input.LookedBy!.Trim(), string.IsNullOrWhiteSpace(input.Document) ? null : input.Document.Trim());
        (held.Registration, held.Body, held.Seen) = (null, waits || !StartRule.IsOfRegister(row) ? null : input.Body, waits || !StartRule.IsOfRegister(row) ? null : input.Seen!.Trim());
        // By the list of the day on which it was looked at.
        var months = keeper.Labels.Of(person.Country).Pack("suitability-checks")!.Find(row.Code, input.DoneOn ?? today) is { } then ? StartRule.Months(then) : null;
        held.RenewBy = waits || input.Outcome == CheckResult.NotClear ? null : CheckRule.RenewBy(input.DoneOn!.Value, months, input.Ends);
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, CodeRow row, DateOnly today)
    {
        var waits = input.Outcome == CheckResult.Waiting;
        if (input.Outcome is null)
            yield return new("Outcome", "Say what came of it, or that it is still waited for");
        if (waits && input.AskedOn is null)
            yield return new("AskedOn", "Enter the day on which it was asked for");
        foreach (var (name, day) in new[] { ("AskedOn", input.AskedOn), ("DoneOn", waits ? null : input.DoneOn) })
            if (day > today || day < Oldest)
                yield return new(name, day > today ? "This day is in the future. Enter one that has been" : "This day is too long ago. Check the year");
        if (input.Outcome is null || waits)
            yield break;
        if (input.DoneOn is null)
            yield return new("DoneOn", "Enter the day on which the outcome was looked at");
        else if (input.DoneOn < input.AskedOn)
            yield return new("DoneOn", "It was looked at before it was asked for. Check both days");
        if (string.IsNullOrWhiteSpace(input.LookedBy) || input.LookedBy.Trim().Length > LongestName)
            yield return new("LookedBy", $"Say who looked at it, by name or post, at most {LongestName} characters");
        if (input.Document?.Trim() is { Length: > 0 } number && !Number().IsMatch(number))
            yield return new("Document", "Give the document’s number alone: at most 30 letters and figures, and a figure among them. Never write what it says");
        if (input.Outcome is CheckResult.Clear or CheckResult.ClearWithNote && StartRule.Count(row) is { } asked && (input.Count ?? 0) < asked)
            yield return new("Count", $"{asked} are asked for, and {input.Count ?? 0} have come. Say that it is still waited for until all are in");
        if (input.Ends <= input.DoneOn)
            yield return new("Ends", "This day is not after the one on which it was looked at. Check both");
    }

    private static IEnumerable<AnswerFault> OfRegister(Input input, IReadOnlyList<CodeRow> bodies)
    {
        if (bodies.All(b => b.Code != input.Body))
            yield return new("Body", "Choose the body on whose register you looked");
        if (string.IsNullOrWhiteSpace(input.Document))
            yield return new("Document", "Enter their number on that register");
        if (string.IsNullOrWhiteSpace(input.Seen) || input.Seen.Trim().Length > LongestSeen)
            yield return new("Seen", $"Say what that register shows, in at most {LongestSeen} characters: registered or not, in which part, and any conditions or sanctions");
    }

    /// <summary>A reference number: no sentence fits into it.</summary>
    [GeneratedRegex(@"^(?=.*\d)[\p{L}\d/.\-]{1,30}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
