using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Which services there are, how many people each has and who provides them: everything that the records are then spelt out from.</summary>
internal sealed class DemoPlan
{
    private static readonly int[] GroupSizes = [1, 1, 1, 1, 1, 2, 2, 3, 5, 12];

    private readonly DemoRandom random;
    private readonly DemoAssumptions assumptions;
    private readonly List<PlannedService> services = [];
    private readonly List<PlannedProvider> providers = [];

    public DemoPlan(int seed, Packs packs, DemoAssumptions assumptions)
    {
        random = new DemoRandom(seed);
        this.assumptions = assumptions;
        providers.AddRange(assumptions.Areas.Select((_, area) => new PlannedProvider("public", area)));
        var cells = new DemoPath(packs, assumptions).Cells(DemoPath.FirstYear);
        for (var s = 0; s < cells.Length; s++)
            for (var t = 0; t < cells[s].Length; t++)
                for (var a = 0; a < cells[s][t].Length; a++)
                    Split(s, t, a, cells[s][t][a]);
        LargeProvider.Take(services, providers, random, assumptions["large-provider"]);
        Group();
        Count();
        Large = assumptions.Areas.Count;
    }

    public IReadOnlyList<PlannedService> Services => services;

    /// <summary>The councils in the order of their areas, then the large provider and its subsidiaries, then all others.</summary>
    public IReadOnlyList<PlannedProvider> Providers => providers;

    /// <summary>Number of the large provider.</summary>
    public int Large { get; }

    /// <summary>Cuts the people of one sub-sector, employer and area into services of about the usual size, each between half and one and a half.</summary>
    private void Split(int subSector, int type, int area, int people)
    {
        if (people == 0)
            return;
        var usual = assumptions.SubSectors[subSector].StaffPerService;
        var count = Math.Clamp((people + usual / 2) / usual, 1, people);
        var weights = Enumerable.Range(services.Count, count).Select(n => 500 + random.Below(Draw.Sizes, n, 1001)).ToArray();
        foreach (var more in Apportion.By(people - count, weights))
            services.Add(new PlannedService(subSector, type, area, 1 + more) { Provider = type == 0 ? area : -1 });
    }

    /// <summary>Gives the services that are nobody's yet to providers: neighbours in the list, so in one area or the next.</summary>
    private void Group()
    {
        for (int s = 0; s < services.Count;)
        {
            if (services[s].Provider >= 0)
            {
                s++;
                continue;
            }
            var (first, number) = (services[s], providers.Count);
            providers.Add(new PlannedProvider(DemoAssumptions.EmployerTypes[first.Type], first.Area, Alone: first.Staff == 1));
            var size = first.Staff == 1 ? 1 : GroupSizes[random.Below(Draw.Group, number, GroupSizes.Length)];
            for (; size > 0 && s < services.Count && services[s].SubSector == first.SubSector && services[s].Type == first.Type; s++)
                if (services[s].Provider < 0)
                {
                    services[s].Provider = number;
                    size--;
                }
        }
    }

    private void Count()
    {
        var counts = new int[providers.Count];
        foreach (var service in services)
            service.Nth = counts[service.Provider]++;
    }
}

/// <param name="SubSector">Numbers into the assumptions' lists.</param>
internal sealed record PlannedService(int SubSector, int Type, int Area, int Staff)
{
    public int Provider { get; set; }

    /// <summary>Which of its provider's services it is, from 0.</summary>
    public int Nth { get; set; }
}

/// <param name="Alone">One person who is the whole provider.</param>
internal sealed record PlannedProvider(string Type, int Area, int? Parent = null, bool Alone = false);
