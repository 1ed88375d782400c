using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>The documents, what each holds, and a search in all of them (S1).</summary>
public sealed class StrategiesPage(Packs packs, Store store) : PageModel
{
    public const string Route = "/strategies";
    public const int Shown = 60;

    [BindProperty(SupportsGet = true)] public string? Find { get; set; }

    public IReadOnlyList<StrategyDocument> Documents { get; } = [.. packs.Strategies.Documents.OrderByDescending(d => d.Published, StringComparer.Ordinal).ThenBy(d => d.Title, StringComparer.Ordinal)];

    /// <summary>Null: nothing was looked for.</summary>
    public IReadOnlyList<FoundElement>? Found { get; private set; }

    public IChart Carried => StrategyWords.Chart(packs.Strategies, Documents);

    /// <summary>By document the published plans that take it up.</summary>
    public ILookup<string, TakenUp> TakenUp { get; private set; } = Array.Empty<TakenUp>().ToLookup(t => t.Document);

    public async Task OnGet(CancellationToken stop)
    {
        Found = string.IsNullOrWhiteSpace(Find) ? null : FoundElement.Find(Documents, Find = Find.Length > 100 ? Find[..100] : Find);
        TakenUp = (await Cairn.Strategy.TakenUp.Of(store, null, stop)).ToLookup(t => t.Document);
    }
}
