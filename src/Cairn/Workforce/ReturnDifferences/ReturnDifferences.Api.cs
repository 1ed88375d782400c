using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What accepting a return would do, record by record, and whom the files leave out.</summary>
internal static class ReturnDifferencesApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["Difference"] = _ => JsonShape.Object("One record that accepting would add, change or move, or that the files leave out.",
            ("difference", JsonShape.Whole("Its number.", 1042)),
            ("kind", JsonShape.OneOf("new: it would be added. changed, moved: see fields. missing: it is on the record and not in the files. missingWithService: so is the service of somebody who is missing.", Enum.GetNames<DifferenceKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))),
            ("of", JsonShape.OneOf("What it is.", "engagement", "service")),
            ("record", JsonShape.Id("The record held; null where it would be new.").OrNull()),
            ("serviceReference", JsonShape.Text("The provider's reference of the service.", "S1")),
            ("reference", JsonShape.Text("The provider's reference of the person; empty for a service.", "W00042")),
            ("name", JsonShape.Text("What the person or the service is called.", "Ailsa Boyd")),
            ("fields", JsonShape.ListOf(JsonShape.Object("One answer.",
                ("column", JsonShape.Text("The file's column.", "HOURLYRATE")), ("before", JsonShape.Text("What is held; null: no answer, or one that this key may not see.", "12.60").OrNull()), ("after", JsonShape.Text("What the file says; null likewise.", "13.40").OrNull())), "What would change.")),
            ("leftOn", JsonShape.Day("Of what is missing: the day that you gave on which somebody left or a service closed; null: it stays.").OrNull()),
            ("leavingReason", JsonShape.Text("Why somebody left, a code of the list “leaving-reasons”.", "1").OrNull()));
        api.Add(new("GET", MachineAccess.OneReturn + "/differences", "listDifferences", [MachineAccess.ReturnsWrite, MachineAccess.StaffRead], "List what accepting would do", new(200, "A leaf of differences.", "Difference", Many: true), List)
        {
            Tag = "Returns", Description = $"In the order in which they were found. Sensitive answers are told with `{MachineAccess.StaffSensitive}` alone.",
        });
    }

    private static async Task<ApiAnswer> List(ApiCall call, CancellationToken stop)
    {
        var (id, organisation, after, limit) = (call.Named("return"), call.Organisation, call.After, call.Limit);
        await ReturnReportApi.Json(call.Db, organisation, id, stop);
        var some = await call.Db.Set<ReturnDifference>().AsNoTracking().Where(d => d.ReturnId == id && d.OrganisationId == organisation && d.Id > after).OrderBy(d => d.Id).Take(limit + 1).ToListAsync(stop);
        var hidden = call.May(MachineAccess.StaffSensitive) ? [] : MachineAnswers.OfEngagements(call.Of<Labels>().Of("")).Where(q => q.Sensitive).Select(q => q.Ask.Column).ToHashSet(StringComparer.Ordinal);
        return ApiAnswer.Leaf(some.Take(limit).Select(d => Json(d, hidden)), some.Count > limit ? some[^2].Id : null);
    }

    private static JsonObject Json(ReturnDifference d, HashSet<string> hidden)
    {
        JsonNode? Told(string[] field, int at) => field[at].Length == 0 || hidden.Contains(field[0]) ? null : field[at];
        return new JsonObject
        {
            ["difference"] = d.Id, ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(d.Kind.ToString()), ["of"] = d.OfService ? "service" : "engagement",
            ["record"] = d.Record == Guid.Empty ? null : d.Record, ["serviceReference"] = d.ServiceReference, ["reference"] = d.Reference, ["name"] = d.DisplayName,
            ["fields"] = new JsonArray([.. JsonSerializer.Deserialize<List<string[]>>(d.Fields)!.Select(f => new JsonObject { ["column"] = f[0], ["before"] = Told(f, 1), ["after"] = Told(f, 2) })]),
            ["leftOn"] = RecordJson.Day(d.LeftOn), ["leavingReason"] = d.LeavingReason?.ToString(CultureInfo.InvariantCulture),
        };
    }
}
