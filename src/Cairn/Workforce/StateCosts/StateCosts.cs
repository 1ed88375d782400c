using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider says what a year cost: staff, agencies, training and all of its services (W5, W8, W9).</summary>
public static class StateCosts
{
    public static readonly Verb Verb = new("StateCosts", "A provider says what a year cost it: staff, agencies, training, all services.");

    public const int OldestYear = 2013;

    /// <summary>Beyond a thousand million pounds somebody has typed too many noughts.</summary>
    private const long MostPence = 100_000_000_000;

    /// <param name="Year">In which the year ended, on 31 March.</param>
    /// <param name="Staff">Pence; null where it is not said.</param>
    public sealed record Input(int Year, long? Staff, long? Agency, long? Training, long? Total);

    /// <exception cref="AnswersRefusedException">A sum cannot be, or the year has not ended.</exception>
    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        List<AnswerFault> faults = [.. Faults(input, db.Store.Clock.Today)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var row = await db.Set<YearCost>().FirstOrDefaultAsync(c => c.OrganisationId == keeper.Organisation && c.Year == input.Year, stop);
        if (row is null)
            db.Add(row = new YearCost { Id = NewId.Next(), OrganisationId = keeper.Organisation, Year = input.Year });
        (row.Staff, row.Agency, row.Training, row.Total, row.Stated) = (input.Staff, input.Agency, input.Training, input.Total, db.Store.Clock.Now);
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input, DateOnly today)
    {
        if (input.Year < OldestYear || new DateOnly(input.Year, 3, 31) >= today)
            yield return new("Year", "Choose a year that has ended");
        foreach (var (name, words, sum) in new[] { ("Staff", "Staff cost", input.Staff), ("Agency", "Agency cost", input.Agency), ("Training", "Training spend", input.Training), ("Total", "All cost", input.Total) })
            if (sum is < 0 or > MostPence)
                yield return new(name, $"{words} must be from £0 to £1,000,000,000. Check the noughts");
        if (input is { Staff: null, Agency: null, Training: null, Total: null })
            yield return new("Staff", "Give at least one of the four sums");
        else if (input.Total is { } total && (input.Staff ?? 0) + (input.Agency ?? 0) > total)
            yield return new("Total", "Staff and agencies cost more than everything together. Check the three sums");
        if (input is { Training: > 0, Staff: { } staff } && input.Training > staff)
            yield return new("Training", "More was spent on training than on staff. Check both sums");
    }
}
