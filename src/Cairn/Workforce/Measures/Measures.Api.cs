using System.Text.Json.Nodes;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's own measures for other systems.</summary>
internal static class MeasuresApi
{
    public static void Open(ApiTable api)
    {
        var figure = JsonShape.Object("A figure and what it was made of.",
            ("value", JsonShape.Number("The figure in its unit, rounded to the measure's decimals; null where “why” says why.", 5.3m).OrNull()),
            ("why", JsonShape.OneOf("Why there is no figure.", ["no-data", "not-answered", "not-comparable", "too-few", "not-consistent", "not-yet-known"]).OrNull()),
            ("numerator", JsonShape.Number("What stands above the line.", 12)), ("denominator", JsonShape.Number("What stands below it; null where there is none.", 226).OrNull()),
            ("coverage", JsonShape.Number("Share, 0 to 1, of those that the figure is about who answered; null where there is nobody.", 0.98m).OrNull()),
            ("of", JsonShape.Number("How many the figure is about.", 230)));
        api.Schemas["MeasureAnswer"] = _ => JsonShape.Object("A measure, with its definition, coverage and day.",
            ("measure", JsonShape.Text("The measure.", "vacancy-rate")), ("title", JsonShape.Text("What it is called.", "Vacancy rate")), ("unit", JsonShape.Text("Its unit.", "per cent")),
            ("definition", JsonShape.Text("The definition used.", "of-posts")), ("words", JsonShape.Text("The definition in plain words.", "Vacant posts over vacant posts and employed staff together.")),
            ("formula", JsonShape.Text("The definition as a formula.", "(vacant posts) ÷ (vacant posts + employed staff) × 100")), ("source", JsonShape.Text("Whose definition it is.", "ASC-WDS")), ("edition", JsonShape.Text("Editions of the library and of the definition.", "2026/2026")),
            ("country", JsonShape.Text("Of which country's services.", "england")), ("asAt", JsonShape.Day("The day.")), ("basis", JsonShape.Text("What it rests on.", "the record")),
            ("figure", (JsonObject)figure.DeepClone()), ("columns", JsonShape.ListOf(JsonShape.Text("A column.", "role"), "What the cells are by.")),
            ("cells", JsonShape.ListOf(JsonShape.Object("One cell.", ("codes", JsonShape.ListOf(JsonShape.Text("A code; empty where it is not known.", "8"), "One a column.")),
                ("labels", JsonShape.ListOf(JsonShape.Text("What it means.", "Care worker"), "One a column.")), ("figure", (JsonObject)figure.DeepClone())), "One a combination of codes that has anything to count.")));
        api.Add(new("GET", MachineAccess.Provider + "/measures/{measure}", "getMeasure", [MachineAccess.ServicesRead], "Read a measure", new(200, "The measure.", "MeasureAnswer"), Read)
        {
            Tag = "Measures", Description = "Any measure of the library, of the organisation and of those whose data it keeps, as counted.",
            Query =
            [
                new("asAt", "A day that has been; today where nothing is said.", "date", "2025-12-31"), new("definition", "Another definition than the usual one.", null, "of-everybody"),
                new("by", "What parts the answer, such as role or service.", null, "role"), new("country", "Another country than the organisation's own.", null, "scotland"),
            ],
        });
    }

    private static async Task<ApiAnswer> Read(ApiCall call, CancellationToken stop)
    {
        var measure = (string)call.Http.Request.RouteValues["measure"]!;
        if (call.Of<Packs>().Measures.Find(measure) is null)
            throw new NoSuchRecordException("There is no such measure.");
        var country = call.Asked("country") ?? await call.Db.Set<Organisation>().Where(o => o.Id == call.Organisation).Select(o => o.Country).FirstAsync(stop);
        var day = call.AskedDay("asAt") ?? call.Of<Clock>().Today;
        var answer = await call.Of<AskMeasure>().Run(new MeasureQuestion(measure, call.Asked("definition"), country, day, new Dictionary<string, IReadOnlyList<string>>(),
            call.Asked("by") is { Length: > 0 } by ? by.Split(',') : [], [.. call.Visit.Scope.Organisations]), stop);
        var names = await call.Db.Own<Service>().ToDictionaryAsync(s => s.Record.ToString(), s => s.Name, stop);
        return new(200, MeasureJson.Of(answer, call.Of<Packs>().Measures, call.Of<Labels>().Of(country), names));
    }
}
