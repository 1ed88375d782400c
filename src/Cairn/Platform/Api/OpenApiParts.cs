using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Platform.Api;

/// <summary>The parts of the description that many operations share: parameters, and what they answer when something is wrong.</summary>
internal static partial class OpenApiParts
{
    public const string Problem = "Problem";

    private static readonly int[] Always = [400, 401, 403, 404, 429, 500, 503];

    /// <summary>The route as OpenAPI writes it, without its constraints.</summary>
    public static string Path(string route) => Constraint().Replace(route, "{${name}}");

    public static JsonArray InPath(string route) => [.. Constraint().Matches(route).Select(m => (JsonNode)new JsonObject { ["$ref"] = "#/components/parameters/" + m.Groups["name"].Value })];

    public static IEnumerable<int> StatusesOf(ApiOperation o) => Always.Concat(o.MayConflict ? [409] : []).Concat(o.Body is null ? [] : [413, 415]).Concat(o.MayRefuse ? [422] : []).Order();

    public static string NameOf(int status) => "Problem" + status.ToString(CultureInfo.InvariantCulture);

    public static JsonObject Parameters() => new()
    {
        ["organisation"] = Parameter("organisation", "path", "The provider whose record it is: the key's own, or one whose data it keeps.", JsonShape.Id("Identifier of the organisation.")),
        ["subsidiary"] = Parameter("subsidiary", "path", "The subsidiary whose record it is: the organisation itself, or one of those beneath it.", JsonShape.Id("Identifier of the subsidiary.")),
        ["service"] = Parameter("service", "path", "A service's record.", JsonShape.Id("Identifier of the service.")),
        ["engagement"] = Parameter("engagement", "path", "The record of somebody's work in a service.", JsonShape.Id("Identifier of the engagement.")),
        ["line"] = Parameter("line", "path", "A line of somebody's record.", JsonShape.Id("Identifier of the line.")),
        ["return"] = Parameter("return", "path", "A return.", JsonShape.Id("Identifier of the return.")),
        ["list"] = Parameter("list", "path", "The name of a list of codes.", JsonShape.Text("A name.", "training-categories")),
        ["measure"] = Parameter("measure", "path", "A measure of the library.", JsonShape.Text("A measure.", "vacancy-rate")),
        ["number"] = Parameter("number", "path", "A registration number, without spaces.", JsonShape.Whole("Eight digits.", 10000006)),
        ["version"] = Parameter(ApiVersion.Header, "header", "The version of the interface that you are written for; left out, the newest on the day on which your key was made.", JsonShape.Text("A day.", ApiVersion.Words(ApiTable.First), "date")),
        ["after"] = Parameter("after", "query", "What the leaf before gave as “next”; left out, the list begins.", JsonShape.Whole("A key of the list.", 1042)),
        ["limit"] = Parameter("limit", "query", $"How many at most, up to {ApiCall.MostLimit}; {ApiCall.DefaultLimit} where nothing is said.", Limit()),
        ["idempotencyKey"] = Parameter(ApiBody.IdempotencyKey, "header", "Made by you before you send, such as a UUID. Send the same again after a time-out: it is carried out once, and answers as it did.", JsonShape.Text("A key of your own.", "5f1c0a3e-8a4f-4a57-9a2a-6a52a7a0a001", longest: 200)),
    };

    public static JsonArray ParametersOf(ApiOperation o)
    {
        var all = new JsonArray([.. o.Query.Select(q => Parameter(q.Name, "query", q.Description, JsonShape.Text(q.Description, q.Example, q.Format)))]);
        foreach (var shared in (o.Reply.Many ? ["after", "limit"] : o.Changes ? ["idempotencyKey"] : Array.Empty<string>()))
            all.Add(Shared(shared));
        all.Add(Shared("version"));
        return all;
    }

    private static JsonObject Shared(string name) => new() { ["$ref"] = "#/components/parameters/" + name };

    public static JsonObject Responses() => new(Always.Concat([409, 413, 415, 422]).Order().Select(status =>
    {
        var problems = ApiProblem.All.Where(p => p.Status == status).ToList();
        var answer = new JsonObject { ["description"] = string.Join(" Or: ", problems.Select(p => $"{p.Title}. {p.Means}")) };
        if (status is 429 or 503)
            answer["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["description"] = "Seconds to wait.", ["schema"] = JsonShape.Whole("Seconds.", 1) } };
        if (status == 401)
            answer["headers"] = new JsonObject { ["WWW-Authenticate"] = new JsonObject { ["description"] = "That a bearer key is wanted.", ["schema"] = JsonShape.Text("A challenge.", "Bearer realm=\"Cairn\"") } };
        answer["content"] = new JsonObject
        {
            [ApiProblem.MediaType] = new JsonObject
            {
                ["schema"] = JsonShape.Ref(Problem),
                ["examples"] = new JsonObject(problems.Select(p => KeyValuePair.Create(p.Slug, (JsonNode?)new JsonObject { ["summary"] = p.Title, ["value"] = Sample(p) }))),
            },
        };
        return KeyValuePair.Create(NameOf(status), (JsonNode?)answer);
    }));

    public static JsonObject ProblemSchema() => JsonShape.Object("What is wrong (RFC 9457).",
    [
        ("type", JsonShape.Text("Which kind of problem it is: an address that opens a page about it.", ApiProblem.AnswersRefused.Type, "uri-reference"), true),
        ("title", JsonShape.Text("The kind in words.", ApiProblem.AnswersRefused.Title), true),
        ("status", JsonShape.Whole("The answer's status.", 422), true),
        ("detail", JsonShape.Text("What is wrong this time, and what to do.", "“Contracted hours a week” is more than 75 hours a week. Correct it, or leave it out."), true),
        ("errors", JsonShape.ListOf(JsonShape.Object("One thing that is wrong.",
        [
            ("question", JsonShape.Text("The question whose answer is wrong, by its name.", "contractedHours"), false),
            ("pointer", JsonShape.Text("JSON pointer to what is wrong in the body.", "/answers/contractedHours"), false),
            ("message", JsonShape.Text("What is wrong with it, and what to do.", "“Contracted hours a week” is more than 75 hours a week. Correct it, or leave it out."), true),
        ]), "One by one, what is wrong; left out where there is one thing and “detail” says it."), false),
    ]);

    private static JsonObject Sample(ApiProblem p) => new() { ["type"] = p.Type, ["title"] = p.Title, ["status"] = p.Status, ["detail"] = $"{p.Means} {p.Do}" };

    private static JsonObject Limit()
    {
        var schema = JsonShape.Whole("A number of items.", ApiCall.DefaultLimit);
        (schema["minimum"], schema["maximum"], schema["default"]) = (1, ApiCall.MostLimit, ApiCall.DefaultLimit);
        return schema;
    }

    private static JsonObject Parameter(string name, string place, string description, JsonObject schema)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["description"] = description, ["schema"] = schema };
        if (place == "path")
            parameter["required"] = true;
        return parameter;
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:[^}]+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constraint();
}
