using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>The data set: what providers return, the record that it becomes, and the figures made of it.</summary>
public static class WorkforceRoom
{
    public static void Open(House house)
    {
        house.Access.Allow("GET", "/", AccessTable.Everyone);
        house.Access.Allow("GET", "/about/figures", AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("The sector", "/", 10));
        CheckFilesCommand.Add(house);
        ReturnRoutes.Open(house);
        house.Routes(DownloadFindings.Map);
        house.Routes(DownloadRecord.Map);
        house.Routes(EverythingFile.Map);
        house.Routes(SurveyResultFile.Map);
        house.Routes(ReleaseFiles.Map);
        house.Demonstrate = (store, progress, stop) => LoadDemonstration.Into(store, house.DemonstrateAlso, progress, stop);
        LoadDemonstrationCli.Add(house);
        RecordPages.Open(house);
        OwnDataPages.Open(house);
        SurveyPages.Open(house);
        ServiceListRoutes.Open(house);
        SeriesRoutes.Open(house);
        MachineAccess.Open(house);
        MeasurePages.Open(house);
        CarersRoutes.Open(house);
        RewardsPages.Open(house);
        StartingRoutes.Open(house);
        RegisteredStaffPages.Open(house);
        RegistrationWebhook.Open(house);
        RecordWebhook.Open(house);
    }
}
