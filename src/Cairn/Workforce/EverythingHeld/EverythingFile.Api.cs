using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>The same as a file that another program can read.</summary>
public static class EverythingFile
{
    public const string Route = "/me/everything.json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, Send);

    private static async Task Send(HttpContext http, Visit visit, Labels labels, RegisterCheck register, Clock clock, CancellationToken stop)
    {
        var mine = await MyEngagements.Read(visit.Db!, visit.Actor, stop);
        var text = await EverythingHeld.Json(visit.Db!, visit.Actor, mine, labels, register, clock, stop);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=everything-held-about-me.json";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(text, stop);
    }
}
