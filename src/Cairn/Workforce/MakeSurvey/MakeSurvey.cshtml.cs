using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A survey is begun.</summary>
public sealed class MakeSurveyPage(Db db, Visit visit, Labels labels, CountryCodes codes, Packs packs, Clock clock) : PageModel
{
    private const string None = "none";

    [BindProperty] public string? Bank { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }

    public IReadOnlyList<Choice> Banks =>
    [
        .. Held.Select(b => new Choice(b.Id, $"The questions “{b.Title}”", $"{b.Questions.Count} questions, edition {b.Edition}. You can leave some out and add your own.")),
        new(None, "No questions", "You write all of them yourself."),
    ];

    private IEnumerable<SurveyBank> Held => packs.Surveys.Where(b => b.From <= clock.Today);

    public void OnGet(Guid organisation)
    {
        Organisation = organisation;
        if (Held.FirstOrDefault() is { } bank)
            (Bank, Title, Purpose) = (bank.Id, bank.Title, bank.Purpose);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        return await Saving.Save(this, ["Title", "Purpose"], async () =>
            $"/providers/{organisation}/surveys/{await MakeSurvey.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(Title, Purpose, Held.FirstOrDefault(b => b.Id == Bank)), Key, stop)}/questions") ?? Page();
    }
}
