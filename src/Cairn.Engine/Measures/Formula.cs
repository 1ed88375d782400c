namespace Cairn.Engine.Measures;

public enum FormulaKind
{
    /// <summary>What stands above, times the scale.</summary>
    Count,

    /// <summary>Above over below, times the scale.</summary>
    Share,

    /// <summary>The middle value of the first quantity above, times the scale.</summary>
    Median,

    /// <summary>Each code of a column over all whose code is known, times the scale.</summary>
    Profile,
}

/// <param name="Factor">How often it is added; below nought where it is taken away.</param>
public readonly record struct Term(Quantity Quantity, decimal Factor);

/// <summary>A definition that can be computed.</summary>
/// <param name="Below">Empty but for a share.</param>
/// <param name="Known">Of those that the figure is about, how many answered; with <paramref name="Of"/> the coverage.</param>
/// <param name="Of">All that the figure is about.</param>
/// <param name="Scale">100 for per cent; 0.01 for pence shown as pounds.</param>
/// <param name="Most">A greater value is "not consistent"; null where any is believed.</param>
/// <param name="Column">Of a profile.</param>
public sealed record Formula(
    FormulaKind Kind, IReadOnlyList<Term> Above, IReadOnlyList<Term> Below, IReadOnlyList<Term> Known, IReadOnlyList<Term> Of, decimal Scale, decimal? Most, string? Column);

/// <summary>Why there is no figure. What nobody knows is never shown as nought.</summary>
public enum NoFigure
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>No record that the figure counts is held.</summary>
    NothingHeld,

    /// <summary>Records are held, but nobody has answered what the figure needs.</summary>
    NotAnswered,

    /// <summary>What it needs is not asked in this country, or does not mean the same there.</summary>
    NotComparable,

    /// <summary>So few that somebody could be found in it.</summary>
    TooFew,

    /// <summary>The answers contradict each other, such as more leavers than anybody employs.</summary>
    NotConsistent,

    /// <summary>The system that would tell is not there yet.</summary>
    NotYetKnown,
}

/// <summary>A figure with what it was made of.</summary>
/// <param name="Value">Not rounded; null where <paramref name="Why"/> says why.</param>
/// <param name="Above">Numerator; of a median or a count the number that were counted.</param>
/// <param name="Below">Denominator; 0 where there is none.</param>
/// <param name="Known">How many answered what it needs.</param>
/// <param name="Of">How many it is about.</param>
public readonly record struct Measured(decimal? Value, NoFigure Why, decimal Above, decimal Below, decimal Known, decimal Of)
{
    /// <summary>Share that answered, 0 to 1; null where there is nobody to answer.</summary>
    public decimal? Coverage => Of <= 0 ? null : Math.Min(1, Known / Of);

    public static Measured None(NoFigure why, decimal known = 0, decimal of = 0) => new(null, why, 0, 0, known, of);
}

/// <param name="Codes">One a column asked by; "" is not known.</param>
public readonly record struct MeasuredCell(CellCodes Codes, Measured Figure);

/// <summary>The codes of a cell, told from its place when somebody asks: there can be many thousand cells.</summary>
/// <param name="names">Codes of each column.</param>
/// <param name="strides">How many cells lie between two codes of each.</param>
public readonly struct CellCodes(IReadOnlyList<IReadOnlyList<string>> names, int[] strides, int cell) : IReadOnlyList<string>
{
    public int Count => names.Count;

    public string this[int index] => names[index][cell / strides[index] % names[index].Count];

    public IEnumerator<string> GetEnumerator()
    {
        for (var c = 0; c < Count; c++)
            yield return this[c];
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
