using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>One logic model that comes ready-made (S4).</summary>
public sealed class ReadyModelPage(Packs packs) : PageModel
{
    public const string Route = "/strategies/models/{model}";

    public LogicModelPack Pack { get; private set; } = null!;
    public ModelShown Shown { get; private set; } = null!;

    public IActionResult OnGet(string model, string? about)
    {
        if (packs.Strategies.Models.FirstOrDefault(m => m.Id == model) is not { } found)
            return NotFound();
        Pack = found;
        Shown = ModelShown.Of(found, measure => packs.Measures[measure].Title, about, $"/strategies/models/{found.Id}");
        return Page();
    }
}
