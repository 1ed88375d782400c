using System.Globalization;
using System.Text;
using Cairn.Engine.Surveys;
using Cairn.People;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A survey is opened, and its codes are shown the one time.</summary>
[ResponseCache(NoStore = true)]
public sealed class OpenSurveyPage(Db db, Visit visit, Labels labels, CountryCodes countries, Clock clock) : PageModel
{
    [BindProperty] public string? Asked { get; set; }
    [BindProperty] public string? Slips { get; set; }
    [BindProperty] public DateOnly? OpensOn { get; set; }
    [BindProperty] public DateOnly? ClosesOn { get; set; }
    [BindProperty] public string? Reminders { get; set; }
    [BindProperty] public string? List { get; set; }

    public Guid Organisation { get; private set; }
    public Survey Survey { get; private set; } = null!;

    /// <summary>Made just now; null before.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public int Fewest => SurveyFigures.FewestAnswers(Survey.Rule);
    public string Address => $"{Request.Host}/answer";
    public string StaffHint { get; private set; } = "";
    public string SlipsHint { get; private set; } = "";
    public IReadOnlyList<Choice> ReminderChoices { get; } = [.. Enumerable.Range(0, Survey.MostReminders + 1).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => new Choice(n, n))];

    public async Task<IActionResult> OnGet(Guid organisation, Guid survey, CancellationToken stop)
    {
        (OpensOn, ClosesOn, Reminders) = (clock.Today, clock.Today.AddDays(21), "1");
        return await Read(organisation, survey, stop) && Survey.State == SurveyState.Draft ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid organisation, Guid survey, CancellationToken stop)
    {
        if (!await Read(organisation, survey, stop))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        static int? Number(string? typed) => int.TryParse(typed, NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var n) ? n : null;
        try
        {
            Codes = await OpenSurvey.Run(new(db.Store, visit.Scope, visit.Actor, organisation, countries, labels), new(survey, Number(Asked), Number(Slips), OpensOn, ClosesOn, Number(Reminders)), stop);
            Survey.ClosesOn = ClosesOn;
        }
        catch (RefusedException refused)
        {
            foreach (var (question, text) in refused.ByQuestion)
                ModelState.AddModelError(question, text);
        }
        return Page();
    }

    /// <summary>The list that the page holds, as a file, with a link for each message to be sent; a browser keeps what stands behind "#" to itself. It comes from the browser and goes back to it, and is kept nowhere here.</summary>
    public IActionResult OnPostList(Guid organisation, Guid survey)
    {
        var codes = (List ?? "").Split(' ').Select(SurveyCode.Read).OfType<string>().ToList();
        var text = new StringBuilder("code,address,link\r\n");
        foreach (var code in codes)
            text.Append(SurveyCode.Shown(code)).Append(',').Append(Address).Append(CultureInfo.InvariantCulture, $",{Request.Scheme}://{Address}#{SurveyCode.Shown(code)}\r\n");
        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "survey-codes.csv");
    }

    private async Task<bool> Read(Guid organisation, Guid survey, CancellationToken stop)
    {
        Organisation = organisation;
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == survey && s.OrganisationId == organisation, stop) is not { } found)
            return false;
        Survey = found;
        var staff = await db.Set<Engagement>().Where(e => e.OrganisationId == organisation).InPost(clock.Today).CountAsync(stop);
        var accounts = await db.Set<Membership>().CountAsync(m => m.OrganisationId == organisation && m.Role == Role.Worker, stop);
        StaffHint = $"Your record has {Format.Count(staff, "person", "people")} in post";
        SlipsHint = $"The rest take a code on their own pages: {Format.Count(accounts, "worker signs", "workers sign")} in to Cairn. Hand a slip to nobody who takes one there, or they could answer twice";
        return true;
    }
}
