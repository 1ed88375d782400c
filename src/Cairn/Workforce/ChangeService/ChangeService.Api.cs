using Cairn.Platform.Api;

namespace Cairn.Workforce;

internal static class ChangeServiceApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["ServiceChanges"] = _ => JsonShape.Object("Answers that change.",
        [
            ("version", JsonShape.Whole("The version that you read. If it is no longer the newest, nothing is changed and the answer is 409. Left out, your answers win.", 1042).OrNull(), false),
            ("answers", JsonShape.Ref("ServiceAnswers"), true),
        ]);
        api.Add(new("PATCH", MachineAccess.OneService, "changeService", [MachineAccess.ServicesWrite], "Change a service's answers", new(200, "Kept. The service as it is now.", "Service"), Answer)
        {
            Tag = "Services", Body = "ServiceChanges", Description = "What is not named stays as it is; null takes an answer away, and a list takes the place of the whole list. Where nothing differs there is no new version.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("service");
        await ChangeService.Run(call.Keeper(), new(record, call.Whole("version"), call.AnswersOf(MachineAnswers.OfServices)), call.Key, stop);
        return new(200, await call.Service(record, stop));
    }
}
