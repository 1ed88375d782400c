using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What is held, written in the format in which it came: sent back unchanged it changes nothing (W2).</summary>
public static class DownloadRecord
{
    public const string Route = "/providers/{organisation:guid}/returns/download/{file:regex(^(workplace|staff|training)$)}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, Send);

    internal static async Task Send(HttpContext http, string file, Visit visit, CancellationToken stop)
    {
        if (file != "workplace")
            await LookAtRecord.All(visit.Db!, visit.Actor, stop);
        // The writer fills a file of its own first, so that a slow reader holds no database connection.
        var folder = visit.Db!.Store.Settings.File("downloads");
        Directory.CreateDirectory(folder);
        await using var content = new FileStream(Path.Combine(folder, NewId.Next().ToString("N")), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = 1 << 16,
        });
        await Write(visit.Db!, Enum.Parse<ReturnsFile>(file, ignoreCase: true), content, stop);
        await visit.Release();
        content.Position = 0;
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.ContentLength = content.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename={file}.csv";
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(http.Request.Method))
            await content.CopyToAsync(http.Response.Body, stop);
    }

    /// <summary>Rows stand as UPDATE: sent again they change what was changed in them.</summary>
    public static async Task Write(Db db, ReturnsFile file, Stream to, CancellationToken stop)
    {
        var services = await db.Set<Service>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(stop);
        var references = services.ToDictionary(s => s.Record, s => s.Reference);
        switch (file)
        {
            case ReturnsFile.Workplace:
                using (var writer = new WorkplaceWriter(to))
                {
                    foreach (var service in services)
                        writer.Write(ServiceAnswers.ToRow(service, RowStatus.Update));
                }
                break;
            case ReturnsFile.Staff:
                await Staff(db, references, to, stop);
                break;
            default:
                await Training(db, references, to, stop);
                break;
        }
    }

    private static async Task Staff(Db db, Dictionary<Guid, string> references, Stream to, CancellationToken stop)
    {
        var most = await db.Set<Qualification>().GroupBy(q => q.EngagementId).Select(g => g.Count()).OrderByDescending(n => n).FirstOrDefaultAsync(stop);
        using var writer = new StaffWriter(to, Math.Max(most, 3));
        var after = 0L;
        while (true)
        {
            var some = await db.Set<Engagement>().AsNoTracking().Where(e => e.Id > after).OrderBy(e => e.Id).Take(1_000).ToListAsync(stop);
            if (some.Count == 0)
                return;
            after = some[^1].Id;
            var records = some.Select(e => e.Record).ToList();
            var qualifications = (await db.Set<Qualification>().AsNoTracking().Where(q => records.Contains(q.EngagementId)).OrderBy(q => q.Id).ToListAsync(stop)).ToLookup(q => q.EngagementId);
            foreach (var e in some.Where(e => references.ContainsKey(e.ServiceId)))
                writer.Write(StaffAnswers.ToRow(e, references[e.ServiceId], qualifications[e.Record], RowStatus.Update));
        }
    }

    private static async Task Training(Db db, Dictionary<Guid, string> references, Stream to, CancellationToken stop)
    {
        using var writer = new TrainingWriter(to);
        var people = await db.Set<Engagement>().AsNoTracking().Select(e => new { e.Record, e.ServiceId, e.Reference }).ToDictionaryAsync(e => e.Record, stop);
        await foreach (var l in db.Set<LearningRecord>().AsNoTracking().OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (people.TryGetValue(l.EngagementId, out var who) && references.TryGetValue(who.ServiceId, out var service))
                writer.Write(TrainingAnswers.ToRow(l, service, who.Reference));
        }
    }
}

/// <summary>The same for machines.</summary>
internal static class DownloadRecordApi
{
    public static void Open(Platform.Api.ApiTable api)
    {
        Add(api, "workplace", [MachineAccess.ServicesRead], "services");
        Add(api, "staff", [MachineAccess.StaffRead, MachineAccess.StaffSensitive], "staff");
        Add(api, "training", [MachineAccess.StaffRead], "training");
    }

    private static void Add(Platform.Api.ApiTable api, string file, string[] permissions, string what) => api.Add(
        new("GET", $"{MachineAccess.Provider}/record/{file}.csv", $"download{char.ToUpperInvariant(file[0])}{file[1..]}File", permissions, $"Read all {what} as a file", new(200, "The file.", Type: "text/csv"), async (call, stop) =>
        {
            await DownloadRecord.Send(call.Http, file, call.Visit, stop);
            return Platform.Api.ApiAnswer.Written;
        })
        {
            Tag = "Returns", Description = "What is held, in the format of a return. Sent back unchanged it changes nothing.",
        });
}
