using System.Globalization;
using System.Text;
using Cairn.Platform.Access;
using Cairn.Platform.Site;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A survey's results as a table: a row an answer, and one an answer and group.</summary>
public static class SurveyResultFile
{
    public const string Route = "/providers/{organisation:guid}/surveys/{survey:guid}/results.csv";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Route, Send);

    private static async Task Send(HttpContext http, Guid organisation, Guid survey, Visit visit, CancellationToken stop)
    {
        if (await visit.Db!.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation && s.State == SurveyState.Closed, stop) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=survey-results.csv";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(Text(found), Encoding.UTF8, stop);
    }

    internal static string Text(Survey survey)
    {
        var (results, questions) = (SurveyResults.Read(survey.Results)!, survey.Asks);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape }))
        {
            void Line(params ReadOnlySpan<string?> fields)
            {
                foreach (var field in fields)
                    csv.WriteField(field);
                csv.NextRecord();
            }
            Line("survey", "closed", "asked", "answered", "question", "edition", "answer", "group_question", "group", "people", "base", "mark");
            foreach (var question in questions)
                foreach (var row in ResultRow.Of(question, results.Figures))
                {
                    void Row(string? by, string? group, long? count, long? of) => Line(survey.Title, Format.IsoDate(survey.ClosedOn!.Value), Number(survey.Asked), Number(results.Answered), question.Text, question.Bank ?? "own", row.Label, by, group, Number(count), Number(of), count is null ? "c" : "");
                    Row("", "", row.Count, results.Answered);
                    foreach (var by in questions.Where(q => q.Groups && !question.Groups))
                        if (results.Figures.Grouping(by.Id) is { } grouping)
                            foreach (var (label, group) in ResultRow.Groups(by, grouping).Select((l, g) => (l, g)))
                                Row(by.Text, label, row.InGroup(grouping, group), results.Figures.Size(grouping, group));
                }
        }
        return text.ToString();
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
