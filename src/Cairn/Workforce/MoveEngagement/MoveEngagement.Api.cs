using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class MoveEngagementApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["Move"] = _ => JsonShape.Object("Where somebody goes on working.",
        [
            ("to", JsonShape.Id("The record of the service to which they move."), true),
            ("reference", JsonShape.Text("A new reference, where somebody there has theirs; else left out or null.", "W00043", longest: 50).OrNull(), false),
            ("version", JsonShape.Whole("The version that you read. If it is no longer the newest, nothing is changed and the answer is 409.", 1042).OrNull(), false),
        ]);
        api.Add(new("POST", MachineAccess.OnePerson + "/move", "moveEngagement", [MachineAccess.StaffWrite], "Move somebody to another service", new(200, "Moved. The record as it is now.", "Engagement"), Answer)
        {
            Tag = "Staff", Body = "Move", Description = "Somebody goes on working in another service of the provider, in the same country. The whole record goes with them.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("engagement");
        await MoveEngagement.Run(call.Keeper(), new(record, call.Whole("version"), call.Id("to")!.Value, call.Text("reference")), call.Key, stop);
        return new(200, await call.Engagement(record, stop));
    }
}
