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
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Clear();
            http.Response.StatusCode = e switch
            {
                BusyException => StatusCodes.Status503ServiceUnavailable,
                ConflictException => StatusCodes.Status409Conflict,
                RefusedException => StatusCodes.Status422UnprocessableEntity,
                BadHttpRequestException bad => bad.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            };
            if (e is BusyException)
                http.Response.Headers.RetryAfter = "30";
            if (http.Response.StatusCode == StatusCodes.Status500InternalServerError)
                log.LogError("{Kind} at {Place}", e.GetType().FullName, e.StackTrace);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The reader went away.
        }
    }
}
