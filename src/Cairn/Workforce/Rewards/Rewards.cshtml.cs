using Cairn.Engine.Measures;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Platform.Publishing.Charts;
using Cairn.Platform.Site;
using Cairn.Platform.Site.Elements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>For everybody: which rewards go with fewer vacancies, fewer leavers and more stability, and how sure that is (W11).</summary>
public sealed class RewardsPage(Db db, RewardAssociations associations, Packs packs, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Country { get; set; } = "scotland";
    [BindProperty(SupportsGet = true)] public string? Measure { get; set; }

    public RewardPicture? Picture { get; private set; }
    public (Measure Measure, MeasureDefinition Definition, IReadOnlyList<ElementAssociation> Elements)? Chosen { get; private set; }
    public bool IsDemonstration { get; private set; }

    public DateOnly Day => clock.Today;
    public string CountryName => packs[Country].Name;
    public string Edition => packs.Measures.Edition;
    public string ListEdition => packs[Country].List("reward-elements").Edition;
    public int Comparisons => Picture?.Comparisons ?? 0;

    /// <summary>Rounded; null where they are too few to be told.</summary>
    public decimal? Said => PublicFigures.Answered(Picture?.Said ?? 0);

    public decimal Providers => PublicFigures.Answered(Picture?.Providers ?? 0) ?? PublicFigures.Base;
    public decimal Coverage => Math.Min(100, (Said ?? 0) * 100 / Providers);

    public IReadOnlyList<Choice> Countries => [.. packs.Countries.Select(c => new Choice(c.Id, c.Name))];
    public IReadOnlyList<Choice> Measures => [.. RewardAssociations.Looked.Select(packs.Measures.Find).OfType<Measure>().Select(m => new Choice(m.Id, m.Title))];

    private IEnumerable<ElementAssociation> Known => Chosen?.Elements.Where(e => e.Found.Difference is not null) ?? [];

    public string Finding
    {
        get
        {
            if (Chosen is not { } chosen || Said is null)
                return "What goes with what providers offer cannot be told yet";
            var clear = Known.Where(e => e.Clear).ToList();
            var title = chosen.Measure.Title.ToLowerInvariant();
            return clear.Count == 0 ? $"Nothing that is offered goes with a clearly different {title}" : $"{clear.Count} of {Known.Count()} things offered {(clear.Count == 1 ? "goes" : "go")} with a clearly different {title}";
        }
    }

    public static string Points(double value) => (Math.Round(value, 1, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Format.Number((decimal)value, 1);

    public static string ProvidersShown(int count) => PublicFigures.Answered(count) is { } rounded ? Format.Number(rounded) : $"Fewer than {PublicFigures.Base}";

    public static string Why(NoAssociation why) => why switch
    {
        NoAssociation.TooFewOffer => $"Fewer than {Association.Fewest} providers offer it",
        NoAssociation.TooFewDoNot => $"Fewer than {Association.Fewest} providers do not offer it",
        NoAssociation.NothingInCommon => "Too few of the same kind and size on both sides",
        NoAssociation.TooFewCounted => $"Fewer than {Association.FewestCounted} counted on a side",
        NoAssociation.MostlyOne => "Mostly one provider on a side",
        _ => "Everybody has the same rate",
    };

    public Intervals? Chart
    {
        get
        {
            var known = Known.OrderBy(e => e.Found.Difference).ToList();
            if (known.Count == 0)
                return null;
            var measure = Chosen!.Value.Measure;
            return new Intervals(
                new ChartText("rewards", $"{measure.Title} where something is offered, less that where it is not", $"From {Points(known[0].Found.Difference!.Value)} points with {known[0].Element.Label} to {Points(known[^1].Found.Difference!.Value)} with {known[^1].Element.Label}; {known.Count(e => e.Clear)} clear of chance."),
                [.. known.Select(e => new Interval(e.Element.Label, (decimal)e.Found.Difference!.Value, (decimal)e.Found.Low!.Value, (decimal)e.Found.High!.Value, e.Clear ? Ink.Pine : Ink.Sage))],
                v => Points((double)v), "lower where offered", "higher where offered", ["What is offered", "Difference in points", "From", "To"]);
        }
    }

    public async Task OnGet(CancellationToken stop)
    {
        if (packs.Countries.All(c => c.Id != Country))
            Country = "scotland";
        if (!RewardAssociations.Looked.Contains(Measure))
            Measure = RewardAssociations.Looked[0];
        Picture = await associations.Run(Country, stop);
        if (Picture is { } picture)
            Chosen = picture.Measures.First(m => m.Measure.Id == Measure);
        IsDemonstration = await db.Set<Marker>().AnyAsync(m => m.Name == Marker.Kind && m.Value == Marker.Demonstration, stop);
    }
}
