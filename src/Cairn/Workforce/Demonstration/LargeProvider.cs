namespace Cairn.Workforce;

/// <summary>Makes one private provider of an exact number of staff out of private services that the plan already has, so that no count changes.</summary>
internal static class LargeProvider
{
    /// <summary>Of ten services the parent runs six itself, and its three subsidiaries two, one and one.</summary>
    private static readonly int[] Shares = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3];

    public static void Take(List<PlannedService> services, List<PlannedProvider> providers, DemoRandom random, int staff)
    {
        var parent = providers.Count;
        var chosen = Enumerable.Range(0, services.Count)
            .Where(i => services[i] is { Type: 1, SubSector: 0 or 1 })
            .OrderBy(i => random.Bits(Draw.Large, i)).ToList();
        var left = staff;
        for (var n = 0; left > 0; n++)
        {
            var service = services[chosen[n]];
            if (service.Staff > left)
            {
                // The last one is cut in two, and somebody else has the other part.
                services.Insert(chosen[n] + 1, service with { Staff = service.Staff - left });
                service = services[chosen[n]] = service with { Staff = left };
            }
            service.Provider = parent + Shares[n % Shares.Length];
            left -= service.Staff;
        }
        var home = services.First(s => s.Provider == parent).Area;
        for (var p = 0; p <= Shares.Max(); p++)
            providers.Add(new PlannedProvider("private", home, p == 0 ? null : parent));
    }
}
