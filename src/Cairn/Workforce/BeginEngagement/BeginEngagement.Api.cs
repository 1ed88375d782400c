using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class BeginEngagementApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["NewEngagement"] = _ => JsonShape.Object("Somebody who starts to work in a service.",
        [
            ("service", JsonShape.Id("The service's record."), true),
            ("reference", JsonShape.Text("Your own reference of them, at most 50 characters and unlike any other in the service; left out or null, they are given the next.", "W00042").OrNull(), false),
            ("answers", JsonShape.Ref("EngagementAnswers"), true),
        ]);
        api.Add(new("POST", MachineAccess.Staff, "beginEngagement", [MachineAccess.StaffWrite], "Add somebody", new(201, "Added. The record as it is now.", "Engagement"), Answer)
        {
            Tag = "Staff", Body = "NewEngagement", Description = "Adds somebody's work in a service. The record needs displayName, mainJobRole and contractType at once; the rest may follow.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var record = await BeginEngagement.Run(call.Keeper(), new(call.Id("service")!.Value, call.Text("reference"), call.AnswersOfEngagement()), call.Key, stop);
        return new(201, await call.Engagement(record, stop), $"{call.Http.Request.Path}/{record}");
    }
}
