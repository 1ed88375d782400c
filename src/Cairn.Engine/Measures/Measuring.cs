using System.Buffers;

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
        if (formula.Kind == FormulaKind.Profile)
            return (Whole(facts, formula, cut), By(facts, formula, by, cut));
        var (medians, middle) = formula.Kind == FormulaKind.Median ? CrossTable.MedianAll(facts, formula.Above[0].Quantity, by, cut) : ([], null);
        var (sums, wholes) = Sums(facts, formula, by, cut);
        var whole = Cells(formula, [], wholes, [middle]);
        var cells = Cells(formula, [.. by.Select(facts.NamesOf)], sums, medians);
        GiveBack(sums);
        return (whole is [var only] ? only.Figure : Measured.None(NoFigure.NothingHeld), cells);
    }

    /// <summary>One figure for each combination of codes that has anything to count. A profile's own column comes last.</summary>
    /// <exception cref="ArgumentException">A column is not there, or there would be too many cells.</exception>
    public static IReadOnlyList<MeasuredCell> By(Facts facts, Formula formula, IReadOnlyList<string> by, Cut cut)
    {
        IReadOnlyList<string> columns = formula.Kind == FormulaKind.Profile ? [.. by, formula.Column!] : by;
        var medians = formula.Kind == FormulaKind.Median ? CrossTable.Median(facts, formula.Above[0].Quantity, columns, cut) : [];
        var sums = Sums(facts, formula, columns, cut).ByCell;
        var cells = Cells(formula, [.. columns.Select(facts.NamesOf)], sums, medians);
        GiveBack(sums);
        return cells;
    }

    /// <summary>Sums lie in arrays of the pool.</summary>
    private static void GiveBack(Dictionary<Quantity, long[]> sums)
    {
        foreach (var array in sums.Values)
            ArrayPool<long>.Shared.Return(array);
    }

    private static (Dictionary<Quantity, long[]> ByCell, Dictionary<Quantity, long[]> Whole) Sums(Facts facts, Formula formula, IReadOnlyList<string> columns, Cut cut)
    {
        var quantities = new[] { formula.Above, formula.Below, formula.Known, formula.Of }.SelectMany(t => t).Select(t => t.Quantity).Distinct().ToList();
        var (sums, whole) = (new Dictionary<Quantity, long[]>(), new Dictionary<Quantity, long[]>());
        foreach (var table in quantities.GroupBy(q => q.Table, StringComparer.Ordinal))
        {
            var some = table.ToList();
            var (found, all) = CrossTable.SumAll(facts, some, columns, cut);
            for (var q = 0; q < some.Count; q++)
                (sums[some[q]], whole[some[q]]) = (found[q], [all[q]]);
        }
        return (sums, whole);
    }

    private static MeasuredCell[] Cells(Formula formula, List<IReadOnlyList<string>> names, Dictionary<Quantity, long[]> sums, int?[] medians)
    {
        var last = formula.Kind == FormulaKind.Profile ? names[^1].Count : 1;

        Weighed[] Weigh(IReadOnlyList<Term> terms) => [.. terms.Select(t => new Weighed(sums[t.Quantity], t.Factor * t.Quantity.Scale))];
        var (weighedAbove, weighedBelow, weighedKnown, weighedOf) = (Weigh(formula.Above), Weigh(formula.Below), Weigh(formula.Known), Weigh(formula.Of));
        var all = sums.Values.ToArray();
        var count = names.Aggregate(1, (n, c) => n * c.Count);
        var strides = new int[names.Count];
        for (var (c, stride) = (names.Count - 1, 1); c >= 0; stride *= names[c--].Count)
            strides[c] = stride;

        Measured? Figure(int cell)
        {
            var (above, below, known, of) = (Total(weighedAbove, cell), Total(weighedBelow, cell), Total(weighedKnown, cell), Total(weighedOf, cell));
            return formula.Kind switch
            {
                FormulaKind.Median => Answered(medians[cell] * formula.Above[0].Quantity.Scale * formula.Scale, known, known, 0, of, formula),
                FormulaKind.Profile => Part(cell, last, c => Total(weighedAbove, c), formula),
                FormulaKind.Count => Answered(above * formula.Scale, above, known, 0, of, formula),
                _ => Answered(below > 0 ? above * formula.Scale / below : null, above, known, below, of, formula),
            };
        }

        // Most combinations of codes are nobody's: places are found first, then filled on all processors.
        var held = new List<int>();
        for (var cell = 0; cell < count; cell++)
            if (names.Count == 0 || !Nobodys(all, cell))
                held.Add(cell);
        var cells = new MeasuredCell[held.Count];
        var left = new bool[held.Count];
        void Some(int from, int until)
        {
            for (var n = from; n < until; n++)
                if (Figure(held[n]) is { } some && (some.Of != 0 || some.Above != 0 || names.Count == 0))
                    cells[n] = new MeasuredCell(new CellCodes(names, strides, held[n]), some);
                else
                    left[n] = true;
        }
        if (cells.Length < Many)
            Some(0, cells.Length);
        else
            Parallel.For(0, (cells.Length + Many - 1) / Many, part => Some(part * Many, Math.Min(cells.Length, (part + 1) * Many)));
        return left.Contains(true) ? [.. cells.Where((_, n) => !left[n])] : cells;
    }

    /// <summary>Cells that are worth a processor of their own.</summary>
    private const int Many = 4096;

    /// <summary>A quantity's sums with what one of them counts for.</summary>
    private readonly record struct Weighed(long[] Sums, decimal Weight);

    private static bool Nobodys(long[][] all, int cell)
    {
        foreach (var sums in all)
            if (sums[cell] != 0)
                return false;
        return true;
    }

    private static decimal Total(Weighed[] terms, int cell)
    {
        // Whole numbers are added as such: decimals are dear.
        var (total, whole) = (0m, 0L);
        foreach (var (sums, weight) in terms)
            if (weight == 1)
                whole += sums[cell];
            else
                total += weight * sums[cell];
        return total == 0 ? whole : total + whole;
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
