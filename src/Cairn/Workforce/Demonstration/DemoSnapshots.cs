using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>Yearly counts by the stated assumptions. Flows close: last year's people, plus starters, less leavers, are this year's.</summary>
internal static class DemoSnapshots
{
    public static IEnumerable<DemoSnapshot> All(Packs packs)
    {
        var assumptions = new DemoAssumptions(packs["scotland"]);
        var (wte, vacancy, leaving) = (assumptions["wte"], assumptions["vacancy"], assumptions["leavers"]);
        var path = new DemoPath(packs, assumptions);
        var before = path.Cells(DemoPath.FirstYear);
        for (var year = DemoPath.FirstYear; year <= DemoPath.LastYear; year++)
        {
            var now = path.Cells(year);
            for (var s = 0; s < now.Length; s++)
                for (var t = 0; t < now[s].Length; t++)
                    for (var a = 0; a < now[s][t].Length; a++)
                    {
                        var (was, people) = (before[s][t][a], now[s][t][a]);
                        if (was == 0 && people == 0)
                            continue;
                        var leavers = Math.Max(PerThousand(was, leaving), was - people);
                        yield return new DemoSnapshot(year, assumptions.SubSectors[s].Code, assumptions.Areas[a].Code, DemoAssumptions.EmployerTypes[t],
                            people, people * wte / 10, PerThousand(PerThousand(people, wte), vacancy), people - was + leavers, leavers);
                    }
            before = now;
        }
    }

    private static int PerThousand(int count, int share) => (count * share + 500) / 1000;
}
