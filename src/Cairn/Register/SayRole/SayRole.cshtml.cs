using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>The first part of an application: role and employer (R2, R8).</summary>
[ResponseCache(NoStore = true)]
public sealed class SayRolePage(Store store, Visit visit, Packs packs) : PageModel
{
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? Service { get; set; }
    [BindProperty] public string? Level { get; set; }
    [BindProperty] public DateOnly? Started { get; set; }
    [BindProperty] public string? Employer { get; set; }
    [BindProperty] public string? JobTitle { get; set; }

    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop)
    {
        if (!await Read(application, stop))
            return NotFound();
        var one = Draft.Application;
        (Version, Service, Level, Started, Employer, JobTitle) = (one.Version, one.Service, one.Level, one.Started, one.Employer, one.Title);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid application, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["Service", "Level", "Started", "Employer"], async () =>
        {
            await SayRole.Run(store, packs, visit.Actor, application, Version, new(Service, Level, Started, Employer, JobTitle), stop);
            return Draft.Of(application);
        }) is { } onward)
            return onward;
        return await Read(application, stop) ? Page() : NotFound();
    }

    private async Task<bool> Read(Guid application, CancellationToken stop) => (Draft = (await Draft.Find(store, packs, visit.Actor, application, stop))!) is not null;
}
