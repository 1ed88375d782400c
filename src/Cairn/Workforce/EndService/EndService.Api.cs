using Cairn.Platform.Api;

namespace Cairn.Workforce;

internal static class EndServiceApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["Closing"] = _ => JsonShape.Object("When a service closed.",
        [
            ("closedOn", JsonShape.Day("The first day on which it was run no longer, up to today."), true),
            ("version", JsonShape.Whole("The version that you read. If it is no longer the newest, nothing is changed and the answer is 409.", 1042).OrNull(), false),
        ]);
        api.Add(new("POST", MachineAccess.OneService + "/end", "endService", [MachineAccess.ServicesWrite], "Say that a service has closed", new(200, "Closed. The service as it stood last.", "Service"), Answer)
        {
            Tag = "Services", Body = "Closing", Description = "Ends the service's record and its posts. It is refused while anybody works there or a post is vacant. What was held stays readable.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("service");
        await EndService.Run(call.Keeper(), new(record, call.Whole("version"), call.Day("closedOn")), call.Key, stop);
        return new(200, await call.Service(record, stop));
    }
}
