namespace Cairn.Platform.Packs;

/// <summary>What arithmetic says of a printed share or change.</summary>
/// <remarks>
/// <see cref="NotPrinted"/>: there is none. <see cref="NothingToCheckBy"/>: the source prints no counts for it.
/// <see cref="Reproduced"/>: it is the rounding of the printed counts. <see cref="WithinRounding"/>: it is not, but it could be of the
/// counts before the source rounded them. <see cref="Disagrees"/>: no counts that round to the printed ones give it.
/// </remarks>
public enum PrintedVerdict { NotPrinted, NothingToCheckBy, Reproduced, WithinRounding, Disagrees }

/// <param name="Share">Computed share in per cent, rounded half away from zero to the printed decimals, at least one.</param>
/// <param name="Change">Computed change in per cent, rounded likewise.</param>
public sealed record PublishedRowCheck(PublishedRow Row, decimal? Share, PrintedVerdict ShareVerdict, decimal? Change, PrintedVerdict ChangeVerdict)
{
    /// <summary>A share was printed and, at its own decimals, is not the rounding of the printed counts.</summary>
    public bool ShareDisagrees => ShareVerdict is PrintedVerdict.WithinRounding or PrintedVerdict.Disagrees;

    /// <summary>The same of a printed change.</summary>
    public bool ChangeDisagrees => ChangeVerdict is PrintedVerdict.WithinRounding or PrintedVerdict.Disagrees;

    public static PublishedRowCheck Of(PublishedRow row, decimal? whole)
    {
        var (share, change) = (Share100(row.Value, whole), Change100(row.Value, row.ChangeFrom));
        var slack = (row.Rounding ?? 0) / 2;
        return new PublishedRowCheck(row,
            Round(share, Shown(row.PrintedShare)), Verdict(row.PrintedShare, share, Share100(row.Value - slack, whole + slack), Share100(row.Value + slack, whole - slack)),
            Round(change, Shown(row.PrintedChange)), Verdict(row.PrintedChange, change, Change100(row.Value - slack, row.ChangeFrom + slack), Change100(row.Value + slack, row.ChangeFrom - slack)));
    }

    private static decimal? Share100(decimal? part, decimal? whole) => whole is null or 0 ? null : part / whole * 100;

    private static decimal? Change100(decimal? value, decimal? from) => from is null or 0 ? null : (value - from) / from * 100;

    private static int Shown(decimal? printed) => Math.Max(1, (int)(printed?.Scale ?? 1));

    /// <param name="least">The least that it could be of counts that round to the printed ones; likewise <paramref name="most"/>.</param>
    private static PrintedVerdict Verdict(decimal? printed, decimal? computed, decimal? least, decimal? most) =>
        printed is not { } p ? PrintedVerdict.NotPrinted
        : computed is null ? PrintedVerdict.NothingToCheckBy
        : Round(computed, p.Scale) == p ? PrintedVerdict.Reproduced
        : Round(least, p.Scale) <= p && p <= Round(most, p.Scale) ? PrintedVerdict.WithinRounding : PrintedVerdict.Disagrees;

    private static decimal? Round(decimal? value, int decimals) =>
        value is { } v ? Math.Round(v, decimals, MidpointRounding.AwayFromZero) : null;
}
