using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Strategy;

/// <summary>Who keeps plans, who reports on actions, and what everybody reads.</summary>
internal static class PlanRoutes
{
    public static void Open(House house)
    {
        foreach (var page in new[] { PublishedPlansPage.Route, OnePlanPage.Route, PlanViewPage.Route, OneActionPage.Route })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        foreach (var page in new[] { KeptPlansPage.Route, KeptPlanPage.Route, PlanHistoryPage.Route })
            house.Access.Allow("GET", page, PlanKeeper.Roles, Relation.Own);
        foreach (var page in new[] { MakePlanPage.Route, ChangePlanPage.Route, KeepElementPage.Route, KeepActionPage.Route, KeepWaitsPage.Route, KeepRisksPage.Route, PublishPlanPage.Route, ClosePlanPage.Route })
            house.Access.Allow("GET,POST", page, PlanKeeper.Roles, Relation.Own);
        house.Access.Allow("GET", CommitmentsPage.Route, [.. AccessTable.Provider, Role.StrategyLead], Relation.Own);
        house.Access.Allow("GET", MyActionsPage.Route, ActionWork.Roles);
        house.Access.Allow("GET,POST", MyActionPage.Route, ActionWork.Roles);
        Role[] workers = [.. AccessTable.Provider, Role.Worker];
        house.Navigation.Add(new NavigationRow("Your plans", KeptPlansPage.Route, 5) { NotFor = AccessTable.Provider });
        house.Navigation.Add(new NavigationRow("My actions", MyActionsPage.Route, 6) { NotFor = workers });
        house.Navigation.Add(new NavigationRow("Plans", PublishedPlansPage.Route, 45) { NotFor = [.. AccessTable.Everyone.Where(r => r is not Role.StrategyLead)] });
        house.Reminders.Add(OwnedAction.Reminders);
    }
}
