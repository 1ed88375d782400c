using Cairn.Engine.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>One group of a workforce beside its share of the population.</summary>
/// <param name="Population">Null where the pack holds none.</param>
/// <param name="Test">Null where nothing can be tested.</param>
public sealed record GroupBeside(string Label, Measured Figure, PopulationShare? Population, Representation? Test)
{
    public string Verdict => (Test, Population) switch
    {
        (_, null) => "Nothing to compare: no figure of the population is held",
        (null, { Tested: false }) => "Not tested: the two do not count the same",
        (null, _) => "Not tested: too few to be shown",
        ({ Chance: ByChance.TooFew }, _) => "Too few to tell",
        ({ Chance: ByChance.CouldBe }, _) => "Chance could give this",
        ({ Gap: > 0 }, _) => "More than chance alone would give",
        _ => "Fewer than chance alone would give",
    };
}

/// <summary>A profile of the workforce beside the population's; who is not known stands by itself (W7).</summary>
/// <param name="NotKnown">The share of everybody whose group is not known, in per cent; null where it cannot be shown.</param>
/// <param name="Place">Whose population it is.</param>
public sealed record BesidePopulation(IReadOnlyList<GroupBeside> Groups, decimal? NotKnown, string Place, int Comparisons, bool AnotherPlace)
{
    /// <returns>Null where the measure is no profile of people, is parted further, or the pack holds no population for it.</returns>
    public static BesidePopulation? Of(MeasureView view, CountryPack pack)
    {
        var chosen = view.Chosen;
        if (chosen.Definition.Formula is not { Kind: FormulaKind.Profile, Column: { } column } || chosen.Columns.Count > 1 || chosen.Cells.Count == 0)
            return null;
        var area = chosen.Question.Where.GetValueOrDefault("area") is [var only] ? only : null;
        var (shares, ofArea) = PopulationShare.For(pack, column, area, chosen.Question.AsAt);
        if (shares.Count == 0)
            return null;
        var held = chosen.Cells.Where(c => c.Codes[^1].Length > 0).ToDictionary(c => c.Codes[^1], c => c.Figure, StringComparer.Ordinal);
        var codes = shares.Select(s => s.Code).Concat(held.Keys).Distinct(StringComparer.Ordinal).ToList();
        var comparisons = Math.Max(1, codes.Count(c => shares.Any(s => s.Code == c && s.Tested)));
        // Of rounded counts the largest that is known to all groups alike is their sum's.
        var known = (long)held.Values.Where(f => f.Why == NoFigure.None).Select(f => f.Below).DefaultIfEmpty().Max();
        var groups = codes.Select(code =>
        {
            var figure = held.TryGetValue(code, out var some) ? some : known > 0 ? new Measured(0, NoFigure.None, 0, known, known, known) : Measured.None(NoFigure.NotAnswered);
            var share = shares.FirstOrDefault(s => s.Code == code);
            var test = share is { Tested: true } && figure.Why == NoFigure.None && figure.Below > 0
                ? Representation.Test((long)Math.Min(figure.Above, figure.Below), (long)figure.Below, share.Share, comparisons) : null;
            return new GroupBeside(view.Words.Label(view.Library.Column(column)!, code), figure, share, test);
        }).OrderByDescending(g => g.Population?.Share ?? -1).ThenBy(g => g.Label, StringComparer.Ordinal).ToList();
        var place = ofArea ? pack.List("areas").Rows.Last(r => r.Code == area).Label : pack.Name;
        return new(groups, Unknown(chosen.Cells), place, comparisons, area is not null && !ofArea);
    }

    private static decimal? Unknown(IReadOnlyList<MeasuredCell> cells)
    {
        var all = cells.Where(c => c.Figure.Why == NoFigure.None || c.Codes[^1].Length == 0).Sum(c => c.Figure.Above);
        return cells.FirstOrDefault(c => c.Codes[^1].Length == 0) is { Figure.Why: not NoFigure.TooFew } none ? Format.Share(none.Figure.Above, all) : cells.Any(c => c.Codes[^1].Length == 0) ? null : 0;
    }

    /// <summary>Two bars a group, workforce and population, and one for those not known.</summary>
    public Bars? Chart
    {
        get
        {
            var bars = Groups.Where(g => g.Figure.Value is not null && g.Population is not null).SelectMany(g => new[]
            {
                new Bar($"{g.Label}: workforce", g.Figure.Value!.Value, Format.Percent(g.Figure.Value.Value)),
                new Bar($"{g.Label}: population", (decimal)g.Population!.Share * 100, Format.Percent((decimal)g.Population.Share * 100), Ink: Ink.Stone),
            }).ToList();
            if (bars.Count == 0)
                return null;
            if (NotKnown is > 0 and var unknown)
                bars.Add(new Bar("Not known, of all the workforce", unknown, Format.Percent(unknown), Ink: Ink.Amber));
            return new Bars(new ChartText("beside-population", $"The workforce beside the people of {Place}", string.Join("; ", bars.Take(4).Select(b => $"{b.Label} {b.Shown}")) + "."), bars, ["Group", "Share"]);
        }
    }

    /// <summary>"White is more than chance alone would give …": what the tests found, as a heading says it.</summary>
    public string Finding
    {
        get
        {
            var off = Groups.Where(g => g.Test?.Chance == ByChance.MoreThan).ToList();
            return off.Count > 0 ? $"Differs from the population by more than chance: {string.Join("; ", off.Select(g => g.Label))}"
                : Groups.Any(g => g.Test?.Chance == ByChance.CouldBe) ? "Chance could give every gap to the population"
                : "Beside the population: no gap could be tested";
        }
    }
}
