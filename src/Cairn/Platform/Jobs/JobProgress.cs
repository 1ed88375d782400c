using System.Text.Json;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Platform.Jobs;

/// <summary>A job's progress as server-sent events; the page shows the same without script, when it is loaded again.</summary>
public static class JobProgress
{
    public const string Route = "/providers/{organisation:guid}/jobs/{job:guid}/progress";

    /// <summary>Of a job that is no organisation's, such as a publication.</summary>
    public const string OfNobody = "/jobs/{job:guid}/progress";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, Stream);
        routes.MapMethods(OfNobody, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, Guid job, Store store, Visit visit, IHostApplicationLifetime life) => Stream(http, Guid.Empty, job, store, visit, life));
    }

    private static async Task Stream(HttpContext http, Guid organisation, Guid job, Store store, Visit visit, IHostApplicationLifetime life)
    {
        // The stream may last longer than any transaction should: each look has one of its own.
        await visit.Release();
        // A program that stops does not wait for those who watch.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        try
        {
            string? last = null;
            while (await Look(store, visit.Scope, organisation, job, either.Token) is { } now)
            {
                if (last is null)
                    http.Response.ContentType = "text/event-stream";
                var text = JsonSerializer.Serialize(new { state = now.State.ToString(), step = now.Step, done = now.DoneUnits, total = now.TotalUnits, problem = now.Problem });
                if (text != last)
                {
                    await http.Response.WriteAsync($"data: {last = text}\n\n", either.Token);
                    await http.Response.Body.FlushAsync(either.Token);
                }
                if (now.State is JobState.Done or JobState.Failed)
                    return;
                await Task.Delay(400, either.Token);
            }
            if (last is null)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
        {
            // The browser asks again by itself, and the next start answers.
        }
    }

    private static async Task<Job?> Look(Store store, Scope scope, Guid organisation, Guid job, CancellationToken stop)
    {
        await using var db = await store.Read(scope, stop);
        return await db.Set<Job>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == job && j.OrganisationId == organisation, stop);
    }
}
