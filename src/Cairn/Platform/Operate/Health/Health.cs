using System.Data.Common;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary>
/// For whoever keeps the program running: <c>/health/live</c> says that the process answers, <c>/health/ready</c> that it can do its
/// work. Both tell no more than that, so anyone may ask.
/// </summary>
public static class Health
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    private const long LeastRoom = 128 << 20;

    public static void Open(House house)
    {
        house.Access.Allow("GET", Live, AccessTable.Everyone);
        house.Access.Allow("GET", Ready, AccessTable.Everyone);
        house.Routes(routes => routes.MapMethods(Live, ["GET", "HEAD"], () => Results.Text("live\n")).WithMetadata(new WithoutData()));
        house.Routes(routes => routes.MapMethods(Ready, ["GET", "HEAD"], Answer).WithMetadata(new WithoutData()));
    }

    private static async Task<IResult> Answer(HttpContext http, Store store)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await Missing(store, http.RequestAborted) is not { } missing)
            return Results.Text("ready\n");
        http.Response.Headers.RetryAfter = "30";
        return Results.Text($"not ready: {missing}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What stands in the way, without a name or path; null when nothing does.</summary>
    public static async Task<string?> Missing(Store store, CancellationToken stop)
    {
        try
        {
            await using var connection = await store.Engine.OpenSnapshot(stop);
            if (await Schema.Applied(connection, stop) is not [.., var last] || last != Schema.Scripts(store.Engine.Name)[^1].Name)
                return "the schema is not this program's";
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            return "the database cannot be reached";
        }
        if (!CanRead(Keys.FileOf(store.Settings)))
            return "the master key cannot be read";
        return new DriveInfo(store.Settings.File()).AvailableFreeSpace < LeastRoom ? "the disk is full" : null;
    }

    private static bool CanRead(string file)
    {
        try
        {
            using var opened = File.OpenRead(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
