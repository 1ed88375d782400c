using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>The fifth part of an application: what the register should know before it decides (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class SayDeclarationPage(Store store, Visit visit, Packs packs) : PageModel
{
    public static readonly IReadOnlyList<Choice> YesNo = [new("yes", "Yes"), new("no", "No")];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public Dictionary<string, string?> Said { get; set; } = [];
    [BindProperty] public string? Words { get; set; }

    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop)
    {
        if (!await Read(application, stop))
            return NotFound();
        (Version, Said, Words) = (Draft.Application.Version, SayDeclaration.Of(Draft.Application.Declared), Draft.Application.DeclaredWords);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid application, CancellationToken stop)
    {
        await visit.Release();
        if (!await Read(application, stop))
            return NotFound();
        return await Saving.Save(this, [.. Draft.Questions.Declarations.Select(q => $"Said[{q.Value}]"), "Words"], async () =>
        {
            await SayDeclaration.Run(store, packs, visit.Actor, application, Version, new(Said, Words), stop);
            return Draft.Of(application);
        }) ?? Page();
    }

    private async Task<bool> Read(Guid application, CancellationToken stop) => (Draft = (await Draft.Find(store, packs, visit.Actor, application, stop))!) is not null;
}
