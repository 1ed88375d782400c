using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Platform.Api;

/// <summary>
/// Reads a body by the very schema that the description prints: its types, its members and no others, each once. What an answer may
/// be is the rules' to say, in their own sentences.
/// </summary>
public static class StrictJson
{
    /// <param name="at">JSON pointer of the value within the body.</param>
    public static void Check(JsonObject schema, JsonElement value, string at, IReadOnlyDictionary<string, JsonObject> schemas, List<ApiFault> faults)
    {
        if (JsonShape.Target(schema) is { } named)
            schema = schemas[named];
        var types = JsonShape.Types(schema);
        if (!types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
        {
            faults.Add(new("", at, $"{Place(at)} is {Words(TypeOf(value))} where {string.Join(" or ", types.Select(Words))} is wanted."));
            return;
        }
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Members(schema, value, at, schemas, faults);
                break;
            case JsonValueKind.Array:
                foreach (var (item, n) in value.EnumerateArray().Select((item, n) => (item, n)))
                    Check((JsonObject)schema["items"]!, item, $"{at}/{n.ToString(CultureInfo.InvariantCulture)}", schemas, faults);
                break;
            case JsonValueKind.String when Form(schema, value.GetString()!) is { } wrong:
                faults.Add(new("", at, $"{Place(at)} {wrong}"));
                break;
        }
    }

    private static void Members(JsonObject schema, JsonElement value, string at, IReadOnlyDictionary<string, JsonObject> schemas, List<ApiFault> faults)
    {
        var known = (JsonObject)schema["properties"]!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!seen.Add(member.Name))
                faults.Add(new("", place, $"“{member.Name}” is there twice. Say it once."));
            else if (known[member.Name] is JsonObject of)
                Check(of, member.Value, place, schemas, faults);
            else
                faults.Add(new("", place, $"There is no “{member.Name}” here.{Meant(known, member.Name)}"));
        }
        foreach (var needed in (schema["required"] as JsonArray ?? []).Select(n => (string)n!).Where(n => !seen.Contains(n)))
            faults.Add(new("", $"{at}/{needed}", $"“{needed}” is missing."));
    }

    private static string Meant(JsonObject known, string name) =>
        known.Select(k => k.Key).FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } close ? $" Is it “{close}” that you mean?" : " Names are written exactly as in the description.";

    private static string? Form(JsonObject schema, string text) => (string?)schema["format"] switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _) ? null : "is not an identifier such as 019acb12-0000-7000-8000-000000000000.",
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "is not a date that exists, written as 2026-11-22.",
        _ => text.Contains('\0', StringComparison.Ordinal) ? "holds a character that no text may hold." : text.Length > ((int?)schema["maxLength"] ?? int.MaxValue) ? $"is longer than {schema["maxLength"]} characters." : null,
    };

    private static string Place(string at) => at.Length == 0 ? "The body" : $"“{at.Split('/')[^1]}”";

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : value.TryGetDecimal(out _) ? "number" : "huge",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };

    private static string Words(string type) => type switch
    {
        "object" => "an object",
        "array" => "a list",
        "string" => "text in quotation marks",
        "integer" => "a whole number",
        "number" => "a number",
        "huge" => "a number too large or too long",
        "null" => "null",
        _ => "true or false",
    };
}
