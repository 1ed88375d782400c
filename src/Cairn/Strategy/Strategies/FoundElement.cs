using Cairn.People;
using Cairn.Platform.Packs;

namespace Cairn.Strategy;

/// <summary>An element with the document that it is of.</summary>
public sealed record FoundElement(StrategyDocument Document, StrategyElement Element)
{
    public string Url => $"/strategies/{Document.Id}/{Element.Id}";

    /// <summary>Elements whose words hold every word that was typed, or its beginning; those first that say it in their title.</summary>
    public static IReadOnlyList<FoundElement> Find(IEnumerable<StrategyDocument> documents, string typed)
    {
        var words = SearchKey.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        return
        [
            .. from document in documents
               from element in document.Elements
               let title = " " + SearchKey.Of(element.Title)
               let all = $"{title} {SearchKey.Of($"{element.Text} {element.Owner} {element.Number}")}"
               where words.All(w => all.Contains(" " + w, StringComparison.Ordinal))
               orderby words.Count(w => title.Contains(" " + w, StringComparison.Ordinal)) descending
               select new FoundElement(document, element),
        ];
    }
}
