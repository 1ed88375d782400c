using Cairn.Engine.Measures;

namespace Cairn.Workforce;

/// <summary>One country's facts of a day while they are kept up to date: whole providers are put in the place of what they were.</summary>
internal sealed class CountryFacts
{
    public static readonly string[] ServiceCodes = ["provider", "service", "area", "sub-sector", "sector", "service-kind", "service-size", "vacancies-said", "flows-said", "agency-said", "training-said", "total-said"];
    public static readonly string[] WorkerCodes = ["role", "terms", "employed", "zero-hours", "gender", "age-band", "tenure", "ethnicity", "disability", "nationality", "source", "qualified", "training", "below-nlw", "below-rlw", "below-minimum", "below-line", "registered", "recognised", "must-register", "part"];
    public static readonly string[] WorkerNumbers = ["wte", "pay", "sick", "age", "months", "gap-nlw", "gap-rlw", "minutes"];
    public static readonly string[] LeaverCodes = ["role", "reason", "destination"];
    public static readonly string[] PostCodes = ["role"];
    public static readonly string[] PostNumbers = ["vacancies", "starters", "leavers"];

    public static readonly string[] CostNumbers = ["staff", "agency", "training", "total"];

    public const string Workers = "workers", Leavers = "leavers", Posts = "posts", Services = "services", Costs = "costs";

    /// <summary>Codes by column; shared by all rows, so that a number means the same in each.</summary>
    public Dictionary<string, Codes> Codes { get; } = ServiceCodes.Concat(WorkerCodes).Concat(LeaverCodes).Append("has-vacancy").Distinct(StringComparer.Ordinal)
        .ToDictionary(c => c, _ => new Codes(), StringComparer.Ordinal);

    /// <summary>By column, one number a service; what a provider's services were before stays, and nothing points to it.</summary>
    public Dictionary<string, List<int>> OfServices { get; } = ServiceCodes.ToDictionary(c => c, _ => new List<int>(), StringComparer.Ordinal);

    /// <summary>By table and provider.</summary>
    public Dictionary<string, Dictionary<int, Slice>> Slices { get; } = new(StringComparer.Ordinal) { [Workers] = [], [Leavers] = [], [Posts] = [], [Services] = [], [Costs] = [] };

    /// <summary>The same, to put other providers in; codes are shared, since they only grow.</summary>
    public CountryFacts Copy()
    {
        var copy = new CountryFacts();
        foreach (var (column, codes) in Codes)
            copy.Codes[column] = codes;
        foreach (var (column, numbers) in OfServices)
            copy.OfServices[column] = [.. numbers];
        foreach (var (table, slices) in Slices)
            copy.Slices[table] = new(slices);
        return copy;
    }

    /// <summary>Whether the provider's rows of a person are marked as of somebody with several.</summary>
    public bool Marks(Guid provider, Guid person) => Slices[Workers].TryGetValue(Provider(provider), out var slice)
        && slice.Columns.Persons.AsSpan(slice.Persons, slice.Columns.Codes[RowColumns.Several].AsSpan(slice.Start, slice.Length).Count((ushort)1)).Contains(ColumnsBuilder.Digest(person));

    public int Provider(Guid provider) => Codes["provider"].Number(provider.ToString());

    /// <summary>Facts of everybody, or of some providers.</summary>
    public Cairn.Engine.Measures.Facts Make(IReadOnlyCollection<Guid>? providers = null)
    {
        var some = providers?.Select(p => (int?)Codes["provider"].Find(p.ToString())).OfType<int>().ToHashSet();
        return new Cairn.Engine.Measures.Facts(
            new ServiceColumns(OfServices["provider"].Count, OfServices.ToDictionary(c => c.Key, c => c.Value.ToArray(), StringComparer.Ordinal)),
            Slices.ToDictionary(t => t.Key, t => Joined(t.Value.Where(s => some?.Contains(s.Key) != false).Select(s => s.Value)), StringComparer.Ordinal),
            Codes.ToDictionary(c => c.Key, c => c.Value.Names, StringComparer.Ordinal));
    }

    /// <summary>Slices that stand beside each other in the same columns, as one.</summary>
    private static IReadOnlyList<Slice> Joined(IEnumerable<Slice> slices)
    {
        var joined = new List<Slice>();
        foreach (var slice in slices.OrderBy(s => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(s.Columns)).ThenBy(s => s.Start))
            if (joined is [.., var last] && ReferenceEquals(last.Columns, slice.Columns) && last.Start + last.Length == slice.Start)
                joined[^1] = last with { Length = last.Length + slice.Length };
            else
                joined.Add(slice);
        return joined;
    }
}
