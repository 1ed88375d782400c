using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Cairn.Platform.Site;

namespace Cairn.Workforce;

/// <summary>A notice to be put up, with what others will read of its provider said first (W12).</summary>
public sealed class PutUpNoticePage(Db db, Visit visit, Labels labels, CountryCodes codes, Clock clock) : PageModel
{
    public static readonly IReadOnlyList<Choice> Kinds = [new(nameof(HelpKind.Offer), "We offer help"), new(nameof(HelpKind.Ask), "We ask for help")];
    public static readonly IReadOnlyList<Choice> Sizes = [.. EmployerSize.All.Select(s => new Choice(s.Code, s.Label))];

    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Subject { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public string? Area { get; set; }
    [BindProperty] public string? ForSize { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string Key { get; set; } = NewId.Next().ToString();

    public Guid Organisation { get; private set; }
    public PutUpNotice.Shown Shown { get; private set; } = null!;
    public CountryLabels Labels { get; private set; } = null!;

    public IReadOnlyList<Choice> Subjects => Labels.Choices("help-subjects", clock.Today);
    public IReadOnlyList<Choice> Areas => [.. Labels.Choices("areas", clock.Today).OrderBy(a => a.Text, StringComparer.Ordinal)];

    public async Task OnGet(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        Until = clock.Today.AddMonths(3);
    }

    public async Task<IActionResult> OnPost(Guid organisation, CancellationToken stop)
    {
        await Read(organisation, stop);
        return await Saving.Save(this, ["Kind", "Subject", "Words", "Area", "ForSize", "Until"], async () =>
        {
            HelpKind? kind = Enum.TryParse<HelpKind>(Kind, out var said) && Enum.IsDefined(said) ? said : null;
            await PutUpNotice.Run(new(db.Store, visit.Scope, visit.Actor, organisation, codes, labels), new(kind, Subject, Blank(Area), Blank(ForSize), Words, Until), Key, stop);
            return $"/providers/{organisation}/help?saved=true";
        }) ?? Page();
    }

    private static string? Blank(string? typed) => string.IsNullOrEmpty(typed) ? null : typed;

    private async Task Read(Guid organisation, CancellationToken stop)
    {
        Organisation = organisation;
        Labels = labels.Of(await db.Set<People.Organisation>().Where(o => o.Id == organisation).Select(o => o.Country).FirstAsync(stop));
        Shown = await PutUpNotice.ShownOf(db, organisation, clock.Today, stop);
    }
}
