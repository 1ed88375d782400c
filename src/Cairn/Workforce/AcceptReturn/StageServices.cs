using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>New versions of services and their posts, and the end of services that closed.</summary>
internal static class StageServices
{
    public static async Task Save(Db db, IReadOnlyList<ServiceRow> rows, StageRows stage, CancellationToken stop)
    {
        List<Service> services = [];
        List<Post> posts = [];
        List<long> ended = [];
        List<Guid> changed = [];
        var held = await Difference.Services(db, rows.Select(r => r.Place?.Record), stop);
        foreach (var (row, known) in rows)
        {
            if (known is not { } place || row.Status is not (RowStatus.New or RowStatus.Update))
                continue;
            var next = stage.Version(ServiceAnswers.From(row), place.Record, place.Organisation, "workplace");
            if (held.TryGetValue(place.Record, out var current))
            {
                var fields = ServiceAnswers.Differing(current, next).ToList();
                if (fields.Count == 0)
                    continue;
                (next.Area, next.SubSector) = (current.Area, current.SubSector); // not asked in the file
                ended.Add(current.Id);
                changed.Add(place.Record);
                db.Note(nameof(Service), place.Record, place.Organisation, Side(fields, f => f.Before), Side(fields, f => f.After));
            }
            else
            {
                db.Note(nameof(Service), place.Record, place.Organisation, null, (JsonObject)JsonNode.Parse(next.Answers)!);
            }
            services.Add(next);
            posts.AddRange(ServiceAnswers.Posts(row).Select(p =>
            {
                p.ServiceId = place.Record;
                return stage.Version(p, NewId.Next(), place.Organisation, "workplace");
            }));
        }
        await stage.EndVersions<Service>(db, ended, stop);
        if (changed.Count > 0)
            await stage.EndVersions<Post>(db, await db.Set<Post>().Where(p => EF.Parameter(changed).Contains(p.ServiceId)).Select(p => p.Id).ToListAsync(stop), stop);
        await db.Store.Engine.Insert(db, BulkTable<Service>.Of(db), services, stop);
        await db.Store.Engine.Insert(db, BulkTable<Post>.Of(db), posts, stop);
    }

    /// <summary>Ends services that closed, and their posts: a service's last version says when, and is not current.</summary>
    public static async Task Close(Db db, IReadOnlyList<ReturnDifference> closed, StageRows stage, CancellationToken stop)
    {
        var days = closed.ToDictionary(c => c.Record, c => c.LeftOn!.Value);
        var current = await db.Set<Service>().AsNoTracking().Where(s => days.Keys.Contains(s.Record)).ToListAsync(stop);
        await stage.EndVersions<Service>(db, [.. current.Select(s => s.Id)], stop);
        await stage.EndVersions<Post>(db, await db.Set<Post>().Where(p => days.Keys.Contains(p.ServiceId)).Select(p => p.Id).ToListAsync(stop), stop);
        foreach (var service in current)
        {
            stage.Version(service, service.Record, service.OrganisationId, "services closed");
            (service.Id, service.EndedBy, service.Until, service.ClosedOn) = (0, stage.Batch, stage.Today, days[service.Record]);
            db.Note(nameof(Service), service.Record, service.OrganisationId, null, new JsonObject { ["closed on"] = days[service.Record].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        }
        await db.Store.Engine.Insert(db, BulkTable<Service>.Of(db), current, stop);
    }

    private static JsonObject Side(IEnumerable<(string Column, string Before, string After)> fields, Func<(string Column, string Before, string After), string> which)
    {
        var side = new JsonObject();
        foreach (var field in fields)
            side[field.Column] = which(field);
        return side;
    }
}
