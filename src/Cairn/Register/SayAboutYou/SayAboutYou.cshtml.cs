using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>The second part of an application: who I am; asked of nobody whom the register knows (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class SayAboutYouPage(Store store, Visit visit, Packs packs) : PageModel
{
    public static readonly IReadOnlyList<Choice> Risks = [new("no", "No", "Everybody can find your name, number, town of work and employer"), new("yes", "Yes", "Nobody finds you in the public register; your employer can still ask the office")];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Given { get; set; }
    [BindProperty] public string? Family { get; set; }
    [BindProperty] public string? PreviousNames { get; set; }
    [BindProperty] public DateOnly? BirthDate { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Postcode { get; set; }
    [BindProperty] public string? Town { get; set; }
    [BindProperty] public string? AtRisk { get; set; }

    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop)
    {
        if (!await Read(application, stop))
            return NotFound();
        var one = Draft.Application;
        (Version, Given, Family, PreviousNames, BirthDate) = (one.Version, one.Given, one.Family, one.PreviousNames, one.BirthDate);
        (Email, Phone, Address, Postcode, Town, AtRisk) = (one.Email, one.Phone, one.Address, one.Postcode, one.Town, one.Family is null ? null : one.AtRisk ? "yes" : "no");
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid application, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["Given", "Family", "PreviousNames", "BirthDate", "Email", "Phone", "Address", "Postcode", "Town", "AtRisk"], async () =>
        {
            await SayAboutYou.Run(store, packs, visit.Actor, application, Version, new(Given, Family, PreviousNames, BirthDate, Email, Phone, Address, Postcode, Town, AtRisk), stop);
            return Draft.Of(application);
        }) is { } onward)
            return onward;
        return await Read(application, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(Guid application, CancellationToken stop) => (Draft = (await Draft.Find(store, packs, visit.Actor, application, stop))!) is not null;
}
