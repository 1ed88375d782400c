using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Returns at the door: who may use their pages, what their jobs do.</summary>
internal static class ReturnRoutes
{
    private const string Root = "/providers/{organisation:guid}/returns";
    private const string One = Root + "/{id:guid}";

    public static void Open(House house)
    {
        foreach (var route in new[] { Root, One, One + "/difference/missing", One + "/difference/services" })
            Allow(house, "GET,POST", route);
        Allow(house, "GET", One + "/difference/{kind:regex(^(new|changed|moved)$)}");
        Allow(house, "GET", DownloadFindings.Route);
        Allow(house, "GET", DownloadRecord.Route);
        house.Navigation.Add(new NavigationRow("Returns", Root, 40));
        house.Jobs[CheckReturn.Kind] = CheckReturn.Run;
        house.Jobs[AcceptReturn.Kind] = AcceptReturn.Run;
        ImportRun.Add(house);
    }

    private static void Allow(House house, string methods, string route) =>
        house.Access.Allow(methods, route, AccessTable.Provider, Relation.Own, Relation.DataOwned);
}
