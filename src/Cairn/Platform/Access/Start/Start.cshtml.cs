using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Access;

/// <summary>Where a person lands after signing in: straight in their provider's own page, else a list of what they may open.</summary>
[ResponseCache(NoStore = true)]
public sealed class StartPage(Actor actor, Menu menu) : PageModel
{
    public Actor Actor => actor;

    public IReadOnlyList<MenuEntry> Places { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (actor.Organisation is { } organisation && actor.Role is Role.ProviderEditor or Role.ProviderManager)
            return Redirect($"/providers/{organisation}");
        Places = menu.At("/start");
        return Page();
    }
}
