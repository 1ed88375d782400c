using System.Text.Json;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Jobs;

/// <summary>A job's progress as server-sent events; the page shows the same without script, when it is loaded again.</summary>
public static class JobProgress
{
    public const string Route = "/providers/{organisation:guid}/jobs/{job:guid}/progress";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, Stream);

    private static async Task Stream(HttpContext http, Guid organisation, Guid job, Store store, Visit visit, CancellationToken stop)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        string? last = null;
        while (!stop.IsCancellationRequested)
        {
            // Each look has a context of its own: the stream may last longer than any transaction should.
            await using var db = await store.Read(visit.Scope);
            var now = await db.Set<Job>().AsNoTracking().Where(j => j.Id == job && j.OrganisationId == organisation)
                .Select(j => new { j.State, j.Step, Done = j.DoneUnits, Total = j.TotalUnits, j.Problem }).FirstOrDefaultAsync(stop);
            if (now is null)
                return;
            var text = JsonSerializer.Serialize(new { state = now.State.ToString(), step = now.Step, done = now.Done, total = now.Total, problem = now.Problem });
            if (text != last)
            {
                await http.Response.WriteAsync($"data: {last = text}\n\n", stop);
                await http.Response.Body.FlushAsync(stop);
            }
            if (now.State is JobState.Done or JobState.Failed)
                return;
            await Task.Delay(400, stop);
        }
    }
}
