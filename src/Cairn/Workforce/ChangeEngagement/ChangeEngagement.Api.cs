using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class ChangeEngagementApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["EngagementChanges"] = _ => JsonShape.Object("Answers that change.",
        [
            ("version", JsonShape.Whole("The version that you read. If it is no longer the newest, nothing is changed and the answer is 409. Left out, your answers win.", 1042).OrNull(), false),
            ("answers", JsonShape.Ref("EngagementAnswers"), true),
        ]);
        api.Add(new("PATCH", MachineAccess.OnePerson, "changeEngagement", [MachineAccess.StaffWrite], "Change somebody's answers", new(200, "Kept. The record as it is now.", "Engagement"), Answer)
        {
            Tag = "Staff", Body = "EngagementChanges", Description = "What is not named stays as it is; null takes an answer away. Where nothing differs there is no new version.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        await ChangeEngagement.Run(call.Keeper(), new(call.Named("engagement"), call.Whole("version"), call.AnswersOfEngagement()), call.Key, stop);
        return new(200, await call.Engagement(call.Named("engagement"), stop));
    }
}
