using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Who may keep the checks before a start, campaigns abroad and the standing under the employers' code, and who may see which employers adhere (R9, R10, R11).</summary>
internal static class StartingRoutes
{
    private const string Provider = "/providers/{organisation:guid}";

    public static void Open(House house)
    {
        foreach (var page in new[] { "/starting", "/recruitment", "/code" })
            house.Access.Allow("GET", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        foreach (var page in new[] { "/starting/new", "/starting/{person:guid}", "/starting/{person:guid}/{check}", "/recruitment/new", "/recruitment/{campaign:guid}", "/recruitment/{campaign:guid}/{person:guid}" })
            house.Access.Allow("GET,POST", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        // Only a manager answers for a start without a check.
        house.Access.Allow("GET,POST", Provider + "/starting/{person:guid}/{check}/waive", [Role.ProviderManager], Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET", "/recruitment-code", [Role.Statistician, Role.Administrator]);
        house.Access.Allow("GET", "/areas/{area}/recruitment-code", [Role.Council]);
        house.Navigation.Add(new NavigationRow("Recruiting abroad", "/recruitment-code", 48));
        house.Navigation.Add(new NavigationRow("Recruiting abroad", "/areas/{area}/recruitment-code", 48));
    }
}
