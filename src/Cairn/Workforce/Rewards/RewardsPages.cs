using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Who may say and see what providers offer, how they do as employers, and what they ask of each other (W11, W12).</summary>
public static class RewardsPages
{
    private const string Provider = "/providers/{organisation:guid}";

    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RewardAssociations>());
        house.Access.Allow("GET", "/rewards", AccessTable.Everyone);
        house.Access.Allow("GET", "/practice", AccessTable.Everyone);
        foreach (var page in new[] { "/policies", "/policies/{policy}" })
            house.Access.Allow("GET", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        // Whoever works there may read what it has adopted.
        foreach (var page in new[] { "/policies", "/policies/{policy}" })
            house.Access.Allow("GET", Provider + page, [Role.Worker], Relation.Own);
        house.Access.Allow("GET", Provider + "/help", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        foreach (var page in new[] { "/practice", "/practice/{year:int}", "/practice/{year:int}/{heading}", "/policies/{policy}/adopt", "/help/new", "/help/{notice:guid}" })
            house.Access.Allow("GET,POST", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        foreach (var page in new[] { "/rewards", "/rewards/{element}", "/grades", "/grades/{grade}" })
            house.Access.Allow("GET,POST", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
    }
}
