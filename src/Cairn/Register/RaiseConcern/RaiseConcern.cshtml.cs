using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>First whether it is for the register at all; then the form for what happened, which goes to <see cref="WriteConcernPage"/> (R6).</summary>
[ResponseCache(NoStore = true)]
public sealed class RaiseConcernPage(Store store, Visit visit, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }

    public IReadOnlyList<Choice> Countries { get; } = [.. packs.Countries.Where(c => c.Lists.ContainsKey("concern-subjects")).Select(c => new Choice(c.Id, c.Name))];

    /// <summary>What was chosen; null on the first step.</summary>
    public CodeRow? Chosen { get; private set; }

    public ConcernForm Form { get; private set; } = new();

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
        Form = new() { Country = Country, Subject = row.Code, Number = Number };
        Form.Begin(packs, clock.Today);
        await visit.Release();
        await RaiseConcern.Count(store, Country!, row.Code, stop);
    }
}
