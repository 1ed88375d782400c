using System.Globalization;
using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>One measure as a page shows it: under each definition, by a column, over the years.</summary>
/// <param name="Answers">One a definition, the chosen one first.</param>
/// <param name="Exact">Whether the reader may see it as counted; else rounded, and nothing of fewer than ten.</param>
/// <param name="Years">Year's ends and the chosen day, with their figures.</param>
public sealed record MeasureView(IReadOnlyList<MeasureAnswer> Answers, CountryLabels Words, MeasureLibrary Library, bool Exact, IReadOnlyList<(DateOnly Day, MeasureAnswer Answer)> Years, IReadOnlyDictionary<string, string> Names)
{
    public MeasureAnswer Chosen => Answers[0];

    public Measure Measure => Chosen.Measure;

    public static async Task<MeasureView> Of(AskMeasure ask, MeasureQuestion question, CountryLabels words, bool exact, IReadOnlyList<DateOnly> years, IReadOnlyDictionary<string, string> names, CancellationToken stop)
    {
        async Task<MeasureAnswer> Answer(MeasureQuestion asked)
        {
            var answer = await ask.Run(asked, stop);
            return exact ? answer : PublicFigures.Of(answer);
        }
        var chosen = await Answer(question);
        var answers = new List<MeasureAnswer> { chosen };
        foreach (var other in chosen.Measure.Definitions.Where(d => d != chosen.Definition))
            answers.Add(await Answer(question with { Definition = other.Id, By = [] }));
        var past = new List<(DateOnly, MeasureAnswer)>();
        if (chosen.Definition.Formula.Kind != FormulaKind.Profile)
            foreach (var year in years.Where(y => y < question.AsAt))
                past.Add((year, await Answer(question with { AsAt = year, By = [] })));
        return new MeasureView(answers, words, ask.Library, exact, [.. past, (question.AsAt, chosen)], names);
    }

    /// <summary>Of a profile, the population's beside it; null where there is none to set beside.</summary>
    public BesidePopulation? Population { get; init; }

    /// <summary>The cells by the column asked by, the largest first where it has no order of its own; what is not known comes last.</summary>
    public IReadOnlyList<(string Label, Measured Figure)> Rows => [.. Chosen.Cells
        .Select(c => (Label: string.Join(", ", c.Codes.Select((code, n) => Label(n, code))), c.Figure, Known: c.Codes.All(code => code.Length > 0), Order: Order(c.Codes[^1])))
        .OrderBy(r => !r.Known).ThenBy(r => r.Order).ThenByDescending(r => r.Figure.Value ?? -1).ThenBy(r => r.Label, StringComparer.Ordinal).Select(r => (r.Label, r.Figure))];

    /// <summary>Beyond these the table alone tells.</summary>
    private const int MostBars = 40;

    public Bars? Chart
    {
        get
        {
            var shown = Rows.Where(r => r.Figure.Value is not null).Take(MostBars).ToList();
            return shown.Count < 2 ? null : new Bars(
                new ChartText("by", $"{Measure.Title} by {ColumnWords}" + (Rows.Count > MostBars ? $": the first {MostBars} of {Rows.Count}" : ""), string.Join("; ", shown.Take(3).Select(r => $"{r.Label} {Measure.Shown(r.Figure.Value!.Value)}")) + (shown.Count > 3 ? " …" : ".")),
                [.. shown.Select(r => new Bar(r.Label, r.Figure.Value!.Value, Measure.Shown(r.Figure.Value.Value)))], [Capital(ColumnWords), Measure.Title]);
        }
    }

    /// <summary>Figures over time, by years or, where they lie closer, by days; null where there are fewer than three.</summary>
    public Lines? Trend
    {
        get
        {
            var known = Years.Where(y => y.Answer.Whole.Value is not null).Select(y => (y.Day, Value: decimal.Round(y.Answer.Whole.Value!.Value, Measure.Decimals + 2))).ToList();
            if (known.Count < 3)
                return null;
            var byYear = known.Select(k => k.Day.Year).Distinct().Count() == known.Count;
            string Named(int at) => byYear ? at.ToString(CultureInfo.InvariantCulture) : Format.ShortDate(DateOnly.FromDayNumber(at));
            var points = known.Select(k => new Point(byYear ? k.Day.Year : k.Day.DayNumber, k.Value)).ToList();
            return new Lines(new ChartText("trend", $"{Measure.Title} over time", $"From {Measure.Shown(points[0].Value)} ({Named(points[0].At)}) to {Measure.Shown(points[^1].Value)} ({Named(points[^1].At)})."),
                [new Series(Measure.Title, points)], v => Measure.Shown(v), byYear ? "Year" : "Day") { Named = Named };
        }
    }

    public string ColumnWords => string.Join(" and ", Chosen.Columns.Select(c => Library.Column(c)!.Title.ToLowerInvariant()));

    private string Label(int column, string code) => Words.Label(Library.Column(Chosen.Columns[column])!, code, Names);

    /// <summary>Bands come in their own order: that of their labels in the pack.</summary>
    private int Order(string code) => Library.Column(Chosen.Columns[^1])!.Labels.Keys.ToList().IndexOf(code);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What can be asked by in a country, and the codes that can be asked for.</summary>
    public static IReadOnlyList<(MeasureColumn Column, IReadOnlyList<Choice> Codes)> Columns(MeasureLibrary library, CountryLabels words, DateOnly day, bool own) =>
        [.. library.Columns.Where(c => own || !c.Own).Select(c => (c, Codes: c.List is { } list ? words.Choices(list, day) : (IReadOnlyList<Choice>)[.. c.Labels.Select(l => new Choice(l.Key, l.Value))]))
            .Where(c => c.c.Own || c.Codes.Count > 0)];
}
