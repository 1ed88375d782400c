using System.Globalization;
using System.Text.Json;

namespace Cairn.Platform.Packs;

/// <summary>The fields of one JSON object, read strictly: what is missing, misspelt or of the wrong kind is a problem.</summary>
internal sealed class JsonFields(JsonElement json, string file, string where, List<PackProblem> problems)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public string File => file;

    public string Text(string name)
    {
        var text = TextOrNull(name);
        if (string.IsNullOrWhiteSpace(text))
            Problem(name, "", "this must be given.", $"Add a text \"{name}\".");
        return text ?? "";
    }

    public string? TextOrNull(string name) => Get(name, JsonValueKind.String, "a text in quotation marks")?.GetString();

    public decimal? NumberOrNull(string name)
    {
        if (Get(name, JsonValueKind.Number, "a number without quotation marks") is not { } number)
            return null;
        if (number.TryGetDecimal(out var value))
            return value;
        Problem(name, number.ToString(), "is too large.", "Check its digits.");
        return null;
    }

    public DateOnly Date(string name) =>
        Dates.Read(Text(name), out var date) ? date : Bad<DateOnly>(name, TextOrNull(name) ?? "", "is not a date.", Dates.Advice);

    public DateOnly? DateOrNull(string name) => TextOrNull(name) is null ? null : Date(name);

    public T Choice<T>(string name, T otherwise) where T : struct, Enum =>
        TextOrNull(name) is not { } text ? otherwise
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : Bad<T>(name, text, "is not one of the words allowed here.", $"Write one of: {string.Join(", ", Enum.GetNames<T>())}.");

    public IReadOnlyList<string> Texts(string name) =>
        [.. Get(name, JsonValueKind.Array, "a list in square brackets")?.EnumerateArray().Select(e => e.ToString()) ?? []];

    public IEnumerable<JsonFields> Objects(string name)
    {
        var items = Get(name, JsonValueKind.Array, "a list in square brackets")?.EnumerateArray().ToArray() ?? [];
        for (var i = 0; i < items.Length; i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{(where.Length > 0 ? where + " " : "")}{name} {i + 1}");
            if (items[i].ValueKind == JsonValueKind.Object)
                yield return new JsonFields(items[i], file, at, problems);
            else
                problems.Add(new PackProblem(file, at, "", items[i].ToString(), "is not an object.", "Write fields in curly brackets."));
        }
    }

    /// <summary>One object's fields; where it is missing, empty ones, whose own fields are then missing.</summary>
    public JsonFields Object(string name) =>
        new(Get(name, JsonValueKind.Object, "fields in curly brackets") ?? JsonDocument.Parse("{}").RootElement, file, where.Length > 0 ? $"{where} {name}" : name, problems);

    public IEnumerable<(string Name, string Value)> Pairs(string name) =>
        Get(name, JsonValueKind.Object, "fields in curly brackets")?.EnumerateObject().Select(p => (p.Name, p.Value.ToString())) ?? [];

    /// <summary>Says which fields nobody asked for: they are misspelt, or mean nothing.</summary>
    public void NothingElse()
    {
        foreach (var property in json.EnumerateObject().Where(p => !read.Contains(p.Name)))
            Problem(property.Name, property.Value.ToString(), "nothing reads a field of this name.",
                $"Correct the spelling or remove it. Known here: {string.Join(", ", read)}.");
    }

    public void Problem(string column, string value, string what, string todo) =>
        problems.Add(new PackProblem(file, where, column, value, what, todo));

    private T Bad<T>(string name, string value, string what, string todo) where T : struct
    {
        if (value.Length > 0)
            Problem(name, value, what, todo);
        return default;
    }

    private JsonElement? Get(string name, JsonValueKind kind, string form)
    {
        read.Add(name);
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == kind)
            return value;
        Problem(name, value.ToString(), "is of the wrong kind.", $"Write {form}.");
        return null;
    }
}

/// <summary>Dates in packs are written one way.</summary>
internal static class Dates
{
    public const string Advice = "Write the year, month and day, such as 2019-04-01.";

    public static bool Read(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
