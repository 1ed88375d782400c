using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>How series are spoken of on pages.</summary>
public static class SeriesWords
{
    /// <summary>"1,600,000", "9.9%", "£12.00" as printed; the unit stands in the heading.</summary>
    public static string Value(decimal value, string unit) =>
        unit.StartsWith("per cent", StringComparison.Ordinal) ? Format.Percent(value, value.Scale)
        : unit.StartsWith("£ an hour", StringComparison.Ordinal) ? "£" + Format.Number(value, value.Scale) : Format.Number(value, value.Scale);

    /// <summary>"1,600,000 posts", "36% of services", "£12.00 an hour, median".</summary>
    public static string Counted(decimal value, string unit)
    {
        var rest = unit.StartsWith("per cent", StringComparison.Ordinal) ? unit["per cent".Length..] : unit.StartsWith("£ an hour", StringComparison.Ordinal) ? unit[1..] : " " + unit;
        return (Value(value, unit) + rest).TrimEnd();
    }

    public static string? Status(PublishedRow row) => (row.Status, row.Evidence) switch
    {
        (PublishedStatus.Withdrawn, _) => "withdrawn",
        (PublishedStatus.Revised, _) => "revised",
        (PublishedStatus.Provisional, _) => "provisional",
        (PublishedStatus.Implied, _) => "implied",
        (_, Evidence.Derived) => "worked out",
        (_, Evidence.General) => "not verified",
        _ => null,
    };

    public static string NoValue(SeriesNoValue why) => why switch
    {
        SeriesNoValue.Withdrawn => "withdrawn, and nothing has taken its place",
        SeriesNoValue.NotInEdition => "not in this edition",
        SeriesNoValue.NotYetOut => "not out by that day",
        _ => "no such period",
    };

    /// <summary>"+52,000 (+3.4%)"; of rates the difference alone, in percentage points.</summary>
    public static string Change(ComputedChange change, string unit) =>
        unit.StartsWith("per cent", StringComparison.Ordinal) ? $"{Signed(change.Difference)} points"
        : change.Percent is { } percent ? $"{Signed(change.Difference)} ({Signed(percent)}%)" : Signed(change.Difference);

    public static string Signed(decimal value) => (value > 0 ? "+" : "") + Format.Number(value, value.Scale);
}
