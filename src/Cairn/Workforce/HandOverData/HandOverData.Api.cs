using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A key speaks for its own organisation alone: one that reaches a subsidiary's record cannot agree in the subsidiary's name.</summary>
internal static class HandOverDataApi
{
    private const string All = MachineAccess.Provider + "/record-keeping", One = All + "/{subsidiary:guid}";

    public static void Open(ApiTable api)
    {
        api.Schemas["RecordKeeping"] = _ => JsonShape.Object("Who keeps which record.",
            ("records", JsonShape.ListOf(JsonShape.Object("The record of a subsidiary.",
                ("organisation", JsonShape.Id("The subsidiary.")), ("name", JsonShape.Text("What it is called.", "Birch Care")), ("parent", JsonShape.Id("Its parent.")),
                ("keptBy", JsonShape.Id("The one of the two that keeps the record.")),
                ("askedBy", JsonShape.Id("The one of the two that has asked that it changes hands; null where nobody has.").OrNull()),
                ("asked", JsonShape.Instant("When it asked.").OrNull())), "The organisation's own, where it has a parent, and those of its subsidiaries.")));
        api.Schemas["HandOverAnswer"] = _ => JsonShape.Object("The answer of the other side, or of whoever asked and takes it back.", ("agrees", JsonShape.Flag("Whether the record changes hands; false: it stays where it is.", true)));
        api.Add(new("GET", All, "getRecordKeeping", [MachineAccess.ServicesRead], "Read who keeps which record", new(200, "The records.", "RecordKeeping"), (call, stop) => Answer(call, stop))
        {
            Tag = "Provider", Description = "Whose record the organisation or its parent keeps, and what is asked.",
        });
        api.Add(new("POST", One + "/ask", "askHandOver", [MachineAccess.RecordHandOver], "Ask that a record changes hands", new(200, "Asked. The other side has to agree.", "RecordKeeping"), async (call, stop) =>
        {
            await HandOverData.Run(call.Db.Store, call.Visit.Actor, Own(call), call.Named("subsidiary"), call.Key, stop, call.Digest);
            return await Answer(call, stop);
        })
        {
            Tag = "Provider", Description = "The subsidiary or its parent asks the other that the keeping of the subsidiary's record changes hands. Nothing changes until it agrees.",
        });
        api.Add(new("POST", One + "/answer", "answerHandOver", [MachineAccess.RecordHandOver], "Agree to a handing over, or refuse it", new(200, "Done. The records as they are kept now.", "RecordKeeping"), async (call, stop) =>
        {
            await HandOverData.Answer(call.Db.Store, call.Visit.Actor, Own(call), call.Named("subsidiary"), call.Member("agrees")!.Value.GetBoolean(), call.Key, stop, call.Digest);
            return await Answer(call, stop);
        })
        {
            Tag = "Provider", Body = "HandOverAnswer", Description = "The other side agrees, and the record changes hands at once, or refuses. Whoever asked takes it back by refusing.",
        });
    }

    private static Guid Own(ApiCall call) => call.Organisation == call.Visit.Actor.Organisation ? call.Organisation : throw new NoSuchRecordException("A key can ask and agree for its own organisation alone.");

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        var own = Own(call);
        var all = await call.Db.Set<Organisation>().AsNoTracking().Where(o => o.ParentId != null && (o.Id == own || o.ParentId == own)).OrderBy(o => o.NameKey).ToListAsync(stop);
        return new(200, new JsonObject
        {
            ["records"] = new JsonArray([.. all.Select(o => new JsonObject
            {
                ["organisation"] = o.Id, ["name"] = o.Name, ["parent"] = o.ParentId, ["keptBy"] = o.ParentOwnsData ? o.ParentId : o.Id, ["askedBy"] = o.HandOverAskedBy, ["asked"] = o.HandOverAskedAt,
            })]),
        });
    }
}
