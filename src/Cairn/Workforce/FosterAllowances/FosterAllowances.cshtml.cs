using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What councils pay foster carers beside the national minimum, for everybody (W13).</summary>
public sealed class FosterAllowancesPage(Db db, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";

    public IReadOnlyList<AllowanceRow> Rows { get; private set; } = [];
    /// <summary>Those in which the minimum is not reached, the widest gap first.</summary>
    public IReadOnlyList<AllowanceRow> Below => [.. Rows.Where(r => r.Gap > 0).OrderByDescending(r => r.Gap).ThenBy(r => r.Area, StringComparer.Ordinal)];

    public Bars? Gaps => Below.Count == 0 ? null : new Bars(
        new ChartText("gaps", "Gap to the minimum, a week for a child", $"The widest is {Format.Money(Below[0].Gap)}, in {Below[0].Area}."),
        [.. Below.Select(r => new Bar($"{r.Area}, {r.Band}", r.Gap, Format.Money(r.Gap)))], ["Council area and age", "Gap a week"]);

    public IReadOnlyList<FosterMinimum> Minimum { get; private set; } = [];

    public DateOnly Day => clock.Today;
    public string CountryName => packs[Country].Name;
    public string ListTitle => packs[Country].Lists.GetValueOrDefault("foster-minimum")?.Title ?? "";
    public IReadOnlyList<Choice> Countries => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];

    public async Task OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        Minimum = FosterMinimum.On(packs[Country], Day);
        Rows = AllowanceRow.Of(await db.Set<FosterAllowance>().AsNoTracking().Where(a => a.Country == Country).ToListAsync(stop), packs[Country], Day, exact: false);
    }
}
