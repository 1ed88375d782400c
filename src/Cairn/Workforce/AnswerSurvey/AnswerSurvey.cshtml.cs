using Cairn.Engine.Surveys;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>
/// A survey is answered, by whoever has a code: on a telephone, without an account and without script. The code is sent in the form and
/// stands in no address, since addresses get into logs, histories and the next page's referrer.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class AnswerSurveyPage(Store store, CodeGuesses guesses) : PageModel
{
    /// <summary>With no more questions than these nobody needs to read the answers again.</summary>
    private const int FewQuestions = 3;

    public enum Stage { Code, Questions, Check }

    [BindProperty] public string? Code { get; set; }

    public Stage At { get; private set; }
    public Survey? Survey { get; private set; }
    public string Asker { get; private set; } = "";
    public SurveyForm Form { get; private set; } = new([], new Dictionary<string, IReadOnlyList<string>>());
    public int Fewest => SurveyFigures.FewestAnswers(Survey.Rule);
    public IEnumerable<string> Asked => Form.Questions.Select(SurveyForm.Name);

    /// <summary>The answers once more, to be sent with the next button.</summary>
    public IEnumerable<(string Name, string Value)> Sent => Form.Questions.SelectMany(q => Form.Chosen(q).Select(value => (SurveyForm.Name(q), value)));

    public void OnGet() => At = Stage.Code;

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var network = HttpContext.Connection.RemoteIpAddress;
        if (!guesses.MayTry(network))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError(nameof(Code), CodeGuesses.TooMany);
            return Page();
        }
        var found = await AnswerSurvey.Find(store, Code, stop);
        if (found.State != CodeState.Works)
        {
            if (found.State == CodeState.NotGood)
                guesses.Wrong(network);
            ModelState.AddModelError(nameof(Code), AnswerSurvey.Words(found));
            return Page();
        }
        await Read(found.Survey!, stop);
        var step = Request.Form["Step"].ToString();
        At = Stage.Questions;
        if (step is not ("check" or "send"))
            return Page();
        foreach (var fault in AnswerSurvey.Faults(Form.Questions, Form.Answers))
            ModelState.AddModelError(SurveyForm.Name(Form.Questions.First(q => q.Id == fault.Question)), fault.Text);
        if (!ModelState.IsValid)
            return Page();
        if (step == "check" && Form.Questions.Count > FewQuestions)
        {
            At = Stage.Check;
            return Page();
        }
        try
        {
            await AnswerSurvey.Run(store, Code, Form.Answers, stop);
            return Redirect("/answer/thanks");
        }
        catch (RefusedException refused)
        {
            // Somebody else sent with this code just now.
            At = Stage.Code;
            ModelState.AddModelError(nameof(Code), refused.Message);
            return Page();
        }
    }

    private async Task Read(Survey survey, CancellationToken stop)
    {
        Survey = survey;
        var questions = survey.Asks;
        Form = new(questions, questions.ToDictionary(q => q.Id, q => (IReadOnlyList<string>)[.. Request.Form[SurveyForm.Name(q)].OfType<string>()], StringComparer.Ordinal));
        await using var db = await store.Read(Scope.System, stop);
        Asker = await db.Set<Organisation>().Where(o => o.Id == survey.OrganisationId).Select(o => o.Name).FirstAsync(stop);
    }
}
