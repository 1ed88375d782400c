using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The provider's services: all, or one of them.</summary>
internal static class ServicesApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["ServiceAnswers"] = services => MachineAnswers.Schema("What the record says of a service, by question. Null: no answer.", MachineAnswers.OfServices, services);
        api.Schemas["Service"] = _ => JsonShape.Object("A service.",
        [
            .. RecordJson.Version("the service"),
            ("country", JsonShape.Text("The country whose questions and codes its record goes by.", "england"), true),
            ("reference", JsonShape.Text("The provider's own reference.", "S1"), true),
            ("subSector", JsonShape.Text("Sub-sector of the published figures, which follows from the main service; null where the country has none.", "care-homes-adults").OrNull(), true),
            ("confirmed", JsonShape.Day("The last day on which somebody said that every answer still holds; null: nobody has.").OrNull(), true),
            ("closedOn", JsonShape.Day("The first day on which it was run no longer; null while it is.").OrNull(), true),
            ("answers", JsonShape.Ref("ServiceAnswers"), true),
            ("toCheck", RecordJson.ToCheck("service", "staffStated", "“Number of staff” is not the number of people on the record. Check it."), false),
        ]);
        api.Add(new("GET", MachineAccess.Services, "listServices", [MachineAccess.ServicesRead], "List services", new(200, "A leaf of services.", "Service", Many: true), List)
        {
            Tag = "Services", Description = "The services of the organisation and of those whose data it keeps.",
        });
        api.Add(new("GET", MachineAccess.OneService, "getService", [MachineAccess.ServicesRead], "Read a service", new(200, "The service.", "Service"), Read)
        {
            Tag = "Services", Description = "One service as it stands; where it has closed, as it stood last.",
        });
        api.Add(new("POST", MachineAccess.OneService + "/confirm", "confirmService", [MachineAccess.ServicesWrite], "Say that a service's answers still hold", new(200, "Confirmed today. The service as it is now.", "Service"), Confirm)
        {
            Tag = "Services", Description = "Says that somebody has looked at every answer and that all of them hold. They keep their age.",
        });
    }

    private static Task<ApiAnswer> List(ApiCall call, CancellationToken stop) =>
        call.Leaf(call.Db.Own<Service>(), rows => Task.FromResult(rows.Select(JsonNode (s) => Json(s, call))), stop);

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop) => new(200, await call.Service(call.Named("service"), stop));

    private static async Task<ApiAnswer> Confirm(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("service");
        if (await ConfirmAnswers.Run<Service>(call.Keeper(), [record], call.Key, stop) == 0)
            throw new NoSuchRecordException("There is no such service, or it has closed.");
        return new(200, await call.Service(record, stop));
    }

    /// <summary>One service as it stands, also where it has closed.</summary>
    public static async Task<JsonObject> Service(this ApiCall call, Guid record, CancellationToken stop)
    {
        var newest = (await call.Db.Versions<Service>(record, stop)).LastOrDefault() ?? throw new NoSuchRecordException("There is no such service.");
        var json = Json(newest, call);
        if (newest.EndedBy == 0)
            json["toCheck"] = RecordJson.ToCheck(await new ServiceSheet(call.Db, call.Of<CountryCodes>().Of(newest.Country), call.Of<Labels>().Of(newest.Country)).ToCheck(newest, stop));
        return json;
    }

    private static JsonObject Json(Service s, ApiCall call)
    {
        var cells = ServiceCells.Of(s, [], call.Of<CountryCodes>().Of(s.Country));
        var json = RecordJson.Of(s);
        (json["country"], json["reference"], json["subSector"]) = (s.Country, s.Reference, s.SubSector);
        (json["confirmed"], json["closedOn"]) = (RecordJson.Day(s.Confirmed), RecordJson.Day(s.ClosedOn));
        json["answers"] = MachineAnswers.Json(MachineAnswers.OfServices(call.Of<Labels>().Of(s.Country)), cells);
        return json;
    }
}
