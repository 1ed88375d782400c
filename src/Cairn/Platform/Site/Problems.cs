using System.Data.Common;
using Cairn.Platform.Api;
using Cairn.Platform.Database;

namespace Cairn.Platform.Site;

/// <summary>What went wrong becomes the right status, which the shell gives a plain page; no detail, no value and no trace leaves the program.</summary>
public sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader went away.
        }
        catch (Exception e)
        {
            var status = StatusOf(e);
            // A message may hold somebody's value: what is written down is the kind and the place.
            if (status is StatusCodes.Status500InternalServerError or StatusCodes.Status503ServiceUnavailable && e is not BusyException)
                log.LogError("{Kind} at {Place}", e.GetType().FullName, e.StackTrace);
            if (http.Response.HasStarted)
            {
                http.Abort(); // else half an answer would look like a whole one
                return;
            }
            http.Response.Clear();
            http.Items[typeof(Exception)] = e;
            http.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = "30";
        }
    }

    private static int StatusOf(Exception e) => e switch
    {
        BusyException => StatusCodes.Status503ServiceUnavailable,
        ConflictException => StatusCodes.Status409Conflict,
        ProblemException told => told.Problem.Status,
        NoSuchRecordException => StatusCodes.Status404NotFound,
        RefusedException => StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        DbException { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        { InnerException: { } inner } => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };
}
