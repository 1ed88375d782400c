using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>What a worker may know and ask of what is held about them, and what their employer must do with it.</summary>
public static class OwnDataPages
{
    private const string Provider = "/providers/{organisation:guid}";

    public static void Open(House house)
    {
        house.Access.Allow("GET", "/me/looks", [Role.Worker]);
        house.Access.Allow("GET,POST", "/me/ask", [Role.Worker]);
        house.Access.Allow("GET", "/me/everything", [Role.Worker]);
        house.Access.Allow("GET", EverythingFile.Route, [Role.Worker]);

        house.Access.Allow("GET", Provider + "/record-requests", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", Provider + "/record-requests/{request:guid}", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET", Provider + "/retention", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", Provider + "/staff/{engagement:guid}/hold", [Role.ProviderManager], Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", Provider + "/staff/{engagement:guid}/erase", [Role.ProviderManager], Relation.Own, Relation.DataOwned);

        RunRetentionCli.Add(house);
        house.EraseAgain = EraseRecord.Again;
        house.Jobs[RunRetention.Kind] = RunRetention.Work;
        house.Daily.Add(RunRetention.Kind);
    }
}
