using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The provider's services.</summary>
internal static class ServicesApi
{
    private static readonly (string Name, Func<Service, JsonNode?> Held, Func<JsonObject> Schema)[] Answers =
    [
        ("name", s => s.Name, () => JsonShape.Text("What it is called.", "Rowan House")),
        ("mainService", s => s.MainService, () => JsonShape.Text("Main service, a code of the country's list “services”.", "2")),
        ("subSector", s => s.SubSector, () => JsonShape.Text("Sub-sector of the published figures, where the country has them.", "1")),
        ("employerType", s => s.EmployerType, () => JsonShape.Text("A code of the country's list “employer-types”.", "6")),
        ("address1", s => s.Address1, () => JsonShape.Text("First line of the address.", "1 High Street")),
        ("address2", s => s.Address2, () => JsonShape.Text("Second line.", "Oldtown")),
        ("address3", s => s.Address3, () => JsonShape.Text("Third line.", "By the river")),
        ("town", s => s.Town, () => JsonShape.Text("Town.", "Leeds")),
        ("postcode", s => s.Postcode, () => JsonShape.Text("Postcode.", "LS1 1AA")),
        ("area", s => s.Area, () => JsonShape.Text("Council area, a code of the country's list “areas”.", "102")),
        ("regulated", s => s.Regulated, () => JsonShape.Flag("Whether the service is regulated.", true)),
        ("providerNumber", s => s.ProviderNumber, () => JsonShape.Text("The provider's registration number.", "1-123456789")),
        ("locationNumber", s => s.LocationNumber, () => JsonShape.Text("The service's registration number.", "1-123456780")),
        ("places", s => s.Capacity, () => JsonShape.Whole("Places in the main service.", 40)),
        ("inUse", s => s.Utilisation, () => JsonShape.Whole("Of these, in use; or people served.", 35)),
        ("staffStated", s => s.StaffStated, () => JsonShape.Whole("Staff that the provider says it has.", 60)),
    ];

    public static void Open(ApiTable api)
    {
        api.Schemas["ServiceAnswers"] = _ => JsonShape.Object("What the record says of a service.", Answers.Select(a => (a.Name, a.Schema().OrNull(), true)));
        api.Schemas["Service"] = _ => JsonShape.Object("A service.",
        [
            .. RecordJson.Version("the service"),
            ("country", JsonShape.Text("The country whose questions and codes its record goes by.", "england"), true),
            ("reference", JsonShape.Text("The provider's own reference.", "S1"), true),
            ("confirmed", JsonShape.Day("The last day on which somebody said that every answer still holds; null: nobody has.").OrNull(), true),
            ("answers", JsonShape.Ref("ServiceAnswers"), true),
        ]);
        api.Add(new("GET", MachineAccess.Provider + "/services", "listServices", [MachineAccess.ServicesRead], "List services", new(200, "A leaf of services.", "Service", Many: true), List)
        {
            Tag = "Provider", Description = "The services of the organisation and of those whose data it keeps.",
        });
        api.Add(new("GET", MachineAccess.Provider + "/services/{service:guid}", "getService", [MachineAccess.ServicesRead], "Read a service", new(200, "The service.", "Service"), Read)
        {
            Tag = "Provider", Description = "One service as it stands now.",
        });
    }

    private static Task<ApiAnswer> List(ApiCall call, CancellationToken stop) =>
        call.Leaf(call.Db.Own<Service>(), rows => Task.FromResult(rows.Select(JsonNode (s) => Json(s))), stop);

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        var record = call.Named("service");
        return new(200, Json(await call.Db.Own<Service>().FirstOrDefaultAsync(s => s.Record == record, stop) ?? throw new NoSuchRecordException("There is no such service.")));
    }

    private static JsonObject Json(Service s)
    {
        var json = RecordJson.Of(s);
        (json["country"], json["reference"], json["confirmed"]) = (s.Country, s.Reference, RecordJson.Day(s.Confirmed));
        json["answers"] = new JsonObject(Answers.Select(a => KeyValuePair.Create(a.Name, a.Held(s))));
        return json;
    }
}
