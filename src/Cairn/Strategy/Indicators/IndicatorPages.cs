using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>Who keeps indicators, and who reads them.</summary>
internal static class IndicatorPages
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<IndicatorFigures>());
        house.Access.Allow("GET", KeptIndicatorsPage.Route, PlanKeeper.Roles, Relation.Own);
        foreach (var page in new[] { MakeIndicatorPage.Route, KeptIndicatorPage.Route, ChangeIndicatorPage.Route, EnterIndicatorValuePage.Route })
            house.Access.Allow("GET,POST", page, PlanKeeper.Roles, Relation.Own);
        foreach (var page in new[] { PlanIndicatorsPage.Route, OneIndicatorPage.Route })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Jobs[ReadIndicators.Kind] = run => ReadIndicators.Work(run, house.Ask(run.Store, Packs.Load(Packs.Beside)).Measures);
        house.Daily.Add(ReadIndicators.Kind);
        house.DemonstrateAlso.Add(LoadIndicators.Into);
        ListIndicatorsCli.Add(house);
    }
}
