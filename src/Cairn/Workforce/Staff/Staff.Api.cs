using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>The provider's staff: all, of one service, or one of them.</summary>
internal static class StaffApi
{
    public static void Open(ApiTable api)
    {
        api.Schemas["EngagementAnswers"] = services => MachineAnswers.Schema("What the record says of somebody's work, by question. Null: no answer.", MachineAnswers.OfEngagements, services);
        api.Schemas["Engagement"] = _ => RecordJson.EngagementSchema();
        api.Add(new("GET", MachineAccess.Staff, "listStaff", [MachineAccess.StaffRead], "List staff", new(200, "A leaf of staff.", "Engagement", Many: true), List)
        {
            Tag = "Staff", Description = "Everybody whose record is current, of the organisation and of those whose data it keeps.",
            Query = [new("service", "Only those who work in this service.", "uuid", "019acb12-0000-7000-8000-000000000000")],
        });
        api.Add(new("GET", MachineAccess.OnePerson, "getEngagement", [MachineAccess.StaffRead], "Read somebody's record", new(200, "The engagement.", "Engagement"), Read)
        {
            Tag = "Staff", Description = "One engagement as it stands; where it has ended, as it stood last.",
        });
    }

    private static async Task<ApiAnswer> List(ApiCall call, CancellationToken stop)
    {
        await LookAtRecord.All(call.Db, call.Visit.Actor, stop);
        var staff = call.Db.Own<Engagement>();
        if (call.Asked("service") is { } text)
        {
            var service = Guid.Parse(text);
            if (!await call.Db.Own<Service>().AnyAsync(s => s.Record == service, stop))
                throw new NoSuchRecordException("There is no such service.");
            staff = staff.Where(e => e.ServiceId == service);
        }
        return await call.Leaf(staff, async rows =>
        {
            var at = rows.Select(e => e.ServiceId).Distinct().ToList();
            var countries = (await call.Db.Own<Service>().Where(s => at.Contains(s.Record)).Select(s => new { s.Record, s.Country }).ToListAsync(stop)).ToDictionary(s => s.Record, s => s.Country);
            var (labels, may) = (call.Of<Labels>(), call.May(MachineAccess.StaffSensitive));
            return rows.Select(JsonNode (e) => RecordJson.Of(e, labels.Of(countries.GetValueOrDefault(e.ServiceId, "")), may));
        }, stop);
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        await LookAtRecord.One(call.Db, call.Visit.Actor, call.Named("engagement"), stop);
        return new(200, await call.Engagement(call.Named("engagement"), stop));
    }
}
