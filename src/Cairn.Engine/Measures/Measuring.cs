namespace Cairn.Engine.Measures;

/// <summary>Computes a formula for a cut of the facts, by any columns.</summary>
public static class Measuring
{
    /// <summary>One figure for the whole cut.</summary>
    public static Measured Whole(Facts facts, Formula formula, Cut cut) => By(facts, formula, [], cut) is [var only] ? only.Figure : Measured.None(NoFigure.NothingHeld);

    /// <summary>The figure of the whole cut, and by any columns: in one pass where the whole is the sum of its parts.</summary>
    /// <inheritdoc cref="By"/>
    public static (Measured Whole, IReadOnlyList<MeasuredCell> Cells) Both(Facts facts, Formula formula, IReadOnlyList<string> by, Cut cut)
    {
        // Of several posts of one person the whole counts one; middles do not add.
        if (formula.Kind is FormulaKind.Median or FormulaKind.Profile || formula.Above.Concat(formula.Below).Concat(formula.Known).Concat(formula.Of).Any(t => t.Quantity.People))
            return (Whole(facts, formula, cut), By(facts, formula, by, cut));
        var sums = Sums(facts, formula, by, cut);
        var whole = Cells(formula, [], sums.ToDictionary(s => s.Key, s => new[] { s.Value.Sum() }), []);
        return (whole is [var only] ? only.Figure : Measured.None(NoFigure.NothingHeld), Cells(formula, [.. by.Select(facts.NamesOf)], sums, []));
    }

    /// <summary>One figure for each combination of codes that has anything to count. A profile's own column comes last.</summary>
    /// <exception cref="ArgumentException">A column is not there, or there would be too many cells.</exception>
    public static IReadOnlyList<MeasuredCell> By(Facts facts, Formula formula, IReadOnlyList<string> by, Cut cut)
    {
        IReadOnlyList<string> columns = formula.Kind == FormulaKind.Profile ? [.. by, formula.Column!] : by;
        var medians = formula.Kind == FormulaKind.Median ? CrossTable.Median(facts, formula.Above[0].Quantity, columns, cut) : [];
        return Cells(formula, [.. columns.Select(facts.NamesOf)], Sums(facts, formula, columns, cut), medians);
    }

    private static Dictionary<Quantity, long[]> Sums(Facts facts, Formula formula, IReadOnlyList<string> columns, Cut cut)
    {
        var quantities = new[] { formula.Above, formula.Below, formula.Known, formula.Of }.SelectMany(t => t).Select(t => t.Quantity).Distinct().ToList();
        var sums = new Dictionary<Quantity, long[]>();
        foreach (var table in quantities.GroupBy(q => q.Table, StringComparer.Ordinal))
        {
            var some = table.ToList();
            var found = CrossTable.Sum(facts, some, columns, cut);
            for (var q = 0; q < some.Count; q++)
                sums[some[q]] = found[q];
        }
        return sums;
    }

    private static List<MeasuredCell> Cells(Formula formula, List<IReadOnlyList<string>> names, Dictionary<Quantity, long[]> sums, int?[] medians)
    {
        var last = formula.Kind == FormulaKind.Profile ? names[^1].Count : 1;

        Weighed[] Weigh(IReadOnlyList<Term> terms) => [.. terms.Select(t => new Weighed(sums[t.Quantity], t.Factor * t.Quantity.Scale))];
        var (weighedAbove, weighedBelow, weighedKnown, weighedOf) = (Weigh(formula.Above), Weigh(formula.Below), Weigh(formula.Known), Weigh(formula.Of));
        var all = sums.Values.ToArray();
        var count = names.Aggregate(1, (n, c) => n * c.Count);
        var strides = new int[names.Count];
        for (var (c, stride) = (names.Count - 1, 1); c >= 0; stride *= names[c--].Count)
            strides[c] = stride;

        List<MeasuredCell> Some(int from, int until)
        {
            var cells = new List<MeasuredCell>();
            for (var cell = from; cell < until; cell++)
            {
                // Most combinations of codes are nobody's.
                if (names.Count > 0 && Array.TrueForAll(all, s => s[cell] == 0))
                    continue;
                var (above, known, of) = (Total(weighedAbove, cell), Total(weighedKnown, cell), Total(weighedOf, cell));
                var figure = formula.Kind switch
                {
                    FormulaKind.Median => Answered(medians[cell] * formula.Above[0].Quantity.Scale * formula.Scale, known, known, 0, of, formula),
                    FormulaKind.Profile => Part(cell, last, c => Total(weighedAbove, c), formula),
                    FormulaKind.Count => Answered(above * formula.Scale, above, known, 0, of, formula),
                    _ => Answered(Total(weighedBelow, cell) is > 0 and var below ? above * formula.Scale / below : null, above, known, Total(weighedBelow, cell), of, formula),
                };
                if (figure is { } some && (some.Of != 0 || some.Above != 0 || names.Count == 0))
                    cells.Add(new MeasuredCell(new CellCodes(names, strides, cell), some));
            }
            return cells;
        }

        if (count < Many)
            return Some(0, count);
        var parts = new List<MeasuredCell>[(count + Many - 1) / Many];
        Parallel.For(0, parts.Length, part => parts[part] = Some(part * Many, Math.Min(count, (part + 1) * Many)));
        return [.. parts.SelectMany(p => p)];
    }

    /// <summary>Cells that are worth a processor of their own.</summary>
    private const int Many = 4096;

    /// <summary>A quantity's sums with what one of them counts for.</summary>
    private readonly record struct Weighed(long[] Sums, decimal Weight);

    private static decimal Total(Weighed[] terms, int cell)
    {
        var total = 0m;
        foreach (var (sums, weight) in terms)
            total += weight == 1 ? sums[cell] : weight * sums[cell];
        return total;
    }

    private static Measured? Answered(decimal? value, decimal above, decimal known, decimal below, decimal of, Formula formula) =>
        of == 0 && above == 0 ? Measured.None(NoFigure.NothingHeld)
        : known == 0 ? Measured.None(NoFigure.NotAnswered, known, of)
        : value is null ? new Measured(null, below < 0 ? NoFigure.NotConsistent : NoFigure.NothingHeld, above, below, known, of)
        : value < 0 || value > formula.Most ? new Measured(null, NoFigure.NotConsistent, above, below, known, of)
        : new Measured(value, NoFigure.None, above, below, known, of);

    /// <summary>One code among those that are known; "not known" itself has no share, but says how many it stands for.</summary>
    private static Measured? Part(int cell, int codes, Func<int, decimal> count, Formula formula)
    {
        var first = cell / codes * codes;
        var all = Enumerable.Range(first, codes).Sum(count);
        var (own, known) = (count(cell), all - count(first));
        return own == 0 ? null
            : cell == first ? Measured.None(NoFigure.NotAnswered, known, all) with { Above = own }
            : new Measured(own * formula.Scale / known, NoFigure.None, own, known, known, all);
    }
}

/// <summary>The codes of a cell, told from its place when somebody asks.</summary>
internal sealed class CellCodes(List<IReadOnlyList<string>> names, int[] strides, int cell) : IReadOnlyList<string>
{
    public int Count => names.Count;

    public string this[int index] => names[index][cell / strides[index] % names[index].Count];

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(c => this[c]).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
