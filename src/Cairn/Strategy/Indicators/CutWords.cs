using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

namespace Cairn.Strategy;

/// <summary>What of a measure is counted, in words.</summary>
internal static class CutWords
{
    /// <summary>The codes that a column can be asked for on a day; empty where the packs hold no list of them.</summary>
    public static IReadOnlyList<Choice> Codes(Packs packs, string country, MeasureColumn column, DateOnly day) =>
        column.List is null ? [.. column.Labels.Select(l => new Choice(l.Key, l.Value))]
        : [.. (packs[country].Lists.GetValueOrDefault(column.List)?.On(day) ?? []).Select(r => new Choice(r.Code, r.Label))];

    public static string Label(Packs packs, string country, MeasureColumn column, string code) =>
        code.Length == 0 ? "Not known"
        : column.Labels.GetValueOrDefault(code) ?? (column.List is { } list ? packs[country].Lists.GetValueOrDefault(list)?.Rows.LastOrDefault(r => r.Code == code)?.Label : null) ?? code;

    /// <summary>"Council area: City of Edinburgh; role: care worker"; "everybody" where nothing is cut.</summary>
    public static string Of(Packs packs, IndicatorVersion sheet) =>
        (sheet.OwnRecord ? "the organisation’s own record" : "the whole country") + string.Concat(IndicatorSheet.ReadCut(sheet.Cut).Select(c => packs.Measures.Column(c.Key) is { } column ? $"; {column.Title.ToLowerInvariant()}: {Label(packs, sheet.Country!, column, c.Value)}" : ""));
}
