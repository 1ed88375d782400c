using Cairn.Engine.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Platform.Measures;

/// <summary>Which way is better.</summary>
public enum Direction { None, Up, Down }

/// <summary>A figure that can be asked for, with every definition of it that somebody uses.</summary>
/// <param name="Id">Such as "vacancy-rate".</param>
/// <param name="Unit">Such as "per cent".</param>
/// <param name="Decimals">Shown after the point.</param>
/// <param name="Mission">Rows of the mission that ask for it.</param>
/// <param name="Definitions">The first is the usual one where a country has no other.</param>
public sealed record Measure(
    string Id, string Title, string Words, string Unit, int Decimals, Direction Direction, IReadOnlyList<string> Mission, IReadOnlyList<MeasureDefinition> Definitions)
{
    /// <summary>The definition by which a country publishes the figure; else the first.</summary>
    public MeasureDefinition UsualIn(string country) => Definitions.FirstOrDefault(d => d.UsualIn.Contains(country)) ?? Definitions[0];
}

/// <param name="Words">In plain words, as the page says it.</param>
/// <param name="From">First day for which it is meant.</param>
/// <param name="Countries">Where it is meant; everywhere when empty.</param>
/// <param name="UsualIn">Countries whose published figures are counted so.</param>
/// <param name="NotYet">Why nothing can be computed yet; null where it can.</param>
public sealed record MeasureDefinition(
    string Id, string Title, string Words, Formula Formula, string Source, string Edition, DateOnly From, Evidence Evidence, IReadOnlyList<string> Countries, IReadOnlyList<string> UsualIn, string? Note, string? NotYet)
{
    /// <summary>Whether everybody may see it as counted, since everybody can count it: the register is public.</summary>
    public bool Open { get; init; }

    /// <summary>The formula as it is written: "vacant posts ÷ (vacant posts + people in post) × 100".</summary>
    public string Written
    {
        get
        {
            var scale = Formula.Scale == 1 ? "" : $" × {Formula.Scale:0.####}";
            return Formula.Kind switch
            {
                FormulaKind.Median => $"the middle of {Formula.Above[0].Quantity.Words}{scale}",
                FormulaKind.Profile => $"{Sum(Formula.Above)}, each group ÷ all groups that are known{scale}",
                FormulaKind.Count => Sum(Formula.Above) + scale,
                _ => $"({Sum(Formula.Above)}) ÷ ({Sum(Formula.Below)}){scale}",
            };
        }
    }

    private static string Sum(IReadOnlyList<Term> terms) => string.Join(" ", terms.Select((t, n) =>
        (n == 0 ? t.Factor < 0 ? "− " : "" : t.Factor < 0 ? "− " : "+ ") + (Math.Abs(t.Factor) == 1 ? "" : $"{Math.Abs(t.Factor):0.####} × ") + t.Quantity.Words));
}

/// <summary>What figures can be asked by.</summary>
/// <param name="List">The country's list that its codes come from; null where <paramref name="Labels"/> name them.</param>
/// <param name="Own">Only for one's own record, such as by service.</param>
/// <param name="Grouped">Whether tables show the groups of its list too.</param>
public sealed record MeasureColumn(string Id, string Title, string? List, IReadOnlyDictionary<string, string> Labels, bool Own, bool Grouped);
