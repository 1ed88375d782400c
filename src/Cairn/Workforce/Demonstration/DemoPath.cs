using System.Globalization;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>How many people each sub-sector, area and type of employer has in a year: published totals where there are any, the stated
/// assumption elsewhere.</summary>
internal sealed class DemoPath(Packs packs, DemoAssumptions assumptions)
{
    public const int FirstYear = 2013;
    public const int LastYear = 2025;
    private const int LastPublished = 2016;

    private readonly PublishedTable first = packs.Published("scotland-2013-sub-sectors");
    private readonly PublishedTable last = packs.Published("scotland-2016-sub-sectors");
    private readonly PublishedTable totals = packs.Published("scotland-workforce-totals");

    /// <summary>People by sub-sector at the end of a year, in the order of the assumptions' sub-sectors.</summary>
    public int[] SubSectors(int year)
    {
        var start = assumptions.SubSectors.Select(s => (int)first[s.Code].Value!).ToArray();
        if (year == FirstYear)
            return start;
        var known = assumptions.SubSectors.Select((s, i) => Line(start[i], last.Rows.FirstOrDefault(r => r.Code == s.Code)?.Value, year)).ToArray();
        var rest = Apportion.By(Total(year) - known.Sum(k => k ?? 0), [.. start.Select((n, i) => known[i] is null ? n : 0)]);
        return [.. known.Select((k, i) => k ?? rest[i])];
    }

    /// <summary>People by sub-sector, type of employer and area.</summary>
    public int[][][] Cells(int year) =>
        [.. SubSectors(year).Select((people, s) => Apportion.By(people, assumptions.SubSectors[s].Employers)
            .Select(n => Apportion.By(n, assumptions.AreaWeights)).ToArray())];

    private int Total(int year)
    {
        var code = Math.Min(year, LastPublished).ToString(CultureInfo.InvariantCulture);
        return (int)totals.Rows.First(r => r.Code == code && r.Status != PublishedStatus.Withdrawn).Value!;
    }

    private static int? Line(int start, decimal? end, int year) =>
        end is null ? null : start + ((int)end - start) * (Math.Min(year, LastPublished) - FirstYear) / (LastPublished - FirstYear);
}
