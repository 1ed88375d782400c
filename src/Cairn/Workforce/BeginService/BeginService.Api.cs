using Cairn.Platform.Api;

namespace Cairn.Workforce;

internal static class BeginServiceApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["NewService"] = _ => JsonShape.Object("A service that the organisation begins to run.",
        [
            ("reference", JsonShape.Text("Your own reference of it, at most 50 characters and unlike any other of yours; left out or null, it is given the next.", "S-014").OrNull(), false),
            ("answers", JsonShape.Ref("ServiceAnswers"), true),
        ]);
        api.Add(new("POST", MachineAccess.Services, "beginService", [MachineAccess.ServicesWrite], "Add a service", new(201, "Added. The service as it is now.", "Service"), Answer)
        {
            Tag = "Services", Body = "NewService", Description = "Adds a service. The record needs name, mainService, employerType, the address with town and postcode, area, regulated and staffStated at once; the rest may follow.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var record = await BeginService.Run(call.Keeper(), new(call.Text("reference"), call.AnswersOf(MachineAnswers.OfServices)), call.Key, stop);
        return new(201, await call.Service(record, stop), $"{call.Http.Request.Path}/{record}");
    }
}
