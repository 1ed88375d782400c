namespace Cairn.Platform.Packs;

/// <summary>The rules and facts that the program stands on, read once at start and never changed while it runs.</summary>
public sealed class Packs
{
    private readonly Dictionary<string, CountryPack> countries;
    private readonly Dictionary<string, PublishedTable> published;

    internal Packs(IReadOnlyList<CountryPack> countries, Measures.MeasureLibrary measures, IReadOnlyList<SurveyBank> surveys, IReadOnlyList<PolicyTemplate> policies)
    {
        (Countries, Measures, Surveys, Policies) = (countries, measures, surveys, policies);
        this.countries = countries.ToDictionary(c => c.Id, StringComparer.Ordinal);
        published = countries.SelectMany(c => c.Published).ToDictionary(t => t.Id, StringComparer.Ordinal);
    }

    /// <summary>Where the packs lie when nothing else is said: beside the program.</summary>
    public static string Beside => Path.Combine(AppContext.BaseDirectory, "packs");

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<CountryPack> Countries { get; }

    /// <summary>Measures with their definitions, the same in every country.</summary>
    public Measures.MeasureLibrary Measures { get; }

    /// <summary>Questions for surveys.</summary>
    public IReadOnlyList<SurveyBank> Surveys { get; }

    /// <summary>Written policies to start from, in the order of a list.</summary>
    public IReadOnlyList<PolicyTemplate> Policies { get; }

    public IEnumerable<PublishedTable> Tables => published.Values;

    public CountryPack this[string country] =>
        countries.GetValueOrDefault(country)
        ?? throw new KeyNotFoundException($"There is no pack for \"{country}\". There are: {string.Join(", ", countries.Keys)}.");

    public PublishedTable Published(string id) =>
        published.GetValueOrDefault(id)
        ?? throw new KeyNotFoundException($"No pack has a published table \"{id}\".");

    /// <summary>Reads every country's pack below a folder.</summary>
    /// <exception cref="PacksUnusableException">With every problem found.</exception>
    public static Packs Load(string root)
    {
        var problems = new List<PackProblem>();
        var packs = PacksReader.Read(root, problems);
        return problems.Count == 0 ? packs : throw new PacksUnusableException(problems);
    }
}
