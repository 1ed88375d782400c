using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>One document: its elements under their areas, what carries them, and its own lists beside what is here (S1).</summary>
public sealed class OneStrategyPage(Packs packs, Store store, IndicatorFigures figures) : PageModel
{
    public const string Route = "/strategies/{strategy}";

    public StrategyDocument Document { get; private set; } = null!;

    /// <summary>Null: of every type.</summary>
    [BindProperty(SupportsGet = true)] public string? Type { get; set; }

    /// <summary>Logic models that are drawn from it (S4).</summary>
    public IReadOnlyList<LogicModelPack> Models => [.. packs.Strategies.Models.Where(m => m.Documents.Contains(Document.Id))];

    public IChart Carried => StrategyWords.Chart(packs.Strategies, Document);

    public CarriedBy? Row(StrategyElement element) => packs.Strategies.Row(element.Row);

    public IReadOnlyList<Choice> Choices => [new("", "Everything"), .. Types.Select(t => new Choice(t.Id, $"{StrategyWords.Sentence(t.Many)} ({Count(t.Id)})"))];

    /// <summary>How many there are of each type, in a sentence.</summary>
    public string Kinds
    {
        get
        {
            var all = Types.Select(t => Format.Count(Count(t.Id), t.One, t.Many)).ToList();
            return $"It holds {Format.Count(Document.Elements.Count, "element", "elements")}: {string.Join(", ", all[..^1])} and {all[^1]}.";
        }
    }

    /// <summary>Elements under the heading of the area that they stand in, in the document's order.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<StrategyElement> Elements)> Groups =>
        Document.Elements.Where(e => Type is null || e.Type == Type).GroupBy(Area, (area, all) => (area?.Title ?? "The document as a whole", (IReadOnlyList<StrategyElement>)[.. all]));

    /// <summary>Published plans that take up any of its elements.</summary>
    public IReadOnlyList<TakenUp> TakenUp { get; private set; } = [];

    /// <summary>Its indicators and measures of success, live (S5).</summary>
    public IReadOnlyList<ReadyShown> Indicators { get; private set; } = [];

    public async Task<IActionResult> OnGet(string strategy, CancellationToken stop)
    {
        if (packs.Strategies.Find(strategy) is not { } document)
            return NotFound();
        Document = document;
        Type = Types.Any(t => t.Id == Type) ? Type : null;
        TakenUp = [.. (await Cairn.Strategy.TakenUp.Of(store, null, stop)).Where(t => t.Document == document.Id)];
        Indicators = await figures.Of(packs, document, document.Elements, stop);
        return Page();
    }

    private IEnumerable<(string Id, string One, string Many)> Types => Strategies.Types.Where(t => Count(t.Id) > 0);

    private int Count(string type) => Document.Elements.Count(e => e.Type == type);

    /// <summary>The area that an element is or stands under; null: none.</summary>
    private StrategyElement? Area(StrategyElement element)
    {
        for (var at = element; at is not null; at = at.Parent is { } parent ? Document.Find(parent) : null)
            if (at.Type == "area")
                return at;
        return null;
    }
}
