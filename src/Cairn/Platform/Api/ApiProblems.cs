using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Database;

namespace Cairn.Platform.Api;

/// <summary>Every answer to a machine that is no success says what is wrong in one form, wherever in the program it came from.</summary>
public sealed class ApiProblems(RequestDelegate next)
{
    internal static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (!ApiTable.IsApi(http.Request.Path) || http.Response is { HasStarted: true } or { StatusCode: < 400 })
            return;
        var thrown = http.Items[typeof(Exception)] as Exception;
        var problem = http.Items[typeof(ApiProblem)] as ApiProblem ?? ApiProblem.Of(http.Response.StatusCode, thrown);
        if (problem == ApiProblem.Failed)
            http.Response.StatusCode = problem.Status;
        await Write(http, problem, thrown);
    }

    /// <summary>Names the problem of an answer that has a status alone.</summary>
    public static void Set(HttpContext http, ApiProblem problem)
    {
        http.Response.StatusCode = problem.Status;
        http.Items[typeof(ApiProblem)] = problem;
    }

    /// <summary>A wait as the header Retry-After says it: whole seconds, never none.</summary>
    public static string Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Write(HttpContext http, ApiProblem problem, Exception? thrown)
    {
        var body = new JsonObject
        {
            ["type"] = problem.Type, ["title"] = problem.Title, ["status"] = http.Response.StatusCode,
            ["detail"] = thrown is RefusedException or ProblemException or ConflictException or BusyException ? thrown.Message : $"{problem.Means} {problem.Do}",
        };
        if (Errors(thrown) is { Count: > 0 } errors)
            body["errors"] = errors;
        http.Response.ContentType = ApiProblem.MediaType;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.WriteAsync(body.ToJsonString(Plain), http.RequestAborted);
    }

    private static JsonArray Errors(Exception? thrown) => thrown switch
    {
        ProblemException told => [.. told.Faults.Select(f => Error(f.Question, f.Pointer, f.Text))],
        RefusedException refused => [.. refused.ByQuestion.Where(f => f.Question.Length > 0).Select(f => Error(f.Question, "", f.Text))],
        _ => [],
    };

    private static JsonObject Error(string question, string pointer, string text)
    {
        var error = new JsonObject();
        if (question.Length > 0)
            error["question"] = question;
        if (pointer.Length > 0)
            error["pointer"] = pointer;
        error["message"] = text;
        return error;
    }
}
