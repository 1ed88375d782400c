namespace Cairn.Engine.Registration.Names;

/// <summary>Names that are taken for each other: short names, Gaelic and Welsh forms, spellings of one name.</summary>
public sealed class NameVariants
{
    private readonly Dictionary<string, string[]> of;

    /// <param name="groups">A name with its other forms. A form may stand with several names: it is then taken for each, and they are not taken for each other.</param>
    public NameVariants(IEnumerable<IEnumerable<string>> groups)
    {
        var others = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var keys = group.Select(Key).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var key in keys)
            {
                var own = others.TryGetValue(key, out var known) ? known : others[key] = [];
                own.AddRange(keys.Where(k => k != key && !own.Contains(k)));
            }
        }
        of = others.ToDictionary(o => o.Key, o => o.Value.ToArray(), StringComparer.Ordinal);
    }

    public static NameVariants None { get; } = new([]);

    /// <summary>Other forms of a word that is already as it is compared.</summary>
    internal IEnumerable<string> Of(string key)
    {
        // A Gaelic surname says Mac of a man and Nic of a woman.
        var twin = key.Length > 5 && key.StartsWith("nic", StringComparison.Ordinal) ? string.Concat("mc", key.AsSpan(3))
            : key.Length > 4 && key.StartsWith("mc", StringComparison.Ordinal) ? string.Concat("nic", key.AsSpan(2)) : null;
        IEnumerable<string> own = of.GetValueOrDefault(key) ?? [];
        return twin is null ? own : [.. own, twin, .. of.GetValueOrDefault(twin) ?? []];
    }

    private static string Key(string name) => NameText.Of(name) is { Keys.Count: > 0 } text ? text.Joins is [.., var whole] ? whole : text.Keys[0] : "";
}
