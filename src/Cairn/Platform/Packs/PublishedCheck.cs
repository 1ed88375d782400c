namespace Cairn.Platform.Packs;

/// <summary>What arithmetic says of a published table. It stands beside the printed figures and never takes their place.</summary>
/// <param name="Sum">Sum of the printed values; null where a row has none.</param>
/// <param name="DifferenceFromTotal">Sum less published total; null where there is no total.</param>
/// <param name="SumOfPrintedShares">Per cent; null where a row has no printed share.</param>
public sealed record PublishedCheck(
    IReadOnlyList<PublishedRowCheck> Rows, decimal? Sum, decimal? DifferenceFromTotal, decimal? SumOfPrintedShares)
{
    public static PublishedCheck Of(PublishedTable table)
    {
        var sum = Add(table.Rows.Select(r => r.Value));
        return new PublishedCheck(
            [.. table.Rows.Select(row => PublishedRowCheck.Of(row, row.ShareOf ?? table.Total))],
            sum, sum - table.Total, Add(table.Rows.Select(r => r.PrintedShare)));
    }

    private static decimal? Add(IEnumerable<decimal?> values)
    {
        decimal? sum = 0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}

/// <param name="Share">Computed share in per cent, rounded half away from zero to the printed decimals, at least one.</param>
/// <param name="ShareDisagrees">A share was printed and, at its own decimals, is not the rounding of the printed counts.</param>
/// <param name="Change">Computed change in per cent, rounded likewise.</param>
/// <param name="ChangeDisagrees">The same of a printed change.</param>
public sealed record PublishedRowCheck(PublishedRow Row, decimal? Share, bool ShareDisagrees, decimal? Change, bool ChangeDisagrees)
{
    public static PublishedRowCheck Of(PublishedRow row, decimal? whole)
    {
        var share = whole is null or 0 ? null : row.Value / whole * 100;
        var change = row.ChangeFrom is null or 0 ? null : (row.Value - row.ChangeFrom) / row.ChangeFrom * 100;
        return new PublishedRowCheck(row,
            Round(share, Shown(row.PrintedShare)), Disagrees(share, row.PrintedShare),
            Round(change, Shown(row.PrintedChange)), Disagrees(change, row.PrintedChange));
    }

    private static int Shown(decimal? printed) => Math.Max(1, (int)(printed?.Scale ?? 1));

    private static bool Disagrees(decimal? computed, decimal? printed) =>
        computed is not null && printed is { } p && Round(computed, p.Scale) != p;

    private static decimal? Round(decimal? value, int decimals) =>
        value is { } v ? Math.Round(v, decimals, MidpointRounding.AwayFromZero) : null;
}
