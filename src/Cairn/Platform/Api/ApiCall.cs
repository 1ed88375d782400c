using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;

namespace Cairn.Platform.Api;

/// <summary>A request that has passed the gate and whose input has the form that the description gives.</summary>
/// <param name="body">As it was sent; undefined where the operation has none.</param>
/// <param name="digest">Of method, address and body, by which the same request is known; null where the body is not read at once.</param>
public sealed class ApiCall(HttpContext http, JsonElement body, string? digest)
{
    public const int DefaultLimit = 100, MostLimit = 500;

    public HttpContext Http => http;

    public JsonElement Body => body;

    public string? Digest => digest;

    public Visit Visit { get; } = http.RequestServices.GetRequiredService<Visit>();

    public Db Db => Visit.Db!;

    public Guid Organisation => Named("organisation");

    /// <summary>The last key of the leaf before.</summary>
    public long After => Asked("after") is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    public int Limit => Asked("limit") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultLimit;

    /// <summary>The client's idempotency key, apart from those of other keys and of pages.</summary>
    public string? Key => http.Request.Headers[ApiBody.IdempotencyKey].ToString() is { Length: > 0 } given ? $"api {Visit.Actor.Account:N} {given}" : null;

    /// <summary>An identifier in the address.</summary>
    public Guid Named(string name) => Guid.Parse((string)http.Request.RouteValues[name]!, CultureInfo.InvariantCulture);

    public string? Asked(string name) => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A day in the query, whose form has been checked.</summary>
    public DateOnly? AskedDay(string name) => Asked(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public bool May(string permission) => Visit.Permissions.Contains(permission);

    public T Of<T>() where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <inheritdoc cref="JsonMembers.Member"/>
    public JsonElement? Member(string name) => body.Member(name);

    public Guid? Id(string name) => Member(name)?.GetGuid();

    public string? Text(string name) => body.Text(name);

    public long? Whole(string name) => body.Whole(name);

    public DateOnly? Day(string name) => body.Day(name);
}

/// <summary>Members of an object whose form has been checked.</summary>
public static class JsonMembers
{
    /// <summary>A member; null where it was left out or is null.</summary>
    public static JsonElement? Member(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement of, string name) => of.Member(name)?.GetString();

    public static long? Whole(this JsonElement of, string name) => of.Member(name)?.GetInt64();

    public static DateOnly? Day(this JsonElement of, string name) => of.Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}

/// <param name="Status">Of an answer without fault.</param>
/// <param name="Location">Address of what was made, or of where to ask how it goes.</param>
public sealed record ApiAnswer(int Status, JsonNode? Body = null, string? Location = null)
{
    /// <summary>The operation has written its answer itself.</summary>
    public static readonly ApiAnswer Written = new(0);

    public static readonly ApiAnswer Gone = new(StatusCodes.Status204NoContent);

    /// <summary>A leaf of a list.</summary>
    /// <param name="next">What the next leaf begins after; null on the last.</param>
    public static ApiAnswer Leaf(IEnumerable<JsonNode> items, long? next) => new(StatusCodes.Status200OK, new JsonObject { ["items"] = new JsonArray([.. items]), ["next"] = next });
}
