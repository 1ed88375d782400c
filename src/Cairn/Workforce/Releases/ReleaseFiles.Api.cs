using System.Collections.Concurrent;
using System.IO.Compression;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>Gives out the files of releases as they were published. A withdrawn one has none.</summary>
public static class ReleaseFiles
{
    public const string Route = "/publications/{name}/{edition:int}/{**file}";

    /// <summary>All of a release at once.</summary>
    public const string Everything = "all.zip";

    private static readonly FileExtensionContentTypeProvider Types = Known();

    // Releases never change and few are read at once.
    private static readonly ConcurrentDictionary<Guid, byte[]> Held = new();
    private const int MostHeld = 4;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(Route, [HttpMethods.Get, HttpMethods.Head], Send);

    private static async Task Send(HttpContext http, string name, int edition, string? file, Visit visit, CancellationToken stop)
    {
        file = string.IsNullOrEmpty(file) ? "index.html" : file;
        var db = visit.Db!;
        var found = await db.Set<Release>().Where(r => r.Name == name && r.Edition == edition && r.Withdrawn == null).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(stop);
        if (found is not { } id)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var zip = await Zip(db, id, stop);
        if (file == Everything)
        {
            http.Response.ContentType = "application/zip";
            http.Response.Headers.ContentDisposition = $"attachment; filename={name}-edition-{edition}.zip";
            await http.Response.Body.WriteAsync(zip, stop);
            return;
        }
        using var archive = new ZipArchive(new MemoryStream(zip));
        if (archive.GetEntry(file) is not { } entry)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = Types.TryGetContentType(file, out var type) ? type : "application/octet-stream";
        http.Response.ContentLength = entry.Length;
        if (file.StartsWith("data/", StringComparison.Ordinal) && file.EndsWith(".csv", StringComparison.Ordinal))
            // RFC 8288; the W3C's model for tabular data, 5.2
            http.Response.Headers.Link = $"<csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"";
        await using var bytes = await entry.OpenAsync(stop);
        await bytes.CopyToAsync(http.Response.Body, stop);
    }

    private static async Task<byte[]> Zip(Db db, Guid id, CancellationToken stop)
    {
        if (Held.TryGetValue(id, out var zip))
            return zip;
        zip = await db.Set<Release>().Where(r => r.Id == id).Select(r => r.Files).FirstAsync(stop);
        if (Held.Count >= MostHeld)
            Held.Clear();
        return Held[id] = zip;
    }

    private static FileExtensionContentTypeProvider Known()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".ods"] = "application/vnd.oasis.opendocument.spreadsheet";
        types.Mappings[".csv"] = "text/csv; charset=utf-8";
        types.Mappings[".html"] = "text/html; charset=utf-8";
        return types;
    }
}
