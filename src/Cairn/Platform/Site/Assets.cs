using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Cairn.Platform.Site;

/// <summary>
/// The style sheet, script, fonts and mark, held in memory with their compressed forms. Their address carries a digest of all of
/// them, so that a browser keeps them for a year and asks again the day that one changes.
/// </summary>
public sealed class Assets
{
    private sealed record Asset(byte[] Plain, byte[]? Brotli, byte[]? Gzip, string Type);

    private readonly FrozenDictionary<string, Asset> files;
    private readonly string version;

    public Assets(IWebHostEnvironment host)
    {
        var folder = Path.Combine(host.WebRootPath, "assets");
        if (!File.Exists(Path.Combine(folder, "site.css")))
            throw new InvalidOperationException($"The pages' style sheet is missing from {folder}. Build the program again: the build makes it.");
        var names = Directory.GetFiles(folder).Where(f => !IsCompressed(f)).Order(StringComparer.Ordinal);
        files = names.ToFrozenDictionary(f => Path.GetFileName(f), Read);
        version = Digest(files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value.Plain));
    }

    public string Url(string name) => files.ContainsKey(name)
        ? $"/assets/{version}/{name}"
        : throw new ArgumentException($"There is no asset {name}; the build makes {string.Join(", ", files.Keys)}.", nameof(name));

    /// <summary>Answers for <c>/assets/{version}/{name}</c>; everything else goes on.</summary>
    public async Task Serve(HttpContext http, RequestDelegate next)
    {
        var words = http.Request.Path.Value!.Split('/');
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (words is not ["", "assets", var asked, var name] || !isRead || !files.TryGetValue(name, out var asset))
        {
            await next(http);
            return;
        }
        var (body, encoding) = Best(asset, http.Request.Headers.AcceptEncoding.ToString());
        var headers = http.Response.Headers;
        // A page from before an update may ask by an old digest: it gets today's file, but may not keep it.
        headers.CacheControl = asked == version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ContentType = asset.Type;
        headers.ContentLength = body.Length;
        headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        if (HttpMethods.IsGet(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static (byte[] Body, string? Encoding) Best(Asset asset, string accepted) =>
        asset.Brotli is not null && accepted.Contains("br", StringComparison.Ordinal) ? (asset.Brotli, "br")
        : asset.Gzip is not null && accepted.Contains("gzip", StringComparison.Ordinal) ? (asset.Gzip, "gzip")
        : (asset.Plain, null);

    private static Asset Read(string path) => new(File.ReadAllBytes(path), Beside(path + ".br"), Beside(path + ".gz"), Type(path));

    private static byte[]? Beside(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static bool IsCompressed(string path) => path.EndsWith(".br", StringComparison.Ordinal) || path.EndsWith(".gz", StringComparison.Ordinal);

    private static string Type(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };

    private static string Digest(IEnumerable<byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var content in contents)
            hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
