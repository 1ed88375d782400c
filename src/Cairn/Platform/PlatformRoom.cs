using Cairn.Platform.Access;
using Cairn.Platform.Api;
using Cairn.Platform.Audit;
using Cairn.Platform.Jobs;
using Cairn.Platform.Operate;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Platform;

/// <summary>What every room stands on: the database, access, audit, jobs, the site, the packs.</summary>
public static class PlatformRoom
{
    public static void Open(House house)
    {
        UpCommand.Add(house);
        VerifyAuditCli.Add(house);
        StatusCli.Add(house);
        BackupCli.Add(house);
        PacksCommand.Add(house);
        house.Services(services => services.AddSingleton(Packs.Packs.Load(Packs.Packs.Beside)));
        Shell.Allow(house.Access);
        AccountRoutes.Allow(house.Access);
        house.Access.Allow("GET", JobProgress.Route, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET", JobProgress.OfNobody, [Role.Registrar, Role.Statistician, Role.Administrator]);
        house.Routes(JobProgress.Map);
        Health.Open(house);
        MetricsPage.Open(house);
        house.Access.Allow("GET,POST", OperatorPage.Route, [Role.Administrator]);
        house.Navigation.Add(new NavigationRow("Operator", OperatorPage.Route, 90));
        house.Access.Allow("GET", ApiDescription.Route, AccessTable.Everyone);
        foreach (var page in new[] { "/developers", "/problems/{kind}" })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Routes(ApiDescription.Map);
        house.Routes(ApiEndpoints.Map);
    }
}
