using Cairn.Engine.Disclosure;
using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What every table of a summary is made with.</summary>
/// <param name="Cut">The area, or everything.</param>
/// <param name="Earlier">What releases of the same people and day have shown, by the value that is counted.</param>
internal sealed record SummaryFrame(
    Cairn.Engine.Measures.Facts Facts, CountryPack Pack, CountryLabels Words, MeasureLibrary Library, Cut Cut, DisclosureRule Rule, IReadOnlyDictionary<string, IReadOnlyList<ShownTable>> Earlier)
{
    private readonly Dictionary<string, IReadOnlyList<ShownTable>> shown = new(StringComparer.Ordinal);

    /// <summary>All that was protected, by the value that is counted: what leaves the building, and what shares of it are made of.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ShownTable>> Shown => shown;

    private SummaryAxes? axes;

    public string Country => Pack.Id;

    public SummaryAxes Axes => axes ??= new SummaryAxes(Facts, Pack, Words, Library, Cut, [Quantity("staff"), Quantity("vacancies"), Quantity("leavers"), Quantity("starters")]);

    public Quantity Quantity(string id) => Library.All.SelectMany(m => m.Definitions).SelectMany(d => d.Formula.Above.Concat(d.Formula.Below).Concat(d.Formula.Known).Concat(d.Formula.Of)).First(t => t.Quantity.Id == id).Quantity;

    /// <param name="value">What is counted, such as "staff": each is a population of its own.</param>
    public IReadOnlyList<ShownTable> Protect(string value, IEnumerable<CountTable> tables) => shown[value] = DisclosureControl.Protect(Rule, [.. tables], Earlier.GetValueOrDefault(value) ?? []).Tables;

    /// <summary>The attack on every count, with what was shown before.</summary>
    public IReadOnlyList<(string Value, AttackReport Report)> Attack() => [.. shown.Select(s => (s.Key, Cairn.Engine.Disclosure.Attack.On(Rule, s.Value, Earlier.GetValueOrDefault(s.Key) ?? [])))];

    /// <summary>As counts are rounded.</summary>
    public decimal Round(decimal value) => Math.Round(value / Rule.RoundTo, MidpointRounding.AwayFromZero) * Rule.RoundTo;

    /// <summary>The cut, and of a column the codes of those numbers alone.</summary>
    public Cut Within(string column, IReadOnlyList<int> codes)
    {
        var names = Facts.NamesOf(column);
        return codes.Count == names.Count ? Cut : new Cut(new Dictionary<string, IReadOnlyList<string>>(Cut.Where) { [column] = [.. codes.Select(c => names[c])] });
    }
}
