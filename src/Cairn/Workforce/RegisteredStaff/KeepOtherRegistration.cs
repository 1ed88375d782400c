using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>An employer looked up somebody's registration with another body, and says what it found (R7).</summary>
public static class KeepOtherRegistration
{
    public static readonly Verb Verb = new("KeepOtherRegistration", "An employer says that it looked up somebody's registration with another body, and what it found.");

    public const int LongestNumber = 40;

    /// <param name="Body">Code of the body.</param>
    public sealed record Input(Guid Engagement, string? Body, string? Number, DateOnly? Checked, DateOnly? Until);

    /// <param name="bodies">Codes of the bodies that can be named.</param>
    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    public static Task Run(Keeper keeper, Input input, IReadOnlyCollection<string> bodies, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        var of = await db.Kept(keeper, input.Engagement, stop);
        List<AnswerFault> faults = [.. Faults(input, bodies, db.Store.Clock.Today)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var row = await db.Set<OtherRegistration>().FirstOrDefaultAsync(r => r.EngagementId == of.Record && r.Body == input.Body, stop);
        if (row is null)
            db.Add(row = new OtherRegistration { Id = NewId.Next(), OrganisationId = of.OrganisationId, EngagementId = of.Record, Body = input.Body!, Number = "" });
        (row.Number, row.Checked, row.Until) = (input.Number!.Trim(), input.Checked!.Value, input.Until);
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, IReadOnlyCollection<string> bodies, DateOnly today)
    {
        if (input.Body is null || !bodies.Contains(input.Body))
            yield return new("Body", "Choose the body that they are registered with");
        if (string.IsNullOrWhiteSpace(input.Number) || input.Number.Trim().Length > LongestNumber)
            yield return new("OtherNumber", $"Write their number on that register, {LongestNumber} characters at most");
        if (input.Checked is not { } day || day > today)
            yield return new("Checked", "Write the day on which you looked it up, today or before");
        else if (day < today.AddYears(-1))
            yield return new("Checked", $"That is more than a year ago ({Format.Date(day)}), and counts no longer. Look it up again");
        if (input.Until is { } until && until <= input.Checked)
            yield return new("Until", "It had run out when you looked it up. If it was renewed, look it up again; if not, say nothing here");
    }
}
