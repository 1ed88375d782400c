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

    /// <summary>
    /// The database is down, its disk full or failing: what was asked for may succeed later. SQLite: busy, locked, read-only, I/O, full,
    /// cannot open. PostgreSQL, by class: connection, read-only, no access, no such database, resources, operator, system.
    /// </summary>
    internal static bool IsOutage(DbException e) => e.IsTransient
        || e is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 }
        || (e is Npgsql.PostgresException && e.SqlState?[..2] is "08" or "25" or "28" or "3D" or "53" or "57" or "58");

    /// <summary>Whether this request has failed for want of its data: the page that says so must do without.</summary>
    internal static bool DataIsAway(HttpContext http) =>
        http.Items.TryGetValue(typeof(Exception), out var e) && e is not BusyException && StatusOf((Exception)e!) == StatusCodes.Status503ServiceUnavailable;

    private static int StatusOf(Exception e) => e switch
    {
        BusyException => StatusCodes.Status503ServiceUnavailable,
        ConflictException => StatusCodes.Status409Conflict,
        ProblemException told => told.Problem.Status,
        NoSuchRecordException => StatusCodes.Status404NotFound,
        RefusedException => StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        DbException down when IsOutage(down) => StatusCodes.Status503ServiceUnavailable,
        { InnerException: { } inner } => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };
}
