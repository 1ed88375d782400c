using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class EndEngagementApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["Leaving"] = services => JsonShape.Object("When and why somebody left.",
            ("on", JsonShape.Day("The day on which they left, up to today.")),
            ("reason", MachineAnswers.Coded("Why.", "leaving-reasons", services)));
        api.Add(new("POST", MachineAccess.OnePerson + "/end", "endEngagement", [MachineAccess.StaffWrite], "Say that somebody has left", new(200, "Ended. The record as it stood last.", "Engagement"), End)
        {
            Tag = "Staff", Body = "Leaving", Description = "Ends the record, with the day and the reason. What was held stays readable.",
        });
        api.Add(new("POST", MachineAccess.OnePerson + "/resume", "resumeEngagement", [MachineAccess.StaffWrite], "Say that somebody has not left", new(200, "The record goes on. As it is now.", "Engagement"), Resume)
        {
            Tag = "Staff", Description = "Takes a leaving back that was a mistake.",
        });
    }

    private static async Task<ApiAnswer> End(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("engagement");
        var reason = int.TryParse(call.Text("reason"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var code) ? code : -1; // which no list has
        await EndEngagement.Run(call.Keeper(), record, call.Day("on"), reason, call.Key, stop);
        return new(200, await call.Engagement(record, stop));
    }

    private static async Task<ApiAnswer> Resume(ApiCall call, CancellationToken stop)
    {
        await EndEngagement.Resume(call.Keeper(), call.Named("engagement"), call.Key, stop);
        return new(200, await call.Engagement(call.Named("engagement"), stop));
    }
}
