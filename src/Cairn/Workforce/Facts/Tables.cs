using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>Rows of posts, leavers and services by country, and what the posts say of their services.</summary>
internal sealed class Tables(Dictionary<Guid, FactPlace> places)
{
    private sealed class Rows
    {
        public ColumnsBuilder Posts { get; } = new(CountryFacts.PostCodes, CountryFacts.PostNumbers);
        public ColumnsBuilder Costs { get; } = new([], CountryFacts.CostNumbers);
        public ColumnsBuilder Leavers { get; } = new(CountryFacts.LeaverCodes, [RowColumns.Count]);
    }

    private readonly Dictionary<string, Rows> countries = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (int? Vacancies, bool Flows)> stated = [];
    private readonly HashSet<Guid> withLeavers = [];
    private readonly Dictionary<(string Country, int Provider), CostRead> costs = [];

    /// <summary>Columns of services that tell which sums of a year their provider said.</summary>
    public static readonly string[] CostsSaid = ["agency-said", "training-said", "total-said"];

    public void Add(PostRead post)
    {
        if (!places.TryGetValue(post.Service, out var place))
            return; // of a service that had closed
        Of(place.Country).Posts.Add(place.Index, [place.Facts.Codes["role"].Number(post.Role)],
            [post.Vacancies ?? RowColumns.Missing, post.Starters ?? RowColumns.Missing, post.Leavers ?? RowColumns.Missing]);
        var (vacancies, flows) = stated.GetValueOrDefault(post.Service);
        stated[post.Service] = (post.Vacancies is { } vacant ? (vacancies ?? 0) + vacant : vacancies, flows || (post.Starters is not null && post.Leavers is not null));
    }

    public void Add(LeaverRead leaver, IReadOnlyDictionary<string, FactCodes> codes)
    {
        if (!places.TryGetValue(leaver.Service, out var place))
            return;
        withLeavers.Add(leaver.Service);
        AddLeavers(place, leaver.Role, leaver.Reason, 1, codes[place.Country]);
    }

    /// <summary>A provider's costs stand at a place of the provider's own, in whole pounds.</summary>
    public void Add(CostRead cost, CountryFacts facts, FactCodes codes)
    {
        var place = facts.OfServices["provider"].Count;
        costs[(cost.Country, facts.Provider(cost.Organisation))] = cost;
        foreach (var column in CountryFacts.ServiceCodes)
            facts.OfServices[column].Add(facts.Codes[column].Number(column switch { "provider" => cost.Organisation.ToString(), "area" => cost.Area, "sector" => codes.Sector(cost.EmployerType), _ => SaidOf(cost, column) }));
        Of(cost.Country).Costs.Add(place, [], [Pounds(cost.Staff), Pounds(cost.Agency), Pounds(cost.Training), Pounds(cost.Total)]);
    }

    private static string? SaidOf(CostRead cost, string column) => column switch
    {
        "agency-said" => cost.Agency, "training-said" => cost.Training, "total-said" => cost.Total, _ => null,
    } is null ? null : "yes";

    private static int Pounds(long? pence) => pence is { } sum ? (int)((sum + 50) / 100) : RowColumns.Missing;

    /// <summary>Marks the services that said how many posts are vacant, how many people came and went, and what a year cost.</summary>
    public void Say()
    {
        foreach (var (service, place) in places)
        {
            var (vacancies, flows) = stated.GetValueOrDefault(service);
            if (!stated.ContainsKey(service) && place.Said.NoVacancies)
                vacancies = 0;
            Set(place, "vacancies-said", vacancies is not null);
            Set(place, "flows-said", flows || (!stated.ContainsKey(service) && place.Said.NoFlows));
            var cost = costs.TryGetValue((place.Country, place.Facts.OfServices["provider"][place.Index]), out var held) ? held : default;
            foreach (var column in CostsSaid)
                Set(place, column, SaidOf(cost, column) == "yes");
            stated[service] = (vacancies, flows);
        }
    }

    /// <returns>By table where each provider's rows are.</returns>
    public IEnumerable<(string Table, Dictionary<int, Slice> Slices)> Build(string country, CountryFacts facts)
    {
        var rows = Of(country);
        var services = new ColumnsBuilder(["has-vacancy"], []);
        foreach (var (service, place) in places.Where(p => p.Value.Country == country))
            services.Add(place.Index, [facts.Codes["has-vacancy"].Number(stated[service].Vacancies is { } vacancies ? vacancies > 0 ? "yes" : "no" : null)], []);
        var providers = facts.OfServices["provider"];
        return [(CountryFacts.Posts, rows.Posts.Build(providers, null).Slices), (CountryFacts.Leavers, rows.Leavers.Build(providers, null).Slices), (CountryFacts.Costs, rows.Costs.Build(providers, null).Slices), (CountryFacts.Services, services.Build(providers, null).Slices)];
    }

    /// <summary>Leavers that a service counted by reason, where no record of theirs says it.</summary>
    public void AddReasons(IReadOnlyDictionary<string, FactCodes> codes)
    {
        foreach (var (service, place) in places)
            foreach (var (reason, leavers) in withLeavers.Contains(service) ? [] : place.Said.Reasons)
                AddLeavers(place, null, reason, leavers, codes[place.Country]);
    }

    private void AddLeavers(FactPlace place, string? role, int? reason, int leavers, FactCodes codes) =>
        Of(place.Country).Leavers.Add(place.Index,
            [place.Facts.Codes["role"].Number(role), place.Facts.Codes["reason"].Number(reason?.ToString(System.Globalization.CultureInfo.InvariantCulture)), place.Facts.Codes["destination"].Number(codes.Destination(reason))], [leavers]);

    private static void Set(FactPlace place, string column, bool said) => place.Facts.OfServices[column][place.Index] = place.Facts.Codes[column].Number(said ? "yes" : "no");

    private Rows Of(string country) => countries.TryGetValue(country, out var rows) ? rows : countries[country] = new Rows();
}
