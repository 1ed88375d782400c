using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Workforce;

/// <summary>The public first page: the sector as it was published.</summary>
public sealed class SectorPage(Packs packs) : PageModel
{
    public PublishedTable SubSectors { get; } = packs.Published(SectorTables.SubSectors);
    public PublishedTable EmployerMix { get; } = packs.Published(SectorTables.Employers);
    public PublishedTable Headlines { get; } = packs.Published(SectorTables.Headlines);
    public PublishedTable England { get; } = packs.Published(SectorTables.EnglandWorkforce);
    public PublishedTable Clients { get; } = packs.Published(SectorTables.EnglandClients);
    public PublishedTable Places { get; } = packs.Published(SectorTables.EnglandPlaces);

    public PublishedCheck Check => PublishedCheck.Of(SubSectors);

    /// <summary>The two largest sub-sectors' share of the published total, in per cent.</summary>
    public decimal TwoLargest => SubSectors.Rows.Select(r => r.Value ?? 0).OrderDescending().Take(2).Sum() / SubSectors.Total!.Value * 100;

    public IChart SubSectorBars => SectorCharts.Counts(SubSectors, "Sub-sector", loud: 2);
    public IChart Employers => SectorCharts.Employers(EmployerMix);
    public IChart ClientBars => SectorCharts.Counts(Clients, "Client group", loud: 1);
    public IChart PlaceBars => SectorCharts.Shares(Places, "Place of work");
}
