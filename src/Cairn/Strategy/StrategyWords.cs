using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>Documents and elements as pages name them.</summary>
internal static class StrategyWords
{
    public static string Kind(StrategyElement element) => Sentence(Strategies.One(element.Type)) + (element.Number is { } number ? $" {number}" : "");

    /// <summary>The title up to its colon, with the year.</summary>
    public static string Short(StrategyDocument document) => $"{document.Title.Split(':')[0]} ({document.Published})";

    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Of each document the share of elements that a part of Cairn which stands today carries.</summary>
    public static IChart Chart(Strategies all, IReadOnlyList<StrategyDocument> documents) => new Bars(
        new ChartText("carried", "Elements that a part of Cairn carries today", "Of each document the share of its elements, in per cent, and how many of how many."),
        [
            .. documents.Select(d => (Document: d, Count(all, d).Built)).Select(d =>
                new Bar(Short(d.Document), d.Built * 100m / d.Document.Elements.Count, Format.Percent(d.Built * 100m / d.Document.Elements.Count, 0), $"{d.Built} of {d.Document.Elements.Count}")),
        ], ["Document", "Carried", "Elements"]);

    /// <summary>One document's elements by what carries them.</summary>
    public static IChart Chart(Strategies all, StrategyDocument document)
    {
        var (built, toCome, none) = Count(all, document);
        Part Of(string label, int count, Ink ink) => new(label, count * 100m / document.Elements.Count, Format.Number(count), ink);
        return new ShareBar(new ChartText("carried", "What carries the elements", "The elements of the document by whether a part of Cairn that stands carries them, one that is still to come, or none."),
            [Of("Carried today", built, Ink.Pine), Of("Still to come", toCome, Ink.Sage), .. none == 0 ? Array.Empty<Part>() : [Of("Carried by nothing", none, Ink.Stone)]], ["What", "Elements"]);
    }

    public static (int Built, int ToCome, int None) Count(Strategies all, StrategyDocument document)
    {
        var rows = document.Elements.Select(e => all.Row(e.Row)).ToList();
        return (rows.Count(r => r is { Built: true }), rows.Count(r => r is { Built: false }), rows.Count(r => r is null));
    }
}
