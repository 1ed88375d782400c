using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>All that I answered, once more, before it is sent (R2).</summary>
[ResponseCache(NoStore = true)]
public sealed class SendApplicationPage(Store store, Visit visit, Packs packs) : PageModel
{
    public static readonly IReadOnlyList<Choice> True = [new("yes", "What I have written is true, as far as I know")];

    [BindProperty] public long Version { get; set; }
    [BindProperty] public List<string> IsTrue { get; set; } = [];

    public Draft Draft { get; private set; } = null!;

    public async Task<IActionResult> OnGet(Guid application, CancellationToken stop)
    {
        if (!await Read(application, stop))
            return NotFound();
        Version = Draft.Application.Version;
        return Draft.Complete && Draft.Application.RegistrantId is null ? Page() : Redirect(Draft.Address);
    }

    public async Task<IActionResult> OnPost(Guid application, CancellationToken stop)
    {
        await visit.Release();
        if (await Saving.Save(this, ["IsTrue"], async () =>
        {
            await SendApplication.Run(store, packs, visit.Actor, application, Version, IsTrue.Contains("yes"), stop);
            return $"{ApplicantPages.Mine}?sent=true";
        }) is { } onward)
            return onward;
        return await Read(application, stop) ? Page() : NotFound();
    }

    public string Choice(IReadOnlyList<Choice> choices, string value) => choices.FirstOrDefault(c => c.Value == value)?.Text ?? value;

    public string Names(IEnumerable<string> codes) => string.Join("; ", codes.Select(c => Draft.Questions.Name(Draft.Rules, c)));

    private async Task<bool> Read(Guid application, CancellationToken stop) => (Draft = (await Draft.Find(store, packs, visit.Actor, application, stop))!) is not null;
}
