using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Microsoft.Net.Http.Headers;

namespace Cairn.Register;

/// <summary>Gives out the open data, whole or from where a transfer broke off; and says to machines what it is.</summary>
internal static class OpenRegisterFile
{
    public const string Route = "/register/open-data/" + OpenRegister.FileName;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(Route, ["GET", "HEAD"], Send);

    private static IResult Send(HttpContext http, OpenRegister open)
    {
        if (open.Current is not { } edition)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        return Results.File(edition.File, "application/zip", $"register-{Platform.Site.Format.IsoDate(edition.AsAt)}.zip", new DateTimeOffset(edition.Made, TimeSpan.Zero), new EntityTagHeaderValue($"\"{edition.Digest}\""), enableRangeProcessing: true);
    }

    public static void Open(ApiTable api)
    {
        api.Schemas["OpenData"] = _ => JsonShape.Object("The open data of the register.",
            ("asAt", JsonShape.Day("The day whose standings it holds.")), ("made", JsonShape.Instant("When it was made.")), ("file", JsonShape.Text("Its address: a zip of CSV files, with csv-metadata.json that describes them.", Route)),
            ("bytes", JsonShape.Whole("Its length.", 48_000_000)), ("sha256", JsonShape.Text("Its digest, hexadecimal.", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
            ("people", JsonShape.Whole("People in it.", 180_000)), ("registrations", JsonShape.Whole("Lines of registrations.csv.", 181_000)), ("sanctions", JsonShape.Whole("Lines of sanctions.csv.", 900)),
            ("licence", JsonShape.Text("As the register's keeper says; null: nobody has said.", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/").OrNull()));
        api.Add(new("GET", RegisterJson.Root + "/open-data", "getOpenData", [], "Find the register's open data", new(200, "What it is and where.", "OpenData"), Read)
        {
            Tag = RegisterJson.Tag, Description = "The whole public register as one file, made once a day: what a search shows of each person and no more. While it is being made the answer is 503.",
        });
    }

    private static Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        if (call.Of<OpenRegister>().Current is not { } edition)
        {
            call.Http.Response.Headers.RetryAfter = "60";
            throw new ProblemException(ApiProblem.Busy, "The open data is being made. Ask again in a minute.");
        }
        return Task.FromResult(new ApiAnswer(200, new JsonObject
        {
            ["asAt"] = RegisterJson.Day(edition.AsAt), ["made"] = edition.Made.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["file"] = Route, ["bytes"] = edition.Bytes, ["sha256"] = edition.Digest,
            ["people"] = edition.People, ["registrations"] = edition.Registrations, ["sanctions"] = edition.Sanctions, ["licence"] = call.Of<Platform.Settings>().OpenLicence,
        }));
    }
}
