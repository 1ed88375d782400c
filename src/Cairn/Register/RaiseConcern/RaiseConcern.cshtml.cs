using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>First whether it is for the register at all; then what happened (R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class RaiseConcernPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }
    [BindProperty] public string? About { get; set; }
    [BindProperty] public string? WorksAt { get; set; }
    [BindProperty] public string? Happened { get; set; }
    [BindProperty] public string? When { get; set; }
    [BindProperty] public string? EmployerKnows { get; set; }
    [BindProperty] public string? FromName { get; set; }
    [BindProperty] public string? FromContact { get; set; }
    [BindProperty] public string Key { get; set; } = Guid.CreateVersion7().ToString();

    public IReadOnlyList<Choice> Countries { get; } = [.. packs.Countries.Where(c => c.Lists.ContainsKey("concern-subjects")).Select(c => new Choice(c.Id, c.Name))];

    /// <summary>What was chosen; null on the first step.</summary>
    public CodeRow? Chosen { get; private set; }

    /// <summary>The code to ask by, once it was sent.</summary>
    public string? Code { get; private set; }

    public IReadOnlyList<Choice> Subjects => [.. packs[Countries[0].Value].List("concern-subjects").On(clock.Today).OrderBy(r => int.Parse(r["order"], System.Globalization.CultureInfo.InvariantCulture)).Select(r => new Choice(r.Code, r.Label, r["words"]))];

    public async Task OnGet(bool asked, CancellationToken stop)
    {
        if (!asked)
            return;
        if (Countries.All(c => c.Value != Country))
            ModelState.AddModelError("Country", "Choose where it happened");
        if (Subject is null || Countries.All(c => c.Value != Country) || packs[Country!].List("concern-subjects").Find(Subject, clock.Today) is not { } row)
        {
            if (Subject is null)
                ModelState.AddModelError("Subject", "Choose what it is about");
            return;
        }
        Chosen = row;
        await visit.Release();
        await RaiseConcern.Count(store, Country!, row.Code, stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (Countries.All(c => c.Value != Country) || (Chosen = packs[Country!].List("concern-subjects").Find(Subject ?? "", clock.Today)) is not { Group: "us" })
            return Redirect("/register/concern");
        await visit.Release();
        await Saving.Save(this, ["About", "Number", "WorksAt", "Happened", "When", "EmployerKnows", "FromName", "FromContact"], async () =>
        {
            Code = await RaiseConcern.Run(store, packs, visit.Actor, new(Country!, Subject, About, Number, WorksAt, Happened, When, EmployerKnows, FromName, FromContact), Key, stop);
            return "/register/concern";
        });
        // The code is shown this once, so the page stays where it is.
        return Page();
    }

    /// <summary>"ABCD-EFGH-JKMN".</summary>
    public string CodeWords => string.Join('-', Code!.Chunk(4).Select(c => new string(c)));
}
