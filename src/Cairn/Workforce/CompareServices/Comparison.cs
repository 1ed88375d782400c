using Cairn.Engine.Measures;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;

namespace Cairn.Workforce;

/// <summary>A provider's services of one kind beside like services of others (W10).</summary>
/// <param name="Own">Of all the provider's services of the kind together.</param>
/// <param name="Peers">Null where the others are too few to be told.</param>
public sealed record Compared(Measure Measure, MeasureDefinition Definition, Measured Own, Peers? Peers)
{
    /// <summary>Share of the others that do better, 0 to 1; null where nothing is better or worse, or nothing can be said.</summary>
    public decimal? Better => Peers is null || Own.Value is null ? null : Measure.Direction switch
    {
        Direction.Up => (decimal)Peers.Above / Peers.Count,
        Direction.Down => (decimal)Peers.Below / Peers.Count,
        _ => null,
    };

    public Place? Chart => Peers is not { } p || Own.Value is not { } own ? null : new Place(
        new ChartText($"place-{Measure.Id}", $"Your {Measure.Title.ToLowerInvariant()} among like services", $"Yours is {Measure.Shown(own)}; of {p.Count} like services {p.Below} have less and {p.Above} more; the middle is {Measure.Shown(p.Middle)}."),
        own, p.Tenth, p.LowerQuarter, p.Middle, p.UpperQuarter, p.NinthTenth, v => Measure.Shown(v), "Like services") { EndsAreTenths = true };
}

/// <summary>What the comparison is with.</summary>
/// <param name="Kind">Column and code of the kind: the main service, or the sub-sector.</param>
public sealed record LikeServicesAsked(string Country, DateOnly Day, Guid Organisation, IReadOnlyCollection<Guid> Own, (string Column, string Code) Kind, string? Area, string? Size);

/// <summary>Compares the measures that services can be compared by.</summary>
public sealed class Comparison(SectorFacts facts, Packs packs)
{
    private static readonly string[] Compares = ["vacancy-rate", "turnover", "stability", "sickness", "agency-share", "zero-hours-share", "pay", "below-rlw", "qualification-share", "training-in-date"];

    /// <summary>Every measure, those first in which most others do better.</summary>
    public async Task<IReadOnlyList<Compared>> Run(LikeServicesAsked asked, CancellationToken stop)
    {
        var state = await facts.At(asked.Day, stop);
        if (state.Of(asked.Country) is not { } sector || state.Of(asked.Country, asked.Own) is not { } own)
            return [];
        var kind = new Dictionary<string, IReadOnlyList<string>> { [asked.Kind.Column] = [asked.Kind.Code] };
        var like = new Dictionary<string, IReadOnlyList<string>>(kind);
        if (asked.Area is { } area)
            like["area"] = [area];
        if (asked.Size is { } size)
            like["service-size"] = [size];
        var mine = asked.Own.Select(o => o.ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. Compares.Select(packs.Measures.Find).OfType<Measure>().Select(measure =>
        {
            var definition = measure.UsualIn(asked.Country);
            var value = Measuring.Whole(own, definition.Formula, new Cut(kind));
            var others = value.Value is null ? [] : Measuring.By(sector, definition.Formula, ["service"], new Cut(like))
                .Where(c => c.Figure.Value is not null).Select(c => (c.Figure.Value!.Value, Provider: state.ProviderOf(asked.Country, c.Codes[0]))).Where(o => !mine.Contains(o.Provider)).ToList();
            return new Compared(measure, definition, value, value.Value is { } v ? Peers.Of(v, others) : null);
        }).OrderByDescending(c => c.Better ?? -1)];
    }
}
