using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Regulators' lists at the door: everybody reads them, some bring them, providers claim their services.</summary>
internal static class ServiceListRoutes
{
    private const string Root = "/regulated-services", Provider = "/providers/{organisation:guid}/regulated-services";
    private static readonly Role[] Bringers = [Role.Administrator, Role.Statistician, Role.Registrar];

    public static void Open(House house)
    {
        TakeServiceListCommand.Add(house);
        house.Access.Allow("GET", Root, AccessTable.Everyone);
        house.Access.Allow("GET", Root + "/{regulator}/{number}", AccessTable.Everyone);
        house.Access.Allow("GET,POST", Root + "/lists", Bringers);
        house.Access.Allow("GET", Root + "/lists/{id:guid}", Bringers);
        house.Access.Allow("GET", Provider, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", Provider + "/{regulator}/{number}", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Navigation.Add(new NavigationRow("Regulated services", Root, 45) { NotFor = [Role.StrategyLead] });
    }
}
