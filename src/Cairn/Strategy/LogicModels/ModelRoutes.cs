using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Strategy;

/// <summary>Who may read and draw logic models, and claim a contribution.</summary>
internal static class ModelRoutes
{
    public static void Open(House house)
    {
        foreach (var page in new[] { ReadyModelsPage.Route, ReadyModelPage.Route, ContributionPage.Route, OneModelPage.Route, OneClaimPage.Route })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Access.Allow("GET", KeptModelPage.Route, PlanKeeper.Roles, Relation.Own);
        foreach (var page in new[] { KeptModelsPage.Route, KeepBoxPage.Route, KeepArrowPage.Route, KeepRivalsPage.Route, MakeClaimPage.Route, KeptClaimPage.Route, AnswerClaimPage.Route, TestClaimPage.Route })
            house.Access.Allow("GET,POST", page, PlanKeeper.Roles, Relation.Own);
    }
}
