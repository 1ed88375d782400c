using System.Globalization;

namespace Cairn.Engine.Disclosure;

/// <summary>What the attack found of one cell.</summary>
/// <param name="Table">The first table that it stands in, and <paramref name="Position"/> its place there.</param>
/// <param name="Name">Such as: table "staff", Fife / Manager.</param>
/// <param name="Low">The least that it can be, inclusive.</param>
/// <param name="High">The most that it can be, inclusive; null where nothing bounds it.</param>
/// <param name="How">Null unless the cell was recovered: then in words, how.</param>
public sealed record AttackedCell(string Table, int Position, string Name, long Low, long? High, string? How)
{
    public bool IsRecovered => How is not null;
}

/// <summary>What somebody can work out who has only what was published.</summary>
/// <param name="Cells">Every hidden cell, and every shown one whose true count rounding does not keep back.</param>
/// <param name="Attacked">How many cells were attacked: where nothing is hidden, every rounded one.</param>
/// <param name="Outer">Of them, those whose bounds may be narrower than found, since the tables were too large to solve at once.</param>
/// <param name="Remarks">What else a reader of the report must know, such as corrected earlier figures.</param>
public sealed record AttackReport(IReadOnlyList<AttackedCell> Cells, int Attacked, int Outer, IReadOnlyList<string> Remarks)
{
    public IEnumerable<AttackedCell> Recovered => Cells.Where(c => c.IsRecovered);

    /// <summary>Nothing was recovered: only then may it be published.</summary>
    public bool Holds => !Recovered.Any();

    /// <summary>The report, ready to print: the verdict first, then each recovered cell.</summary>
    public IEnumerable<string> Sentences()
    {
        var recovered = Recovered.ToList();
        yield return (Attacked, recovered.Count) switch
        {
            (0, _) => "No cell is hidden or rounded, so there was nothing to attack.",
            (_, 0) => $"{Were(Attacked)} attacked; none was recovered.",
            _ => $"{Were(Attacked)} attacked; {Number(recovered.Count)} {(recovered.Count == 1 ? "was" : "were")} recovered. This must not be published.",
        };
        foreach (var cell in recovered)
            yield return $"Recovered: {cell.Name}: {cell.How}";
        if (recovered.Count == 0 && Cells.Where(c => c.High is not null).MinBy(c => c.High - c.Low) is { } narrowest)
            yield return $"The narrowest bounds are those of {narrowest.Name}: from {Number(narrowest.Low)} to {Number(narrowest.High!.Value)}.";
        if (Attacked > 0)
            yield return Outer == 0
                ? "The bounds are exact: all sums of all tables were solved together, in whole numbers."
                : $"For {Number(Outer)} of them only outer bounds were found, since the tables are too large to solve together: a cleverer attack may find more. Publish them in smaller tables.";
        foreach (var remark in Remarks)
            yield return remark;
    }

    private static string Were(int count) => count == 1 ? "1 cell was" : $"{Number(count)} cells were";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
