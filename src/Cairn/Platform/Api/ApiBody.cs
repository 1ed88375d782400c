using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Platform.Api;

/// <summary>Reads what a request brings, strictly: what nobody asked for is refused rather than left out.</summary>
public static class ApiBody
{
    public const string Json = "application/json", Parts = "multipart/form-data", IdempotencyKey = "Idempotency-Key";

    /// <summary>A record with every answer given has a tenth of this.</summary>
    public const int MostBytes = 64 * 1024;

    private const int LongestKey = 200;

    public static async Task<ApiCall> Read(HttpContext http, ApiOperation operation, IReadOnlyDictionary<string, JsonObject> schemas, CancellationToken stop)
    {
        List<ApiFault> faults = [.. Query(http, operation), .. Key(http, operation)];
        if (operation.BodyType == Parts)
        {
            if (!http.Request.HasFormContentType || http.Request.ContentType!.StartsWith("application/x-www", StringComparison.OrdinalIgnoreCase))
                throw new ProblemException(ApiProblem.WrongMediaType, $"Send the files as {Parts}.");
            Refuse(faults);
            return new ApiCall(http, default, null);
        }
        var bytes = await Bytes(http, operation, stop);
        var body = default(JsonElement);
        if (operation.Body is { } schema)
        {
            body = Parse(bytes);
            try
            {
                StrictJson.Check(schemas[schema], body, "", schemas, faults);
            }
            catch (InvalidOperationException)
            {
                faults.Add(new("", "", "A text holds half a character (a surrogate without its other half)."));
            }
        }
        else if (bytes.Length > 0)
            faults.Add(new("", "", "This operation takes no body. Send none."));
        Refuse(faults);
        return new ApiCall(http, body, Digest(http, bytes));
    }

    private static void Refuse(List<ApiFault> faults)
    {
        if (faults.Count > 0)
            throw new ProblemException(ApiProblem.Unreadable, string.Join(' ', faults.Select(f => f.Text)), faults);
    }

    private static IEnumerable<ApiFault> Query(HttpContext http, ApiOperation operation)
    {
        foreach (var (name, value) in http.Request.Query)
        {
            var fault = value.Count > 1 ? $"“{name}” is given more than once. Give it once." : (name, operation.Query.FirstOrDefault(q => q.Name == name)) switch
            {
                ("after", _) when operation.Reply.Many => Whole(value.ToString(), 0, long.MaxValue) ? null : "“after” is not the number that a list gave as “next”.",
                ("limit", _) when operation.Reply.Many => Whole(value.ToString(), 1, ApiCall.MostLimit) ? null : $"“limit” is not a number from 1 to {ApiCall.MostLimit}.",
                (_, { Format: "uuid" }) => Guid.TryParseExact(value, "D", out _) ? null : $"“{name}” is not an identifier such as 019acb12-0000-7000-8000-000000000000.",
                (_, { Format: "date" }) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : $"“{name}” is no day. Write it as 2025-12-31.",
                (_, { }) => null,
                _ => $"There is no parameter “{name}” here. Names are written exactly as in the description.",
            };
            if (fault is not null)
                yield return new("", "", fault);
        }
    }

    private static bool Whole(string text, long least, long most) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static IEnumerable<ApiFault> Key(HttpContext http, ApiOperation operation)
    {
        var given = http.Request.Headers[IdempotencyKey];
        if (operation.Changes && given.Count > 0 && (given.Count > 1 || given.ToString() is not { Length: > 0 and <= LongestKey } key || key.Any(c => c is < '!' or > '~')))
            yield return new("", "", $"{IdempotencyKey} is not one key of 1 to {LongestKey} visible characters without spaces, such as a UUID.");
    }

    private static async Task<byte[]> Bytes(HttpContext http, ApiOperation operation, CancellationToken stop)
    {
        if (operation.Method == "GET")
            return [];
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = operation.MostBytes;
        var buffer = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer.GetMemory(4096), stop)) > 0)
            buffer.Advance(read);
        if (operation.Body is not null && !IsJson(http.Request))
            throw new ProblemException(ApiProblem.WrongMediaType, $"Send the body as {Json}, in UTF-8.");
        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsJson(HttpRequest request) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static JsonElement Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            // The reader's own sentence may hold what somebody wrote.
            var place = e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" It cannot be read from line {line + 1}, byte {e.BytePositionInLine + 1}.") : "";
            throw new ProblemException(ApiProblem.Unreadable, bytes.Length == 0 ? "The body is empty. Send the JSON object that the description gives." : $"The body is not JSON in UTF-8, or is nested too deeply.{place}");
        }
    }

    private static string Digest(HttpContext http, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        hash.AppendData(body);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
