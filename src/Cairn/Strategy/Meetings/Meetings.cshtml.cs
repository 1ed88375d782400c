using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>Where the strategies connect, repeat or differ (S10).</summary>
public sealed class MeetingsPage(Packs packs) : PageModel
{
    public const string Route = "/strategies/links";

    /// <summary>"any", or how they meet; where nothing is said, those that differ: they are what partners have to talk about.</summary>
    [BindProperty(SupportsGet = true)] public string Kind { get; set; } = nameof(StrategyMeeting.Differs);
    [BindProperty(SupportsGet = true)] public string? Document { get; set; }

    public static readonly IReadOnlyList<Choice> Kinds = [new("any", "Meet in any way"), .. Enum.GetValues<StrategyMeeting>().Select(k => new Choice(k.ToString(), Words(k)))];

    public IReadOnlyList<Choice> Documents { get; } = [new("", "Any document"), .. packs.Strategies.Documents.Select(d => new Choice(d.Id, StrategyWords.Short(d)))];

    public IReadOnlyList<(StrategyMeeting Kind, FoundElement From, FoundElement To, string Why)> Shown { get; private set; } = [];

    public string Finding => string.Join(", ", Enum.GetValues<StrategyMeeting>().Select(k => (Kind: k, Count: Shown.Count(s => s.Kind == k))).Where(k => k.Count > 0).Select(k => $"{k.Count} pairs {Words(k.Kind).ToLowerInvariant()}")) is { Length: > 0 } words
        ? StrategyWords.Sentence(words) : "No pair of elements fits";

    public void OnGet() => Shown = [.. Of(packs.Strategies).Where(m => (Kind == "any" || m.Kind.ToString() == Kind) && (string.IsNullOrEmpty(Document) || m.From.Document.Id == Document || m.To.Document.Id == Document))];

    public static string Words(StrategyMeeting kind) => kind switch { StrategyMeeting.Repeats => "Say the same", StrategyMeeting.Differs => "Differ", _ => "Connect" };

    internal static IEnumerable<(StrategyMeeting Kind, FoundElement From, FoundElement To, string Why)> Of(Strategies all)
    {
        FoundElement Element(string key)
        {
            var (document, element) = (all.Find(key.Split('/')[0])!, key.Split('/')[1]);
            return new(document, document.Find(element)!);
        }
        return all.Links.OrderByDescending(l => l.Kind).Select(l => (l.Kind, Element(l.From), Element(l.To), l.Why));
    }
}
