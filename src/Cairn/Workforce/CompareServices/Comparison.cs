using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site.Elements;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider's services of one kind beside like services of others (W10).</summary>
/// <param name="Own">Of all the provider's services of the kind together.</param>
/// <param name="Peers">Null where the others are too few to be told.</param>
public sealed record Compared(Measure Measure, MeasureDefinition Definition, Measured Own, Peers? Peers)
{
    /// <summary>Share of the others that do better, 0 to 1; null where nothing is better or worse, or nothing can be said.</summary>
    public decimal? Better => Peers is null || Own.Value is null ? null : Measure.Direction switch
    {
        Direction.Up => (decimal)Peers.Above / Peers.Spread.Count,
        Direction.Down => (decimal)Peers.Below / Peers.Spread.Count,
        _ => null,
    };

    public Place? Chart => Peers is not { } p || Own.Value is not { } own ? null : new Place(
        new ChartText($"place-{Measure.Id}", $"Your {Measure.Title.ToLowerInvariant()} among like services", $"Yours is {Measure.Shown(own)}; of {p.Spread.Count} like services {p.Below} have less and {p.Above} more; the middle is {Measure.Shown(p.Spread.Middle)}."),
        own, p.Spread.Tenth, p.Spread.LowerQuarter, p.Spread.Middle, p.Spread.UpperQuarter, p.Spread.NinthTenth, v => Measure.Shown(v), "Like services") { EndsAreTenths = true };

    /// <summary>Own figures at quarters' ends and today, the oldest first, those without a figure left out.</summary>
    public IReadOnlyList<(DateOnly Day, decimal Value)> Past { get; init; } = [];

    /// <summary>How like services lay at the quarters' ends, as it was counted then.</summary>
    public IReadOnlyList<(DateOnly Day, Spread Spread)> Like { get; init; } = [];

    /// <summary>Where the newest answer behind it came from, in words.</summary>
    public string Source { get; init; } = "";

    /// <summary>Among like services as they lay at the last quarter's end.</summary>
    public Place? Lately => Like is not [.., var (day, s)] || Own.Value is not { } own ? null : new Place(
        new ChartText($"place-{Measure.Id}", $"Your {Measure.Title.ToLowerInvariant()} among like services", $"Yours is {Measure.Shown(own)}; the middle of {s.Count} like services was {Measure.Shown(s.Middle)} on {Format.Date(day)}, and half of them lay between {Measure.Shown(s.LowerQuarter)} and {Measure.Shown(s.UpperQuarter)}."),
        own, s.Tenth, s.LowerQuarter, s.Middle, s.UpperQuarter, s.NinthTenth, v => Measure.Shown(v), "Like services") { EndsAreTenths = true };

    /// <summary>Own figures over time, and the middle half of like services as a band; null where there are fewer than three days.</summary>
    public Lines? Trend
    {
        get
        {
            if (Past.Count < 3)
                return null;
            decimal Rounded(decimal value) => decimal.Round(value, Measure.Decimals + 2);
            var series = new List<Series> { new("You", [.. Past.Select(p => new Point(p.Day.DayNumber, Rounded(p.Value)))], Ink.Pine) };
            if (Like.Count > 1)
                series.Add(new("Like", [.. Like.Select(l => new Point(l.Day.DayNumber, Rounded(l.Spread.Middle), Rounded(l.Spread.LowerQuarter), Rounded(l.Spread.UpperQuarter)))], Ink.Loch, Dashed: true));
            var title = $"Your {Measure.Title.ToLowerInvariant()} over time{(Like.Count > 1 ? ", beside like services" : "")}";
            return new Lines(new ChartText($"trend-{Measure.Id}", title, $"Yours went from {Measure.Shown(Past[0].Value)} on {Format.Date(Past[0].Day)} to {Measure.Shown(Past[^1].Value)} on {Format.Date(Past[^1].Day)}."
                + (Like.Count > 1 ? $" The middle of like services went from {Measure.Shown(Like[0].Spread.Middle)} to {Measure.Shown(Like[^1].Spread.Middle)}." : "")), series, v => Measure.Shown(v), "Day") { Named = day => Format.ShortDate(DateOnly.FromDayNumber(day)) };
        }
    }
}

/// <summary>What the comparison is with.</summary>
/// <param name="Kind">The main service.</param>
public sealed record LikeServicesAsked(string Country, DateOnly Day, Guid Organisation, IReadOnlyCollection<Guid> Own, string Kind, string? Area, string? Size);

/// <summary>Compares the measures that services can be compared by.</summary>
public sealed class Comparison(SectorFacts facts, Packs packs)
{
    internal static readonly string[] Compares = ["vacancy-rate", "turnover", "stability", "sickness", "agency-share", "zero-hours-share", "pay", "below-rlw", "qualification-share", "training-in-date"];

    /// <summary>Every measure, those first in which most others do better.</summary>
    public async Task<IReadOnlyList<Compared>> Run(LikeServicesAsked asked, CancellationToken stop)
    {
        var state = await facts.At(asked.Day, stop);
        if (state.Of(asked.Country) is not { } sector || state.Of(asked.Country, asked.Own) is not { } own)
            return [];
        var kind = new Dictionary<string, IReadOnlyList<string>> { ["service-kind"] = [asked.Kind] };
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

    /// <summary>The same, with the quarters' ends before.</summary>
    public async Task<IReadOnlyList<Compared>> OverTime(Db db, LikeServicesAsked asked, CancellationToken stop)
    {
        var (today, past, kind) = (await Run(asked, stop), await Past(asked, stop), new Cut(new Dictionary<string, IReadOnlyList<string>> { ["service-kind"] = [asked.Kind] }));
        var quarters = (await LikeAt(db, asked).ToListAsync(stop)).ToLookup(q => (q.Measure, q.Definition));
        return [.. today.Select(c => c with
        {
            Past = [.. past.Select(p => (p.Day, Measuring.Whole(p.Facts, c.Definition.Formula, kind).Value)).Append((asked.Day, c.Own.Value)).Where(p => p.Value is not null).Select(p => (p.Item1, p.Value!.Value))],
            Like = [.. quarters[(c.Measure.Id, c.Definition.Id)].OrderBy(q => q.Day).Select(q => (q.Day, q.Spread))],
        })];
    }

    /// <summary>The quarters' ends with how like services lay then.</summary>
    internal static IQueryable<LikeQuarter> LikeAt(Db db, LikeServicesAsked asked) =>
        db.Set<LikeQuarter>().AsNoTracking().Where(q => q.Country == asked.Country && q.Kind == asked.Kind && q.Area == asked.Area && q.Size == asked.Size);

    private async Task<IReadOnlyList<(DateOnly Day, Facts Facts)>> Past(LikeServicesAsked asked, CancellationToken stop)
    {
        var past = new List<(DateOnly, Facts)>();
        foreach (var day in CountLikeServices.Ends(asked.Day, await facts.Begun(stop)))
            if (await facts.Of(asked.Country, day, asked.Own, stop) is { } held)
                past.Add((day, held.Facts));
        return past;
    }
}
