using System.Collections.Concurrent;
using Cairn.Engine.Measures;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One element and one measure.</summary>
/// <param name="Adjusted">The probability that it is chance, adjusted for all comparisons made; null where none could be made.</param>
public sealed record ElementAssociation(CodeRow Element, Association Found, double? Adjusted)
{
    /// <summary>Of those that are as clear as this, one in twenty is expected to be chance.</summary>
    public bool Clear => Adjusted <= 0.05;
}

/// <summary>What goes with what in a country on a day.</summary>
/// <param name="Measures">By measure, with the definition used.</param>
/// <param name="Providers">That have staff.</param>
/// <param name="Said">Of them those that have gone through the list of elements.</param>
/// <param name="Comparisons">That were made, of all measures: what the adjustment is for.</param>
public sealed record RewardPicture(
    DateOnly Day, IReadOnlyList<(Measure Measure, MeasureDefinition Definition, IReadOnlyList<ElementAssociation> Elements)> Measures, int Providers, int Said, int Comparisons);

/// <summary>For each element of reward, providers that offer it beside those that do not, like with like (W11).</summary>
public sealed class RewardAssociations(SectorFacts facts, Packs packs, Store store)
{
    public static readonly string[] Looked = ["vacancy-rate", "turnover", "stability"];

    private readonly ConcurrentDictionary<string, Held> held = new(StringComparer.Ordinal);

    /// <param name="State">Of the record; whatever a provider says of its rewards moves its chain of changes too.</param>
    private sealed record Held(string State, DateOnly Day, IReadOnlyDictionary<string, string> Like, IReadOnlyDictionary<string, Offer> Offers)
    {
        public RewardPicture? Picture { get; set; }
    }

    /// <summary>As the record stands today; null where nothing of the country is held.</summary>
    public async Task<RewardPicture?> Run(string country, CancellationToken stop) =>
        await Now(country, stop) is var (now, sector) ? now.Picture ??= Make(country, now, sector) : null;

    /// <summary>Providers by what they are like, and what each that has answered offers today; both by the identifier that the facts write.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Like, IReadOnlyDictionary<string, Offer> Offers)?> Beside(string country, CancellationToken stop) =>
        await Now(country, stop) is var (now, _) ? (now.Like, now.Offers) : null;

    private async Task<(Held, Cairn.Engine.Measures.Facts)?> Now(string country, CancellationToken stop)
    {
        var day = store.Clock.Today;
        var state = await facts.At(day, stop);
        if (state.Of(country) is not { } sector)
            return null;
        if (!held.TryGetValue(country, out var now) || now.State != state.Name || now.Day != day)
            held[country] = now = new Held(state.Name, day, LikeProviders.Of(sector), await Offered(country, day, stop));
        return (now, sector);
    }

    private async Task<IReadOnlyDictionary<string, Offer>> Offered(string country, DateOnly day, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var of = db.Set<People.Organisation>().Where(o => o.Country == country).Select(o => o.Id);
        var said = await db.Set<RewardsSaid>().AsNoTracking().Where(s => s.First <= day && of.Contains(s.OrganisationId)).Select(s => new { s.OrganisationId, s.Last }).ToListAsync(stop);
        var rewards = await db.Set<Reward>().AsNoTracking().Where(r => r.From <= day && (r.Until == null || r.Until > day)).Select(r => new { r.OrganisationId, r.Element }).ToListAsync(stop);
        var offered = rewards.ToLookup(r => r.OrganisationId, r => r.Element);
        return said.ToDictionary(s => s.OrganisationId.ToString(), s => new Offer(s.Last, offered[s.OrganisationId].ToHashSet(StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    private RewardPicture Make(string country, Held now, Cairn.Engine.Measures.Facts sector)
    {
        var (day, like, offers) = (now.Day, now.Like, now.Offers);
        var elements = packs[country].List("reward-elements").On(day).ToList();
        var looked = Looked.Select(packs.Measures.Find).OfType<Measure>().Select(measure =>
        {
            var definition = measure.UsualIn(country);
            var rates = Measuring.By(sector, definition.Formula, ["provider"], Cut.Everything)
                .Where(c => c.Figure.Value is not null && c.Figure.Below > 0 && offers.ContainsKey(c.Codes[0]) && like.ContainsKey(c.Codes[0]))
                .Select(c => (Id: c.Codes[0], c.Figure.Above, c.Figure.Below)).ToList();
            return (measure, definition, Found: elements.Select(e => Association.Of(
                rates.Where(r => offers[r.Id].Answers(e)).Select(r => new AssociationUnit(r.Id, like[r.Id], offers[r.Id].Elements.Contains(e.Code), r.Above, r.Below)), (double)definition.Formula.Scale)).ToList());
        }).ToList();
        var compared = looked.SelectMany(l => l.Found).Where(f => f.P is not null).ToList();
        var adjusted = new Queue<double>(Chance.Adjusted([.. compared.Select(f => f.P!.Value)]));
        return new RewardPicture(day, [.. looked.Select(l => (l.measure, l.definition,
            (IReadOnlyList<ElementAssociation>)[.. elements.Zip(l.Found).Select(e => new ElementAssociation(e.First, e.Second, e.Second.P is null ? null : adjusted.Dequeue()))]))],
            like.Count, like.Keys.Count(offers.ContainsKey), compared.Count);
    }
}

/// <summary>What a provider offers.</summary>
/// <param name="Last">When it last went through the list.</param>
public sealed record Offer(DateOnly Last, IReadOnlySet<string> Elements)
{
    /// <summary>Whether the element was on the list that it went through, or it has named it since.</summary>
    public bool Answers(CodeRow element) => element.From <= Last || Elements.Contains(element.Code);
}
