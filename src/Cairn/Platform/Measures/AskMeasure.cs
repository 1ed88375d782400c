using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Platform.Measures;

/// <summary>The facts that a country's figures of a day are counted from; the room that keeps the record says how.</summary>
/// <param name="providers">Null for the whole sector.</param>
/// <returns>Null where nothing is held for the day.</returns>
public delegate Task<HeldFacts?> FactsAt(string country, DateOnly day, IReadOnlyCollection<Guid>? providers, CancellationToken stop);

/// <param name="Basis">What they rest on, in words: "the record", "yearly counts".</param>
/// <param name="State">Changes with every change of the record; the same state gives the same figures.</param>
public sealed record HeldFacts(Facts Facts, string Basis, string State);

/// <summary>What is asked.</summary>
/// <param name="Definition">Null for the usual one.</param>
/// <param name="Where">Columns and the codes of which one must hold.</param>
/// <param name="By">Columns that part the answer.</param>
/// <param name="Providers">Whose records; null for the whole sector.</param>
public sealed record MeasureQuestion(
    string Measure, string? Definition, string Country, DateOnly AsAt, IReadOnlyDictionary<string, IReadOnlyList<string>> Where, IReadOnlyList<string> By, IReadOnlyCollection<Guid>? Providers = null);

/// <summary>What is answered: always with definition, coverage, day and what it rests on.</summary>
/// <param name="Whole">For the whole cut; of a profile without a value.</param>
/// <param name="Cells">One a combination of the columns asked by; of a profile its own column comes last.</param>
public sealed record MeasureAnswer(Measure Measure, MeasureDefinition Definition, MeasureQuestion Question, Measured Whole, IReadOnlyList<string> Columns, IReadOnlyList<MeasuredCell> Cells, string Basis, string Edition);

/// <summary>What can be asked of some data: measures, and series of published figures.</summary>
public sealed record Asking(AskMeasure Measures, SeriesKnown Series);

/// <summary>Asks for any measure at any date, of any area, service, sector, role or provider (W4).</summary>
/// <param name="sources">Facts that other rooms keep; what none of them has is the record's.</param>
public sealed class AskMeasure(Packs.Packs packs, FactsAt facts, Clock clock, IEnumerable<FactsSource>? sources = null)
{
    private readonly List<FactsSource> others = [.. sources ?? []];

    public MeasureLibrary Library => packs.Measures;

    /// <summary>Whether the figures of a definition can be asked by a column.</summary>
    public bool MayBeBy(MeasureDefinition definition, string column) => SourceOf(definition) is not { } source || source.Columns.Contains(column);

    /// <summary>Why a question cannot be asked; null where it can.</summary>
    public string? Refusal(MeasureQuestion question)
    {
        try
        {
            Checked(question);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
    }

    private FactsSource? SourceOf(MeasureDefinition definition) => others.Find(s => s.Tables.Contains(definition.Formula.Above[0].Quantity.Table));

    /// <summary>Several questions at once: the facts of a country and day are looked at once.</summary>
    /// <inheritdoc cref="Run(MeasureQuestion, CancellationToken)"/>
    public async Task<IReadOnlyList<MeasureAnswer>> Run(IReadOnlyList<MeasureQuestion> questions, CancellationToken stop)
    {
        var looked = new Dictionary<(FactsSource?, string, DateOnly, string?), HeldFacts?>();
        var answers = new List<MeasureAnswer>(questions.Count);
        foreach (var question in questions)
            answers.Add(await Run(question, async source =>
            {
                var key = (source, question.Country, question.AsAt, question.Providers is { } some ? string.Join(' ', some.Order()) : null);
                if (!looked.TryGetValue(key, out var held))
                    looked[key] = held = await (source?.At ?? facts)(question.Country, question.AsAt, question.Providers, stop);
                return held;
            }));
        return answers;
    }

    /// <exception cref="RefusedException">What is asked for is not there: measure, definition, country, column or code; or the day is to come.</exception>
    public Task<MeasureAnswer> Run(MeasureQuestion question, CancellationToken stop) => Run(question, source => (source?.At ?? facts)(question.Country, question.AsAt, question.Providers, stop));

    private async Task<MeasureAnswer> Run(MeasureQuestion question, Func<FactsSource?, Task<HeldFacts?>> look)
    {
        var (measure, definition) = Checked(question);
        var columns = definition.Formula.Kind == FormulaKind.Profile ? [.. question.By, definition.Formula.Column!] : question.By;
        MeasureAnswer Answer(Measured whole, IReadOnlyList<MeasuredCell> cells, string basis) => new(measure, definition, question, whole, columns, cells, basis, $"{packs.Measures.Edition}/{definition.Edition}");
        if (definition.NotYet is not null)
            return Answer(Measured.None(NoFigure.NotYetKnown), [], definition.NotYet);
        if (question.AsAt < definition.From || (definition.Countries.Count > 0 && !definition.Countries.Contains(question.Country)))
            return Answer(Measured.None(NoFigure.NotComparable), [], "");
        if (await look(SourceOf(definition)) is not { } held || !held.Facts.Tables.ContainsKey(definition.Formula.Above[0].Quantity.Table))
            return Answer(Measured.None(NoFigure.NothingHeld), [], "the record");
        var cut = new Cut(question.Where);
        if (definition.Formula.Kind == FormulaKind.Profile)
        {
            var all = Measuring.Whole(held.Facts, definition.Formula with { Kind = FormulaKind.Count }, cut);
            return Answer(all with { Value = null }, Measuring.By(held.Facts, definition.Formula, question.By, cut), held.Basis);
        }
        var (whole, cells) = columns.Count == 0 ? (Measuring.Whole(held.Facts, definition.Formula, cut), []) : Measuring.Both(held.Facts, definition.Formula, question.By, cut);
        return Answer(whole, cells, held.Basis);
    }

    private (Measure, MeasureDefinition) Checked(MeasureQuestion question)
    {
        var measure = packs.Measures.Find(question.Measure)
            ?? throw new RefusedException($"There is no measure “{question.Measure}”. There are: {string.Join(", ", packs.Measures.All.Select(m => m.Id))}.");
        var definition = question.Definition is null ? measure.UsualIn(question.Country) : measure.Definitions.FirstOrDefault(d => d.Id == question.Definition)
            ?? throw new RefusedException($"“{measure.Title}” has no definition “{question.Definition}”. It has: {string.Join(", ", measure.Definitions.Select(d => d.Id))}.");
        if (packs.Countries.All(c => c.Id != question.Country))
            throw new RefusedException($"There is no country “{question.Country}”. There are: {string.Join(", ", packs.Countries.Select(c => c.Id))}.");
        foreach (var column in question.By.Concat(question.Where.Keys).Where(c => packs.Measures.Column(c) is null))
            throw new RefusedException($"Figures cannot be asked by “{column}”. They can by: {string.Join(", ", packs.Measures.Columns.Select(c => c.Id))}.");
        foreach (var column in question.By.Concat(question.Where.Keys).Where(c => !MayBeBy(definition, c)))
            throw new RefusedException($"“{measure.Title}” cannot be asked by “{column}”. It can by: {string.Join(", ", SourceOf(definition)!.Columns)}.");
        if (question.By.Contains(definition.Formula.Column) || question.By.Distinct(StringComparer.Ordinal).Count() != question.By.Count)
            throw new RefusedException("Each column can part the answer once.");
        if (question.AsAt > clock.Today)
            throw new RefusedException($"{Format.Date(question.AsAt)} is to come. Ask for {Format.Date(clock.Today)} or a day before it.");
        return (measure, definition);
    }
}
