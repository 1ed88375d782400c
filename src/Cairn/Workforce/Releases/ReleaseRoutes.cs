using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Who may read, publish and withdraw.</summary>
internal static class ReleaseRoutes
{
    public static void Open(House house)
    {
        Role[] publishers = [Role.Statistician, Role.Administrator];
        foreach (var route in new[] { "/publications", "/publications/{name}" })
        {
            house.Access.Allow("GET", route, AccessTable.Everyone);
            house.Access.Allow("POST", route, publishers);
        }
        house.Access.Allow("GET", ReleaseFiles.Route, AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("Publications", "/publications", 13) { NotFor = [.. AccessTable.Provider, Role.Worker, Role.Registrar, Role.StrategyLead] });
        house.Jobs[PublishSummaryJob.Kind] = PublishSummaryJob.Run;
        PublishSummaryCli.Add(house);
    }
}
