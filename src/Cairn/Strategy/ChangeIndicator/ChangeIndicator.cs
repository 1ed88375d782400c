using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>An indicator's sheet gets another version, from today on or a day to come. What was shown under the earlier ones stays (S5).</summary>
public static class ChangeIndicator
{
    public static readonly Verb Verb = new("ChangeIndicator", "An indicator's sheet gets another version, which holds from a day on; the earlier ones stay as they were.");

    public const int LongestWhy = 500;

    /// <param name="Version">Number of the version that was opened: another's change meanwhile is told.</param>
    public sealed record Input(int Version, string? Why, IndicatorSheet Sheet);

    /// <returns>Number of the new version.</returns>
    /// <exception cref="AnswersRefusedException">An answer cannot be.</exception>
    /// <exception cref="ConflictException">Somebody else changed it meanwhile.</exception>
    public static Task<int> Run(PlanKeeper keeper, AskMeasure ask, IReadOnlyList<PublishedSeries> known, Guid plan, Guid indicator, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var held = await keeper.Open(db, plan, stop);
        var one = await db.Set<Indicator>().FirstOrDefaultAsync(i => i.Id == indicator && i.PlanId == plan, stop) ?? throw new NoSuchRecordException("There is no such indicator.");
        if (one.RetiredOn is not null)
            throw new RefusedException("This indicator is followed no longer. Its sheet stays as it is; make another indicator instead.");
        var last = await db.Set<IndicatorVersion>().Where(v => v.IndicatorId == indicator).OrderByDescending(v => v.Number).FirstAsync(stop);
        if (last.Number != input.Version)
            throw new ConflictException();
        var faults = new List<AnswerFault>();
        var today = db.Store.Clock.Today;
        var (version, targets) = input.Sheet.Read(held, ask, known, today, faults);
        version.Why = input.Why?.Trim();
        if (string.IsNullOrEmpty(version.Why) || version.Why.Length > LongestWhy)
            faults.Add(new("Why", $"Say why the sheet changes, in at most {LongestWhy} characters"));
        // What was shown on a day that has been was shown under the sheet of that day.
        if (version.From < today || version.From < last.From || version.From > today.AddYears(1))
            faults.Add(new("From", "A changed sheet holds from today or from a day within the next year, and from no day before the one it takes the place of"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        one.Version++;
        MakeIndicator.Add(db, keeper, indicator, last.Number + 1, version, targets);
        if (version.Bound == BoundTo.Measure)
            ReadIndicators.Ask(db, keeper);
        return version.Number;
    }, stop);
}
