using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The decision about a checked return: to take it in, or to leave it.</summary>
internal static class AcceptReturnApi
{
    public static void Open(ApiTable api)
    {
        api.Add(new("POST", MachineAccess.OneReturn + "/accept", "acceptReturn", [MachineAccess.ReturnsWrite], "Accept a return", new(202, "The taking-in has begun.", "Return"), Accept)
        {
            Tag = "Returns", Description = "Makes the checked return part of the record, wholly or not at all. Refused rows are left out; those whom the file leaves out stay.",
        });
        api.Add(new("POST", MachineAccess.OneReturn + "/leave", "leaveReturn", [MachineAccess.ReturnsWrite], "Leave a return", new(200, "Left. Nothing of it becomes part of the record.", "Return"), Leave)
        {
            Tag = "Returns", Description = "Leaves a checked return without taking it in.",
        });
    }

    private static async Task<ApiAnswer> Accept(ApiCall call, CancellationToken stop)
    {
        var id = call.Named("return");
        await AcceptReturn.Start(call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, id, call.Key, stop, call.Digest);
        call.Of<JobWorker>().Wake();
        return new(202, await ReturnReportApi.Json(call.Db, call.Organisation, id, stop), ReturnReportApi.Address(call, id));
    }

    private static async Task<ApiAnswer> Leave(ApiCall call, CancellationToken stop)
    {
        var id = call.Named("return");
        await LeaveReturn.Run(call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, id, stop, call.Key, call.Digest);
        return new(200, await ReturnReportApi.Json(call.Db, call.Organisation, id, stop));
    }
}
