using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Series of published figures at the door: everybody reads them, statisticians import them.</summary>
internal static class SeriesRoutes
{
    public static readonly Role[] Importers = [Role.Administrator, Role.Statistician];

    public static void Open(House house)
    {
        ImportPublishedCommand.Add(house);
        house.Access.Allow("GET", "/series", AccessTable.Everyone);
        house.Access.Allow("GET", "/series/{series}", AccessTable.Everyone);
        house.Access.Allow("GET", "/series/disagreements", AccessTable.Everyone);
        house.Access.Allow("GET,POST", "/series/import", Importers);
        house.Access.Allow("GET", "/series/files/{id:guid}", Importers);
        house.Navigation.Add(new NavigationRow("Series", "/series", 14) { NotFor = [.. AccessTable.Provider, Role.Worker, Role.Registrar, Role.StrategyLead] });
    }
}
