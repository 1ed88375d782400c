using Cairn.Platform.Site;

namespace Cairn.Platform.Packs;

/// <summary>What in a published table does not fit.</summary>
/// <remarks>
/// <see cref="Share"/>, <see cref="Change"/>: no counts that round to the printed ones give it. <see cref="ShareRounding"/>,
/// <see cref="ChangeRounding"/>: the printed counts do not give it, but they could before they were rounded. <see cref="PartsAndTotal"/>,
/// <see cref="SharesAndWhole"/>: the parts do not add up. <see cref="Flow"/>: what came and went does not explain the change.
/// </remarks>
public enum DisagreementKind { Share, Change, ShareRounding, ChangeRounding, PartsAndTotal, SharesAndWhole, Flow }

/// <summary>Something that a published table says against itself. It is reported; the printed figures stand as they were printed.</summary>
/// <param name="Row">The row that it is about; null for the table as a whole.</param>
/// <param name="Sentence">What was printed, and what the printed figures give.</param>
public sealed record Disagreement(PublishedTable Table, PublishedRow? Row, DisagreementKind Kind, string Sentence)
{
    /// <summary>Shares that add to less or more than this are no parts of a whole, but shares of several.</summary>
    private const decimal LeastWhole = 95, MostWhole = 105;

    public static IEnumerable<Disagreement> In(PublishedTable table)
    {
        var check = PublishedCheck.Of(table);
        foreach (var row in check.Rows)
        {
            if (row.ShareDisagrees)
                yield return new(table, row.Row, row.ShareVerdict == PrintedVerdict.Disagrees ? DisagreementKind.Share : DisagreementKind.ShareRounding,
                    $"{row.Row.Label}: the printed share is {Percent(row.Row.PrintedShare)}, but {Number(row.Row.Value)} of {Number(row.Row.ShareOf ?? table.Total)} is {Percent(row.Share)}.{Could(row.ShareVerdict)}");
            if (row.ChangeDisagrees)
                yield return new(table, row.Row, row.ChangeVerdict == PrintedVerdict.Disagrees ? DisagreementKind.Change : DisagreementKind.ChangeRounding,
                    $"{row.Row.Label}: the printed change is {Percent(row.Row.PrintedChange)}, but from {Number(row.Row.ChangeFrom)} to {Number(row.Row.Value)} is {Percent(row.Change)}.{Could(row.ChangeVerdict)}");
        }
        if (check.DifferenceFromTotal is { } difference && difference != 0)
            yield return new(table, null, DisagreementKind.PartsAndTotal, $"The parts add to {Number(check.Sum)}, {Number(Math.Abs(difference))} {(difference > 0 ? "more" : "less")} than the printed total of {Number(table.Total)}.");
        if (check.SumOfPrintedShares is { } sum and not 100 and >= LeastWhole and <= MostWhole && table.Rows.Count > 1)
            yield return new(table, null, DisagreementKind.SharesAndWhole, $"The printed shares add to {Percent(sum)}.");
        if (check.Flow is { } flow && flow.Residual != 0)
            yield return new(table, null, DisagreementKind.Flow,
                $"{Number(flow.Opening)} and {Number(flow.In)} who came less {Number(flow.Out)} who went are {Number(flow.Expected)}, but {Number(flow.Closing)} is printed: the residual is {Signed(flow.Residual)} ({(flow.ResidualPercent is { } percent ? $"{Signed(percent)}% of the opening" : "the opening is nought")}).");
    }

    private static string Could(PrintedVerdict verdict) => verdict == PrintedVerdict.WithinRounding ? " The counts are rounded: before that they could have given it." : "";

    private static string Number(decimal? value) => value is { } v ? Format.Number(v, v.Scale) : "?";

    private static string Percent(decimal? value) => Number(value) + "%";

    private static string Signed(decimal value) => (value > 0 ? "+" : "") + Number(value);
}
