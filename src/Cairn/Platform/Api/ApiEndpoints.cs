using Cairn.Platform.Database;

namespace Cairn.Platform.Api;

/// <summary>The operations as routes of the running program.</summary>
public static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var operation in routes.ServiceProvider.GetRequiredService<House>().Api.Operations)
            routes.MapMethods(operation.Route, operation.Method == "GET" ? ["GET", "HEAD"] : [operation.Method], http => Answer(http, operation)).WithMetadata(operation);
    }

    private static async Task Answer(HttpContext http, ApiOperation operation)
    {
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
