using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>One element: what it says, where, who and when; what carries it; and where other documents meet it (S1, S10).</summary>
public sealed class OneElementPage(Packs packs, Store store, IndicatorFigures figures) : PageModel
{
    public const string Route = "/strategies/{strategy}/{entry}";

    public StrategyDocument Document { get; private set; } = null!;
    public StrategyElement Element { get; private set; } = null!;
    public StrategyElement? Above { get; private set; }
    public IReadOnlyList<StrategyElement> Under { get; private set; } = [];
    public IReadOnlyList<CarriedBy> Carried { get; private set; } = [];
    public IReadOnlyList<(StrategyMeeting Kind, FoundElement Other, string Why)> Meetings { get; private set; } = [];

    public IReadOnlyList<TakenUp> TakenUp { get; private set; } = [];

    /// <summary>Indicators of the element and of what stands under it, live (S5, S9, S11).</summary>
    public IReadOnlyList<ReadyShown> Indicators { get; private set; } = [];

    public async Task<IActionResult> OnGet(string strategy, string entry, CancellationToken stop)
    {
        var all = packs.Strategies;
        if (all.Find(strategy) is not { } document || document.Find(entry) is not { } found)
            return NotFound();
        (Document, Element) = (document, found);
        Above = found.Parent is { } parent ? document.Find(parent) : null;
        Under = [.. document.Elements.Where(e => e.Parent == found.Id)];
        Carried = [.. found.Also.Prepend(found.Row).Select(all.Row).OfType<CarriedBy>()];
        Meetings = [.. MeetingsPage.Of(all).Where(m => m.From.Element == found || m.To.Element == found).Select(m => (m.Kind, m.From.Element == found ? m.To : m.From, m.Why))];
        TakenUp = await Cairn.Strategy.TakenUp.Of(store, $"{document.Id}/{found.Id}", stop);
        Indicators = await figures.Of(packs, document, ReadySheets.WithThoseUnder(document, found), stop);
        return Page();
    }
}
