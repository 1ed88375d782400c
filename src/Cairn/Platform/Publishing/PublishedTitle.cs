using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Platform.Publishing;

public static class PublishedTitle
{
    /// <summary>The table's title with the year that the figures describe, once.</summary>
    public static string Dated(this PublishedTable table)
    {
        var year = table.AsAt.Year.ToString(CultureInfo.InvariantCulture);
        return table.Title.Contains(year, StringComparison.Ordinal) ? table.Title : $"{table.Title}, {year}";
    }
}
