using Cairn.Engine.Registration;

namespace Cairn.Platform.Packs;

/// <summary>The rules and facts that the program stands on, read once at start and never changed while it runs.</summary>
public sealed class Packs
{
    private readonly Dictionary<string, CountryPack> countries;
    private readonly Dictionary<string, PublishedTable> published;

    internal Packs(IReadOnlyList<CountryPack> countries, Measures.MeasureLibrary measures, IReadOnlyList<SurveyBank> surveys, IReadOnlyList<PolicyTemplate> policies, IReadOnlyList<RegisterRules> registers, Strategies strategies)
    {
        (Countries, Measures, Surveys, Policies, Registers, Strategies) = (countries, measures, surveys, policies, registers, strategies);
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

    /// <summary>The rules of each register, in the order of their countries.</summary>
    public IReadOnlyList<RegisterRules> Registers { get; }

    /// <summary>The strategies that Cairn was built from.</summary>
    public Strategies Strategies { get; }

    public IEnumerable<PublishedTable> Tables => published.Values;

    public CountryPack this[string country] =>
        countries.GetValueOrDefault(country)
        ?? throw new KeyNotFoundException($"There is no pack for \"{country}\". There are: {string.Join(", ", countries.Keys)}.");

    /// <exception cref="KeyNotFoundException">No pack has a register of that id.</exception>
    public RegisterRules Register(string id) =>
        Registers.FirstOrDefault(r => r.Id == id) ?? throw new KeyNotFoundException($"No pack has a register \"{id}\". There are: {string.Join(", ", Registers.Select(r => r.Id))}.");

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
