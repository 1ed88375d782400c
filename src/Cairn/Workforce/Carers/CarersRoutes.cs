using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Everyone who cares, and fair work, at the door: everybody reads, councils and providers say what they know.</summary>
internal static class CarersRoutes
{
    private const string Provider = "/providers/{organisation:guid}";

    public static void Open(House house)
    {
        house.Access.Allow("GET", "/fair-work", AccessTable.Everyone);
        house.Access.Allow("GET", "/carers", AccessTable.Everyone);
        house.Access.Allow("GET", "/foster-allowances", AccessTable.Everyone);
        house.Access.Allow("GET", Provider + "/fair-work", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", Provider + "/volunteers", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", "/areas/{area}/carers", [Role.Council]);
        house.Access.Allow("GET,POST", "/areas/{area}/foster-allowances", [Role.Council]);
        house.Navigation.Add(new NavigationRow("Carers", "/carers", 46) { NotFor = [.. AccessTable.Provider, Role.Worker, Role.Registrar, Role.StrategyLead] });
    }
}
