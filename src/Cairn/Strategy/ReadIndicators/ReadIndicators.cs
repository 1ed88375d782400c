using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Platform.Measures;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>
/// What measures said at the ends of periods is read and kept: each once, so that a later correction of the record changes no figure that
/// was shown, and a page reads no whole record of a day long past (S5).
/// </summary>
public static class ReadIndicators
{
    public static readonly Verb Verb = new("ReadIndicators", "What measures said at the ends of an indicator's periods, and on its baseline's day, is read once and kept.");
    public const string Kind = "read-indicators";

    internal static void Ask(Db db, PlanKeeper keeper) => JobWorker.Add(db, Kind, keeper.Organisation, keeper.Actor.Account ?? Guid.Empty, "{}");

    internal static Task Work(JobRun run, AskMeasure ask) => Run(run.Store, ask, (day, done, total) => run.Report($"Reading indicators as at {Platform.Site.Format.Date(day)}", done, total), run.Stop);

    /// <returns>How many figures were read now.</returns>
    public static async Task<int> Run(Store store, AskMeasure ask, Func<DateOnly, int, int, Task>? progress, CancellationToken stop)
    {
        var due = await Due(store, stop);
        // A day's facts are looked at once for all.
        var days = due.GroupBy(d => d.Day).OrderBy(g => g.Key).ToList();
        var read = 0;
        foreach (var (day, n) in days.Select((day, n) => (day, n)))
        {
            if (progress is not null)
                await progress(day.Key, n, days.Count);
            var asked = day.Where(d => ask.Refusal(d.Sheet.Question(day.Key)) is null).ToList();
            var answers = (await ask.Run([.. asked.Select(d => d.Sheet.Question(day.Key))], stop)).Select(PublicFigures.Of).Zip(asked, (answer, d) => Of(d.Sheet, day.Key, answer, store.Clock.Now)).ToList();
            foreach (var own in answers.GroupBy(r => r.OrganisationId))
                await store.Write(Scope.System, new Change(Verb, Actor.Public, own.Key), async db =>
                {
                    await store.Engine.LockChain(db, own.Key, stop);
                    var versions = own.Select(r => r.VersionId).ToList();
                    var held = await db.Set<IndicatorReading>().Where(r => versions.Contains(r.VersionId) && r.Day == day.Key).Select(r => r.VersionId).ToListAsync(stop);
                    db.AddRange(own.Where(r => !held.Contains(r.VersionId)));
                    return 0;
                }, stop);
            read += answers.Count;
        }
        return read;
    }

    private static async Task<IReadOnlyList<(IndicatorVersion Sheet, DateOnly Day)>> Due(Store store, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        var today = store.Clock.Today;
        var sheets = await db.Set<IndicatorVersion>().AsNoTracking().Where(v => v.Bound == BoundTo.Measure && db.Set<Indicator>().Any(i => i.Id == v.IndicatorId && i.RetiredOn == null)).ToListAsync(stop);
        // A sheet whose place another has taken is followed no further.
        var current = sheets.GroupBy(v => v.IndicatorId).SelectMany(g => g.Where(v => v.From > today).Append(g.Where(v => v.From <= today).MaxBy(v => v.Number))).OfType<IndicatorVersion>().ToList();
        var versions = current.Select(v => v.Id).ToList();
        var held = (await db.Set<IndicatorReading>().Where(r => versions.Contains(r.VersionId)).Select(r => new { r.VersionId, r.Day }).ToListAsync(stop)).Select(r => (r.VersionId, r.Day)).ToHashSet();
        return
        [
            .. current.SelectMany(v => IndicatorRows.PeriodsBefore(v, today).Union(v is { Baseline: null, BaselineDay: { } day } && day < today ? [day] : []).Where(d => !held.Contains((v.Id, d))).Select(d => (v, d))),
        ];
    }

    private static IndicatorReading Of(IndicatorVersion sheet, DateOnly day, MeasureAnswer answer, DateTime now) => new()
    {
        Id = NewId.Next(), OrganisationId = sheet.OrganisationId, IndicatorId = sheet.IndicatorId, VersionId = sheet.Id, Day = day, Value = answer.Whole.Value, Why = answer.Whole.Why, Above = answer.Whole.Above,
        Below = answer.Whole.Below, Known = answer.Whole.Known, Of = answer.Whole.Of, Edition = answer.Edition, Basis = answer.Basis, Recorded = now,
    };
}
