using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Facts of a year's end that was counted before the record began: people, whole-time equivalents, vacancies, starters and leavers by sub-sector, area and sector.</summary>
internal static class CountedYears
{
    /// <returns>Null where the day is no year's end that was counted.</returns>
    public static async Task<(Cairn.Engine.Measures.Facts Facts, string Source)?> Read(Store store, string country, DateOnly day, CancellationToken stop)
    {
        if (day is not { Month: 12, Day: 31 })
            return null;
        await using var db = await store.Read(Scope.Sector, stop);
        var rows = await db.Set<YearSnapshot>().AsNoTracking().Where(s => s.Country == country && s.Year == day.Year).ToListAsync(stop);
        return rows.Count == 0 ? null : (Of(rows), rows[0].Source);
    }

    private static Cairn.Engine.Measures.Facts Of(List<YearSnapshot> rows)
    {
        var facts = new CountryFacts();
        var (workers, posts) = (new ColumnsBuilder([], [RowColumns.Count, "wte"]), new ColumnsBuilder([], CountryFacts.PostNumbers));
        for (var n = 0; n < rows.Count; n++)
        {
            foreach (var column in CountryFacts.ServiceCodes)
                facts.OfServices[column].Add(facts.Codes[column].Number(column switch
                {
                    "area" => rows[n].Area, "sub-sector" => rows[n].SubSector, "sector" => rows[n].EmployerType, "vacancies-said" or "flows-said" => "yes", _ => null,
                }));
            workers.Add(n, [], [rows[n].Headcount, (int)rows[n].WholeTimeHundredths]);
            posts.Add(n, [], [rows[n].Vacancies, rows[n].Starters, rows[n].Leavers]);
        }
        facts.Slices[CountryFacts.Workers] = workers.Build(facts.OfServices["provider"], null).Slices;
        facts.Slices[CountryFacts.Posts] = posts.Build(facts.OfServices["provider"], null).Slices;
        return facts.Make();
    }
}
