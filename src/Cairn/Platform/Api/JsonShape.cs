using System.Text.Json.Nodes;

namespace Cairn.Platform.Api;

/// <summary>JSON schemas in few words, as the description prints them and as bodies are read by them.</summary>
public static class JsonShape
{
    private const string Components = "#/components/schemas/";

    public static JsonObject Text(string description, string example, string? format = null, int? longest = null)
    {
        var schema = Of("string", description, example);
        if (format is not null)
            schema["format"] = format;
        if (longest is not null)
            schema["maxLength"] = longest;
        return schema;
    }

    public static JsonObject Id(string description) => Text(description, "019acb12-0000-7000-8000-000000000000", "uuid");

    public static JsonObject Day(string description) => Text(description, "2026-11-22", "date");

    public static JsonObject Instant(string description) => Text(description, "2026-11-22T09:30:00Z", "date-time");

    public static JsonObject Whole(string description, long example)
    {
        var schema = Of("integer", description, example);
        schema["format"] = "int64";
        return schema;
    }

    public static JsonObject Number(string description, decimal example) => Of("number", description, example);

    public static JsonObject Flag(string description, bool example) => Of("boolean", description, example);

    /// <summary>One of a list of words.</summary>
    public static JsonObject OneOf(string description, params IEnumerable<string> words)
    {
        List<string> all = [.. words];
        var schema = Of("string", description, all[0]);
        schema["enum"] = new JsonArray([.. all.Select(w => (JsonNode)w)]);
        return schema;
    }

    public static JsonObject Ref(string name) => new() { ["$ref"] = Components + name };

    public static JsonObject ListOf(JsonObject item, string description) => new() { ["type"] = "array", ["description"] = description, ["items"] = item };

    /// <summary>The same, or null.</summary>
    public static JsonObject OrNull(this JsonObject schema)
    {
        schema["type"] = new JsonArray((string)schema["type"]!, "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    /// <summary>An object with these members and no others.</summary>
    public static JsonObject Object(string description, IEnumerable<(string Name, JsonObject Schema, bool Needed)> members)
    {
        List<(string Name, JsonObject Schema, bool Needed)> all = [.. members];
        var schema = new JsonObject { ["type"] = "object", ["description"] = description, ["additionalProperties"] = false };
        schema["properties"] = new JsonObject(all.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)m.Schema)));
        if (all.Any(m => m.Needed))
            schema["required"] = new JsonArray([.. all.Where(m => m.Needed).Select(m => (JsonNode)m.Name)]);
        return schema;
    }

    /// <inheritdoc cref="Object(string, IEnumerable{ValueTuple{string, JsonObject, bool}})"/>
    public static JsonObject Object(string description, params (string Name, JsonObject Schema)[] members) => Object(description, members.Select(m => (m.Name, m.Schema, true)));

    /// <summary>A leaf of a list of the named schema.</summary>
    public static JsonObject Leaf(string name) => Object("A leaf of the list.",
        ("items", ListOf(Ref(name), "In the order of their keys.")),
        ("next", Whole("What to give as “after” for the next leaf; null where this is the last.", 1042).OrNull()));

    /// <summary>The name of the schema that this one stands for; null where it is one itself.</summary>
    public static string? Target(JsonObject schema) => ((string?)schema["$ref"])?[Components.Length..];

    public static IReadOnlyList<string> Types(JsonObject schema) => schema["type"] is JsonArray many ? [.. many.Select(t => (string)t!)] : [(string)schema["type"]!];

    /// <summary>A value that fits the schema, put together from the examples of its parts.</summary>
    public static JsonNode? Example(JsonObject schema, IReadOnlyDictionary<string, JsonObject> schemas)
    {
        if (Target(schema) is { } named)
            return Example(schemas[named], schemas);
        return schema["examples"] is JsonArray { Count: > 0 } examples ? examples[0]?.DeepClone()
            : schema["items"] is JsonObject item ? new JsonArray(Example(item, schemas))
            : new JsonObject((schema["properties"] as JsonObject ?? []).Select(p => KeyValuePair.Create(p.Key, Example((JsonObject)p.Value!, schemas))));
    }

    private static JsonObject Of(string type, string description, JsonNode example) => new() { ["type"] = type, ["description"] = description, ["examples"] = new JsonArray(example) };
}
