using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing;

/// <summary>A share as a page shows it: as printed, unless it is not the rounding of the printed counts; then as computed, saying so.</summary>
/// <param name="Text">Such as "8.4%".</param>
/// <param name="Printed">What was printed, where it disagrees with the counts: "printed 8.3%". Else null.</param>
public sealed record ShownShare(string Text, string? Printed)
{
    /// <returns>Null where nothing was printed and nothing can be computed.</returns>
    public static ShownShare? Of(PublishedRowCheck check) => check switch
    {
        { ShareDisagrees: true, Share: { } share, Row.PrintedShare: { } printed } => new(Write(share), $"printed {Write(printed)}"),
        { Row.PrintedShare: { } printed } => new(Write(printed), null),
        { Share: { } share } => new(Write(share), null),
        _ => null,
    };

    private static string Write(decimal share) => Format.Percent(share, share.Scale);
}
