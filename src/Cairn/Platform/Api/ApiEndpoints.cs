using Cairn.Platform.Access;
using Cairn.Platform.Site;

namespace Cairn.Platform.Api;

/// <summary>The operations as routes of the running program.</summary>
public static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var at in routes.ServiceProvider.GetRequiredService<House>().Api.Operations.GroupBy(o => (o.Method, o.Route)))
            routes.MapMethods(at.Key.Route, at.Key.Method == "GET" ? ["GET", "HEAD"] : [at.Key.Method], Answer).WithMetadata(new ApiRoute([.. at]));
    }

    private static async Task Answer(HttpContext http)
    {
        var visit = http.RequestServices.GetRequiredService<Visit>();
        var operation = http.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiRoute>().In(visit.ApiVersion);
        if (!visit.Actor.SignedIn && http.RequestServices.GetRequiredService<PublicLimiter>().Wait(http.Connection.RemoteIpAddress) is { } wait)
        {
            http.Response.Headers.RetryAfter = ApiProblems.Seconds(wait);
            ApiProblems.Set(http, ApiProblem.TooMany);
            return;
        }
        var description = http.RequestServices.GetRequiredService<ApiDescription>();
        var call = await ApiBody.Read(http, operation, description.Schemas, http.RequestAborted);
        var answer = await operation.Answer(call, http.RequestAborted);
        if (answer == ApiAnswer.Written)
            return;
        http.Response.StatusCode = answer.Status;
        if (answer.Location is { } location)
            http.Response.Headers.Location = location;
        if (answer.Body is not { } body)
            return;
        http.Response.ContentType = "application/json; charset=utf-8";
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.WriteAsync(body.ToJsonString(ApiProblems.Plain), http.RequestAborted);
    }
}
