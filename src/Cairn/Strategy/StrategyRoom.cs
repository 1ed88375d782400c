using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Strategy;

/// <summary>Strategies: what was promised, by whom, and what carries it.</summary>
public static class StrategyRoom
{
    public static void Open(House house)
    {
        foreach (var page in new[] { StrategiesPage.Route, OneStrategyPage.Route, OneElementPage.Route, MeetingsPage.Route })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("Strategies", StrategiesPage.Route, 46) { NotFor = [.. AccessTable.SignedIn.Where(r => r is not (Role.Statistician or Role.Council or Role.StrategyLead))] });
        PlanRoutes.Open(house);
        ModelRoutes.Open(house);
        house.DemonstrateAlso.Add(LoadPlan.Into);
        ShowStrategyCli.Add(house);
        IndicatorPages.Open(house);
        house.DemonstrateAlso.Add(LoadModel.Into);
    }
}
