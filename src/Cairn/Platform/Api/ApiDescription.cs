using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;

namespace Cairn.Platform.Api;

/// <summary>The OpenAPI description, made of the very rows that the routes are made of.</summary>
public sealed class ApiDescription(House house, IServiceProvider services)
{
    public const string Route = ApiTable.Root + "/openapi.json";

    private readonly Lazy<IReadOnlyDictionary<string, JsonObject>> schemas = new(() =>
        house.Api.Schemas.Append(new(OpenApiParts.Problem, _ => OpenApiParts.ProblemSchema())).ToDictionary(s => s.Key, s => s.Value(services), StringComparer.Ordinal));

    private readonly House house = house;
    private readonly ConcurrentDictionary<DateOnly, byte[]> texts = new();

    public IReadOnlyDictionary<string, JsonObject> Schemas => schemas.Value;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(Route, ["GET", "HEAD"], async (HttpContext http, ApiDescription description) =>
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=300";
        var asked = http.Request.Query["version"];
        var version = asked.Count == 0 ? description.house.Api.Versions[^1] : ApiVersion.Asked(asked.ToString(), description.house.Api.Versions);
        var body = description.texts.GetOrAdd(version, v => System.Text.Encoding.UTF8.GetBytes(description.Document(v).ToJsonString(ApiProblems.Plain)));
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    });

    public JsonObject Document(DateOnly version) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Cairn", ["version"] = ApiVersion.Words(version),
            ["description"] = "The workforce record of a provider of social care, read and kept by other systems: staff, training, qualifications, absences, services, returns, and a feed of what has changed; and the register, as everybody may see it. "
                + "Whatever a page or a file may do is done by the same rules here. [How to use it](/developers) says more about keys, leaves, idempotency and errors.",
            ["contact"] = new JsonObject { ["name"] = "Whoever runs this Cairn" },
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "This Cairn" }),
        ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
        ["tags"] = new JsonArray([.. house.Api.Tags.Select(t => new JsonObject { ["name"] = t.Name, ["description"] = t.Description })]),
        ["paths"] = new JsonObject(house.Api.In(version).GroupBy(o => OpenApiParts.Path(o.Route)).Select(g => KeyValuePair.Create(g.Key, (JsonNode?)PathItem(g)))),
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject
            {
                ["key"] = new JsonObject
                {
                    ["type"] = "http", ["scheme"] = "bearer",
                    ["description"] = "A key that a manager of the organisation has made, with what it may do: " + string.Join("; ", house.Api.Permissions.Select(s => $"`{s.Name}` {char.ToLowerInvariant(s.Words[0])}{s.Words[1..]}")) + ".",
                },
            },
            ["parameters"] = OpenApiParts.Parameters(),
            ["responses"] = OpenApiParts.Responses(),
            ["schemas"] = new JsonObject(Schemas.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value.DeepClone()))),
        },
    };

    private JsonObject PathItem(IEnumerable<ApiOperation> operations)
    {
        var item = new JsonObject();
        foreach (var operation in operations)
        {
            item["parameters"] ??= OpenApiParts.InPath(operation.Route);
            item[operation.Method.ToLowerInvariant()] = Operation(operation);
        }
        return item;
    }

    private JsonObject Operation(ApiOperation o)
    {
        var written = new JsonObject
        {
            ["operationId"] = o.Id, ["summary"] = o.Summary, ["description"] = o.Public ? $"{o.Description} Needs no key." : $"{o.Description} A key needs {string.Join(" and ", o.Permissions.Select(s => $"`{s}`"))}.",
            ["tags"] = new JsonArray(o.Tag),
            ["security"] = o.Public ? new JsonArray(new JsonObject(), new JsonObject { ["key"] = new JsonArray() }) : new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
            // OpenAPI 3.1 would let them stand in the line above; tools know permissions of OAuth alone.
            ["x-permissions"] = new JsonArray([.. o.Permissions.Select(s => (JsonNode)s)]),
        };
        if (OpenApiParts.ParametersOf(o) is { Count: > 0 } parameters)
            written["parameters"] = parameters;
        if (o.Body is { } body)
            written["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(o.BodyType, JsonShape.Ref(body)) };
        var answers = new JsonObject { [o.Reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Success(o.Reply) };
        foreach (var status in OpenApiParts.StatusesOf(o))
            answers[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject { ["$ref"] = "#/components/responses/" + OpenApiParts.NameOf(status) };
        written["responses"] = answers;
        return written;
    }

    private JsonObject Success(ApiReply reply)
    {
        var answer = new JsonObject { ["description"] = reply.Description };
        if (reply.Status is StatusCodes.Status201Created or StatusCodes.Status202Accepted)
            answer["headers"] = new JsonObject { ["Location"] = new JsonObject { ["description"] = "Its address.", ["schema"] = new JsonObject { ["type"] = "string" } } };
        if (reply.Type is { } type)
            answer["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
        else if (reply.Schema is { } schema)
            answer["content"] = Content(ApiBody.Json, reply.Many ? JsonShape.Leaf(schema) : JsonShape.Ref(schema));
        return answer;
    }

    private JsonObject Content(string type, JsonObject schema)
    {
        var content = new JsonObject { ["schema"] = schema };
        if (type == ApiBody.Json)
            content["example"] = JsonShape.Example(schema, Schemas);
        return new JsonObject { [type] = content };
    }
}
