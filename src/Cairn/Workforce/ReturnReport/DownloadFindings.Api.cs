using System.Globalization;
using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A return's findings as a file for a spreadsheet. A value that a spreadsheet would run is kept from running.</summary>
public static class DownloadFindings
{
    public const string Route = "/providers/{organisation:guid}/returns/{id:guid}/findings.csv";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, Send);

    private static async Task Send(HttpContext http, Guid organisation, Guid id, Visit visit, CancellationToken stop)
    {
        var db = visit.Db!;
        if (!await db.Set<Return>().AnyAsync(r => r.Id == id && r.OrganisationId == organisation, stop))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=findings.csv";
        http.Response.Headers.CacheControl = "no-store";
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var name in new[] { "file", "line", "severity", "column", "value", "message", "advice", "outcome", "code", "ascwdsCode" })
            csv.WriteField(name);
        await csv.NextRecordAsync();
        await foreach (var f in db.Set<ReturnFinding>().AsNoTracking().Where(f => f.ReturnId == id).OrderBy(f => f.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            csv.WriteField(f.File);
            csv.WriteField(f.Line);
            csv.WriteField(f.Error ? "error" : "warning");
            foreach (var field in new[] { f.Column, f.Value, f.Message, f.Advice, f.Outcome, f.Code, f.AscwdsCode })
                csv.WriteField(field);
            await csv.NextRecordAsync();
        }
    }
}
