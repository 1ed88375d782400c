using Cairn.Platform.Database;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The same sub-sector across the country's council areas in the last year that was counted: what a provider's rates stand among.</summary>
/// <param name="Areas">One row an area.</param>
public sealed record LikeServices(string SubSector, int Year, string Source, IReadOnlyList<LikeServices.Area> Areas)
{
    /// <summary>Fewer say nothing about where one stands.</summary>
    public const int FewestAreas = 8;

    public sealed record Area(int Staff, int Vacancies, int Leavers)
    {
        public decimal Vacancy => Vacancies * 100m / (Vacancies + Staff);

        public decimal Turnover => Leavers * 100m / Staff;
    }

    /// <returns>Null where no year was counted, or too few areas were.</returns>
    public static async Task<LikeServices?> Find(Db db, string country, string subSector, CancellationToken stop)
    {
        var all = db.Set<YearSnapshot>().AsNoTracking().Where(s => s.Country == country);
        var rows = await all.Where(s => s.SubSector == subSector && s.Year == all.Max(o => o.Year))
            .Select(s => new { s.Year, s.Area, s.Headcount, s.Vacancies, s.Leavers, s.Source }).ToListAsync(stop);
        var areas = rows.GroupBy(r => r.Area).Select(g => new Area(g.Sum(r => r.Headcount), g.Sum(r => r.Vacancies), g.Sum(r => r.Leavers))).Where(a => a.Staff > 0).ToList();
        return areas.Count < FewestAreas ? null : new LikeServices(subSector, rows[0].Year, rows[0].Source, areas);
    }

    /// <summary>Where a rate stands; null where there is none.</summary>
    /// <param name="what">"vacancies" or "turnover": once on a page.</param>
    public Place? Stand(string what, Rate own, Func<Area, decimal> rate)
    {
        if (own.Percent is not { } percent)
            return null;
        var all = Areas.Select(rate).Order().ToList();
        decimal At(decimal share) => all[(int)decimal.Round((all.Count - 1) * share, MidpointRounding.AwayFromZero)];
        var lower = all.Count(r => r < percent);
        return new Place(
            new ChartText($"place-{what}", $"Your {what} among like services", $"Yours is {Format.Percent(percent)}; {lower} of {all.Count} council areas are lower; the middle one is {Format.Percent(At(0.5m))}."),
            percent, all[0], At(0.25m), At(0.5m), At(0.75m), all[^1], v => Format.Percent(v), "Middle area");
    }
}
