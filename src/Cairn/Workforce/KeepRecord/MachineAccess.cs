using Cairn.Platform;
using Cairn.Platform.Api;

namespace Cairn.Workforce;

/// <summary>What machines may be allowed to do with the record, and the headings under which it is described.</summary>
internal static class MachineAccess
{
    public const string StaffRead = "staff:read", StaffSensitive = "staff:sensitive", StaffWrite = "staff:write", ServicesRead = "services:read", ServicesWrite = "services:write",
        ReturnsWrite = "returns:write", ChangesRead = "changes:read", RecordHandOver = "record:hand-over";

    public const string Provider = ApiTable.Root + "/providers/{organisation:guid}";
    public const string Staff = Provider + "/staff", OnePerson = Staff + "/{engagement:guid}", Returns = Provider + "/returns", OneReturn = Returns + "/{return:guid}";
    public const string Services = Provider + "/services", OneService = Services + "/{service:guid}";

    public static void Open(House house)
    {
        house.Api.Permissions.AddRange(
        [
            new(StaffRead, "Read staff, their training, qualifications and absences", "Without the sensitive answers."),
            new(StaffSensitive, "Read and give sensitive answers about staff", "Date of birth, National Insurance number, ethnicity, disability. Goes together with reading or changing staff."),
            new(StaffWrite, "Add and change staff, and say who has left"),
            new(ServicesRead, "Read the organisation, its services, and what codes mean"),
            new(ServicesWrite, "Add, change and close services, and keep their posts"),
            new(ReturnsWrite, "Send in files as a return, read what the check says, and accept or leave them"),
            new(ChangesRead, "Read which records have changed", "Which and when, without what they say."),
            new(RecordHandOver, "Ask that a record changes hands, and agree or refuse", "Between the organisation and its parent or subsidiaries. Whoever keeps a record decides what is in it."),
        ]);
        house.Api.Tags.AddRange(
        [
            ("Provider", "The organisation, and what codes mean."), ("Services", "The services that the organisation runs, and their posts by role."), ("Staff", "Engagements: one person's work in one service, with the answers that the record asks for."),
            ("Training", "Training that somebody had."), ("Qualifications", "Qualifications that somebody holds."), ("Absences", "Times in which somebody was away from work."),
            ("Returns", "Files in the format of England's bulk upload: sent in, checked, accepted or left; and the record as such files."), ("Changes", "What has changed, in order."), ("Measures", "What can be counted from the record, by documented definitions."),
        ]);
        ProviderApi.Open(house.Api);
        HandOverDataApi.Open(house.Api);
        CodesApi.Open(house.Api);
        ServicesApi.Open(house.Api);
        BeginServiceApi.Open(house.Api);
        ChangeServiceApi.Open(house.Api);
        EndServiceApi.Open(house.Api);
        ClaimServiceApi.Open(house.Api);
        KeepPostsApi.Open(house.Api);
        StaffApi.Open(house.Api);
        BeginEngagementApi.Open(house.Api);
        ChangeEngagementApi.Open(house.Api);
        ConfirmAnswersApi.Open(house.Api);
        ChangeManyApi.Open(house.Api);
        MoveEngagementApi.Open(house.Api);
        EndEngagementApi.Open(house.Api);
        RecordLinesApi.Open(house.Api);
        BringInFilesApi.Open(house.Api);
        ReturnReportApi.Open(house.Api);
        ReturnDifferencesApi.Open(house.Api);
        NameLeaversApi.Open(house.Api);
        CloseServicesApi.Open(house.Api);
        AcceptReturnApi.Open(house.Api);
        DownloadRecordApi.Open(house.Api);
        ChangesApi.Open(house.Api);
        CheckRegisterListApi.Open(house.Api);
    }
}
