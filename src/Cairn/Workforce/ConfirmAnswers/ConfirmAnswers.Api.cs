using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class ConfirmAnswersApi
{
    public static void Open(ApiTable api) => api.Add(
        new("POST", MachineAccess.OnePerson + "/confirm", "confirmEngagement", [MachineAccess.StaffWrite], "Say that the answers still hold", new(200, "Confirmed today. The record as it is now.", "Engagement"), Answer)
        {
            Tag = "Staff", Description = "Says that somebody has looked at every answer and that all of them hold. They keep their age.",
        });

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("engagement");
        if (await ConfirmAnswers.Run<Engagement>(call.Keeper(), [record], call.Key, stop) == 0)
            throw new NoSuchRecordException("There is no such record, or it has ended.");
        return new(200, await call.Engagement(record, stop));
    }
}
