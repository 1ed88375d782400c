using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>The third part of an application: what I hold of what the role asks for (R2, R3).</summary>
[ResponseCache(NoStore = true)]
public sealed class SayQualificationsPage(Store store, Visit visit, Packs packs) : PageModel
{
    [BindProperty] public long Version { get; set; }
    [BindProperty] public List<string> Held { get; set; } = [];
    [BindProperty] public string? Award { get; set; }
    [BindProperty] public string? AwardedBy { get; set; }
    [BindProperty] public string? AwardCountry { get; set; }
    [BindProperty] public int? Year { get; set; }

    public Draft Draft { get; private set; } = null!;

    /// <summary>None while the role was not answered.</summary>
    public IReadOnlyList<Choice> Choices => Draft.Application.Level.Length == 0 ? [] : Draft.Questions.Held(Draft.Rules, Draft.Application.Service, Draft.Application.Level);

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop)
    {
        if (!await Read(application, stop))
            return NotFound();
        var one = Draft.Application;
        (Version, Held, Award, AwardedBy, AwardCountry, Year) = (one.Version, [.. Draft.Held], one.OtherAward, one.OtherAwardedBy, one.OtherCountry, one.OtherYear);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid application, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["Award", "AwardedBy", "AwardCountry", "Year"], async () =>
        {
            await SayQualifications.Run(store, packs, visit.Actor, application, Version, new(Held, Award, AwardedBy, AwardCountry, Year), stop);
            return Draft.Of(application);
        }) is { } onward)
            return onward;
        return await Read(application, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(Guid application, CancellationToken stop) => (Draft = (await Draft.Find(store, packs, visit.Actor, application, stop))!) is not null;
}
