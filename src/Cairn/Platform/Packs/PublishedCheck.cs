using Cairn.Engine.Measures;

namespace Cairn.Platform.Packs;

/// <summary>What arithmetic says of a published table. It stands beside the printed figures and never takes their place.</summary>
/// <param name="Sum">Sum of the printed values; null where a row has none.</param>
/// <param name="DifferenceFromTotal">Sum less published total; null where there is no total.</param>
/// <param name="SumOfPrintedShares">Per cent; null where a row has no printed share.</param>
/// <param name="Flow">What came and went between two counts; null where the table does not give all four.</param>
public sealed record PublishedCheck(
    IReadOnlyList<PublishedRowCheck> Rows, decimal? Sum, decimal? DifferenceFromTotal, decimal? SumOfPrintedShares, SeriesFlow? Flow)
{
    public static PublishedCheck Of(PublishedTable table)
    {
        var sum = Add(table.Rows.Select(r => r.Value));
        return new PublishedCheck(
            [.. table.Rows.Select(row => PublishedRowCheck.Of(row, row.ShareOf ?? table.Total))],
            sum, sum - table.Total, Add(table.Rows.Select(r => r.PrintedShare)), FlowOf(table));
    }

    private static SeriesFlow? FlowOf(PublishedTable table)
    {
        decimal? Part(FlowPart part) => table.Rows.Where(r => r.Flow == part && r.Value is not null).ToList() is { Count: > 0 } rows ? rows.Sum(r => r.Value) : null;
        return (Part(FlowPart.Opening), Part(FlowPart.In), Part(FlowPart.Out), Part(FlowPart.Closing)) is ({ } opening, { } came, { } went, { } closing)
            ? new SeriesFlow(opening, came, went, closing) : null;
    }

    private static decimal? Add(IEnumerable<decimal?> values)
    {
        decimal? sum = 0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
