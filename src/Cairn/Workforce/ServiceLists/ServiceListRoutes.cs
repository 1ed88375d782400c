using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Regulators' lists at the door: everybody reads them, some bring them, providers claim their services.</summary>
internal static class ServiceListRoutes
{
    private const string Root = "/regulated-services";
    private static readonly Role[] Bringers = [Role.Administrator, Role.Statistician, Role.Registrar];

    public static void Open(House house)
    {
        TakeServiceListCommand.Add(house);
        house.Access.Allow("GET", Root, AccessTable.Everyone);
        house.Access.Allow("GET", Root + "/{regulator}/{number}", AccessTable.Everyone);
        house.Access.Allow("GET,POST", Root + "/lists", Bringers);
        house.Access.Allow("GET", Root + "/lists/{id:guid}", Bringers);
        house.Navigation.Add(new NavigationRow("Regulated services", Root, 45));
    }
}
