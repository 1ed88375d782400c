using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>What the two pages with an indicator's sheet have in common.</summary>
internal static class SheetPages
{
    public static readonly string[] Questions = [.. SheetForm.Questions.Select(q => $"Form.{q}")];

    /// <summary>Questions without which no figure can be shown before saving.</summary>
    private static readonly string[] needed = ["Bound", "Measure", "Series", "Periods", "Margin", "BaselineDay", "Baseline", "TrackMargin", "Targets"];

    public static Func<string, string?> Sent(HttpRequest request) => name => request.Form.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The live figure of what is written so far, or what is wrong beside its question.</summary>
    public static async Task<IndicatorShown?> Preview(PageModel page, SheetForm form, Plan plan, AskMeasure ask, IReadOnlyList<PublishedSeries> known, IndicatorFigures figures, DateOnly today, CancellationToken stop)
    {
        var faults = new List<AnswerFault>();
        var (version, targets) = form.Sheet.Read(plan, ask, known, today, faults);
        page.ModelState.Clear();
        if (faults.Where(f => needed.Contains(f.Question)).Select(f => f with { Question = $"Form.{f.Question}" }).ToList() is { Count: > 0 } wrong)
        {
            Saving.Show(page.ModelState, wrong, Questions);
            return null;
        }
        if (version.Title.Length == 0)
            version.Title = ask.Library.Find(version.Measure ?? "")?.Title ?? "This indicator";
        return await figures.Preview(version, targets, stop);
    }

    /// <summary>What the verb refuses stands beside the form's questions.</summary>
    public static async Task<string> OfForm(Func<Task<string>> save)
    {
        try
        {
            return await save();
        }
        catch (AnswersRefusedException refused)
        {
            throw new AnswersRefusedException([.. refused.Faults.Select(f => f with { Question = f.Question.Length == 0 ? "" : $"Form.{f.Question}" })]);
        }
    }
}
