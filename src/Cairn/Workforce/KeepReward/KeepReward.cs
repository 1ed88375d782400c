using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says more of one thing that it offers: from when until when, for whom, how much (W11).</summary>
public static class KeepReward
{
    public static readonly Verb Verb = new("KeepReward", "A provider says from when until when, for whom and how much it offers one thing.");

    public const int LongestWords = 500;

    private const long MostPence = 10_000_000;

    /// <param name="Until">The first day on which it is no longer offered.</param>
    /// <param name="Roles">Groups of roles; none for everybody.</param>
    public sealed record Input(string Element, DateOnly? From, DateOnly? Until, IReadOnlyCollection<string> Roles, long? Pence, string? Words);

    /// <param name="groups">Groups of roles that the country has.</param>
    /// <param name="hasAmount">Whether the element has one.</param>
    /// <exception cref="NoSuchRecordException">The provider has not said that it offers it.</exception>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    public static Task Run(Keeper keeper, Input input, IReadOnlyCollection<string> groups, bool hasAmount, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var held = await db.Set<Reward>().Where(r => r.OrganisationId == keeper.Organisation && r.Element == input.Element).OrderByDescending(r => r.From).FirstOrDefaultAsync(stop)
            ?? throw new NoSuchRecordException("You have not said that you offer this. Tick it on the list first.");
        List<AnswerFault> faults = [];
        if (input.From is not { } from || from.Year < SayRewards.Oldest || from > db.Store.Clock.Today.AddYears(1))
            faults.Add(new("From", $"Enter the first day, from {SayRewards.Oldest} to a year from now"));
        if (input.Until <= input.From)
            faults.Add(new("Until", "Enter a day after the first, or none while you offer it"));
        if (await db.Set<Reward>().AnyAsync(r => r.OrganisationId == keeper.Organisation && r.Element == input.Element && r.Id != held.Id && r.Until > input.From, stop))
            faults.Add(new("From", "You offered it before, and that had not ended by this day. Enter a later day"));
        if (input.Roles.Any(r => !groups.Contains(r)))
            faults.Add(new("Roles", "Tick only groups of the list"));
        if (input.Pence is < 0 or > MostPence)
            faults.Add(new("Amount", "Enter a sum from £0 to £100,000. Check the noughts"));
        if (input.Pence is not null && !hasAmount)
            faults.Add(new("Amount", "This has no amount. Say it in words"));
        if (input.Words?.Length > LongestWords)
            faults.Add(new("Words", $"That is longer than {LongestWords} characters. Shorten it"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        (held.From, held.Until, held.Roles, held.Pence) = (input.From!.Value, input.Until, string.Join(';', groups.Where(input.Roles.Contains)), input.Pence);
        (held.Words, held.Stated) = (string.IsNullOrWhiteSpace(input.Words) ? null : input.Words.Trim(), db.Store.Clock.Now);
    }, stop);
}
