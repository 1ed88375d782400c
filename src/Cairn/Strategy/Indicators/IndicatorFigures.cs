using Cairn.Engine.Measures;
using Cairn.Engine.Networks;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Strategy;

/// <summary>Indicators with their figures on any day. What measures say of the day itself is counted at that moment, so that a change of the record or the register is seen by the next question (S5).</summary>
public sealed class IndicatorFigures(AskMeasure ask, SeriesKnown series, Clock clock)
{
    /// <summary>Period ends before the day that a trend shows.</summary>
    public const int MostPeriods = 12;

    /// <summary>Those of the indicators that have a sheet on the day, in their order.</summary>
    public async Task<IReadOnlyList<IndicatorShown>> Of(Db db, IReadOnlyList<Indicator> indicators, DateOnly day, CancellationToken stop)
    {
        var ids = indicators.Select(i => i.Id).ToList();
        var sheets = (await db.Set<IndicatorVersion>().AsNoTracking().Where(v => ids.Contains(v.IndicatorId) && v.From <= day).ToListAsync(stop)).GroupBy(v => v.IndicatorId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        var held = await IndicatorRows.Read(db, ask.Library, [.. sheets.Values], day, clock.Today, stop);
        var asked = sheets.Values.Where(s => s.Bound == BoundTo.Measure && !held.IsRead(s, day, clock.Today)).Select(s => (Sheet: s, Question: s.Question(day))).Where(q => ask.Refusal(q.Question) is null).ToList();
        var answers = (await ask.Run([.. asked.Select(q => q.Question)], stop)).Zip(asked).ToDictionary(a => a.Second.Sheet.Id, a => PublicFigures.Of(a.First));
        var published = sheets.Values.Any(s => s.Bound == BoundTo.Published) ? await series(day < clock.Today ? day : null, stop) : [];
        return
        [
            .. indicators.Where(i => sheets.ContainsKey(i.Id)).Select(i =>
            {
                var sheet = sheets[i.Id];
                var answer = answers.GetValueOrDefault(sheet.Id);
                var points = sheet.Bound switch
                {
                    BoundTo.Measure => held.Measured(sheet, day, answer),
                    BoundTo.Typed => held.Typed(sheet),
                    BoundTo.Published => Published(published, sheet, day),
                    _ => [],
                };
                return IndicatorShown.Of(i, sheet, held.TargetsOf(sheet), day, points, Baseline(sheet, points, held), answer);
            }),
        ];
    }

    /// <summary>What a sheet that is not saved yet would show.</summary>
    public async Task<IndicatorShown> Preview(IndicatorVersion sheet, IReadOnlyList<IndicatorTarget> targets, CancellationToken stop)
    {
        var day = clock.Today;
        var answer = sheet.Bound == BoundTo.Measure ? PublicFigures.Of(await ask.Run(sheet.Question(day), stop)) : null;
        var points = answer is not null ? [IndicatorRows.Live(day, answer)] : sheet.Bound == BoundTo.Published ? Published(await series(null, stop), sheet, day) : [];
        var indicator = new Indicator { OrganisationId = sheet.OrganisationId, Owner = "" };
        return IndicatorShown.Of(indicator, sheet, targets, day, points, Baseline(sheet, points, null), answer);
    }

    /// <summary>The ready-made sheets of a document, live, each beside the end of last year.</summary>
    public async Task<IReadOnlyList<ReadyShown>> Of(Packs packs, StrategyDocument document, IReadOnlyCollection<StrategyElement> elements, CancellationToken stop)
    {
        var (today, before) = (clock.Today, new DateOnly(clock.Today.Year - 1, 12, 31));
        var sheets = packs.Strategies.Sheets.Where(s => s.Document == document.Id).Select(s => (Ready: s, Element: elements.FirstOrDefault(e => e.Id == s.Element))).Where(s => s.Element is not null).Select(s => (s.Ready, Element: s.Element!, Sheet: ReadySheets.Version(packs, s.Ready))).ToList();
        var bound = sheets.Where(s => s.Sheet.Bound == BoundTo.Measure).ToList();
        var answers = await ask.Run([.. bound.SelectMany(s => new[] { s.Sheet.Question(before), s.Sheet.Question(today) })], stop);
        var points = bound.Select((s, n) => (s.Ready.Id, Points: (IReadOnlyList<ShownPoint>)[.. answers.Skip(n * 2).Take(2).Select(a => IndicatorRows.Live(a.Question.AsAt, PublicFigures.Of(a)))])).ToDictionary(p => p.Id, p => p.Points, StringComparer.Ordinal);
        return
        [
            .. sheets.Select(s => new ReadyShown(s.Ready, s.Element, IndicatorShown.Of(new Indicator { Owner = "" }, s.Sheet, ReadySheets.Targets(s.Ready), today, points.GetValueOrDefault(s.Ready.Id) ?? [], null,
                bound.FindIndex(b => b.Ready == s.Ready) is >= 0 and var at ? PublicFigures.Of(answers[at * 2 + 1]) : null))),
        ];
    }

    private static IReadOnlyList<ShownPoint> Published(IReadOnlyList<PublishedSeries> all, IndicatorVersion sheet, DateOnly day) =>
        all.FirstOrDefault(s => s.Id == sheet.Series)?.Line(sheet.Line) is not { } line ? []
        : [.. line.Points.Where(p => p.AsAt <= day).Select(p => new ShownPoint(p.AsAt, p.Value, p.Why, p.Edition.Length > 0 ? $"{p.Source} Edition {p.Edition}." : p.Source, p.Basis))];

    private static ShownPoint? Baseline(IndicatorVersion sheet, IReadOnlyList<ShownPoint> points, IndicatorRows? held) =>
        sheet.BaselineDay is not { } day ? null
        : sheet.Baseline is { } stated ? new(day, stated, null, "as stated in the sheet", "")
        : points.FirstOrDefault(p => p.Day == day) ?? (sheet.Bound == BoundTo.Measure ? held?.ReadOn(sheet, day) : null) ?? new(day, null, "no value is held of that day", "", "");
}
