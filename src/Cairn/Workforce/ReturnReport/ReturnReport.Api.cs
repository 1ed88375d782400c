using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>How a return stands, and what its check found.</summary>
internal static class ReturnReportApi
{
    private static readonly (string Name, string What, Func<Return, long> Of)[] Counts =
    [
        ("staffRows", "Rows of the staff file.", r => r.StaffRows), ("staffRefused", "Of these, refused.", r => r.StaffRefused), ("staffToCheck", "Staff rows with an answer that wants a second look.", r => r.StaffToCheck),
        ("workplaceRows", "Rows of the workplace file.", r => r.WorkplaceRows), ("workplaceRefused", "Of these, refused.", r => r.WorkplaceRefused),
        ("trainingRows", "Rows of the training file.", r => r.TrainingRows), ("trainingRefused", "Of these, refused.", r => r.TrainingRefused), ("errors", "Findings that refuse.", r => r.Errors), ("warnings", "Findings that do not.", r => r.Warnings),
        ("new", "Staff whom accepting would add.", r => r.New), ("changed", "Staff whose answers would change.", r => r.Changed), ("moved", "Staff who would move to another service.", r => r.Moved),
        ("missing", "Staff on the record and not in the file; they stay.", r => r.Missing), ("unchanged", "Staff who would stay as they are.", r => r.Unchanged),
        ("servicesNew", "Services that would be added.", r => r.ServicesNew), ("servicesChanged", "Services whose answers would change.", r => r.ServicesChanged), ("servicesMissing", "Services on the record and not in the file; they stay.", r => r.ServicesMissing),
    ];

    public static void Open(ApiTable api)
    {
        api.Schemas["Return"] = _ => JsonShape.Object("Files that were sent in, and what became of them.",
            ("return", JsonShape.Id("Identifier of the return.")),
            ("state", JsonShape.OneOf("waiting and checking: ask again in a few seconds. checked: accept it or leave it. accepting: ask again. unusable: the files cannot be read, the findings say why. accepted, left and failed are the ends.", Enum.GetNames<ReturnState>().Select(s => s.ToLowerInvariant()))),
            ("sent", JsonShape.Instant("When it was sent in.")), ("ended", JsonShape.Instant("When it was accepted, left or failed; null before.").OrNull()),
            ("progress", JsonShape.Object("How far the work on it is.", [("step", JsonShape.Text("What is being done.", "Checking the staff file"), true), ("done", JsonShape.Whole("How much is done.", 400), true),
                ("total", JsonShape.Whole("Of how much; 0 while that is not known.", 1000), true), ("problem", JsonShape.Text("Why it failed; null where it did not.", "The files could not be taken in.").OrNull(), true)])),
            ("counts", JsonShape.Object("What the check counted; all 0 before.", [.. Counts.Select(c => (c.Name, JsonShape.Whole(c.What, 12)))])));
        api.Schemas["Finding"] = _ => JsonShape.Object("One thing that the check says of a return.",
            ("finding", JsonShape.Whole("Its number.", 1042)), ("file", JsonShape.OneOf("The file.", "staff", "workplace", "training")), ("line", JsonShape.Whole("Line in the file.", 12)),
            ("severity", JsonShape.OneOf("An error refuses the row, a warning does not.", "error", "warning")), ("column", JsonShape.Text("The column.", "HOURLYRATE")), ("value", JsonShape.Text("What stands there.", "0.13")),
            ("message", JsonShape.Text("What is wrong.", "HOURLYRATE is less than 2.50.")), ("advice", JsonShape.Text("What to do.", "Write pounds and pence.")), ("outcome", JsonShape.Text("What became of it.", "Row refused")),
            ("code", JsonShape.Text("Our code of the rule.", "staff.hourlyrate.low")), ("formatCode", JsonShape.Text("The format's own code; empty where its checker says nothing.", "1250")));
        api.Add(new("GET", MachineAccess.OneReturn, "getReturn", [MachineAccess.ReturnsWrite], "Ask how a return stands", new(200, "The return.", "Return"), async (call, stop) => new(200, await Json(call.Db, call.Organisation, call.Named("return"), stop)))
        {
            Tag = "Returns", Description = "Its state, how far the work on it is, and what accepting it would do.",
        });
        api.Add(new("GET", MachineAccess.OneReturn + "/findings", "listFindings", [MachineAccess.ReturnsWrite], "List what the check found", new(200, "A leaf of findings.", "Finding", Many: true), Findings)
        {
            Tag = "Returns", Description = "In the order of the files.",
        });
    }

    public static string Address(ApiCall call, Guid id) => $"{ApiTable.Root}/providers/{call.Organisation}/returns/{id}";

    /// <exception cref="NoSuchRecordException">The organisation has no such return.</exception>
    public static async Task<JsonObject> Json(Db db, Guid organisation, Guid id, CancellationToken stop)
    {
        var r = await db.Set<Return>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.OrganisationId == organisation, stop) ?? throw new NoSuchRecordException("There is no such return.");
        var job = await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == r.JobId, stop);
        return new JsonObject
        {
            ["return"] = r.Id, ["state"] = (r.State is ReturnState.Waiting or ReturnState.Checking && job?.State == JobState.Failed ? ReturnState.Failed : r.State).ToString().ToLowerInvariant(),
            ["sent"] = RecordJson.Instant(r.Uploaded), ["ended"] = RecordJson.Instant(r.Ended),
            ["progress"] = new JsonObject { ["step"] = job?.Step ?? "", ["done"] = job?.DoneUnits ?? 0, ["total"] = job?.TotalUnits ?? 0, ["problem"] = job?.Problem },
            ["counts"] = new JsonObject(Counts.Select(c => KeyValuePair.Create(c.Name, (JsonNode?)c.Of(r)))),
        };
    }

    private static async Task<ApiAnswer> Findings(ApiCall call, CancellationToken stop)
    {
        var id = call.Named("return");
        await Json(call.Db, call.Organisation, id, stop);
        var (after, limit) = (call.After, call.Limit);
        var some = await call.Db.Set<ReturnFinding>().AsNoTracking().Where(f => f.ReturnId == id && f.Id > after).OrderBy(f => f.Id).Take(limit + 1).ToListAsync(stop);
        return ApiAnswer.Leaf(some.Take(limit).Select(f => new JsonObject
        {
            ["finding"] = f.Id, ["file"] = f.File, ["line"] = f.Line, ["severity"] = f.Error ? "error" : "warning", ["column"] = f.Column, ["value"] = f.Value, ["message"] = f.Message,
            ["advice"] = f.Advice, ["outcome"] = f.Outcome, ["code"] = f.Code, ["formatCode"] = f.AscwdsCode,
        }), some.Count > limit ? some[^2].Id : null);
    }
}
