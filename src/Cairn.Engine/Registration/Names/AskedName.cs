namespace Cairn.Engine.Registration.Names;

/// <summary>One way of reading what was asked for.</summary>
/// <param name="Joined">Whether words were taken for one.</param>
/// <param name="Until">How near is near enough.</param>
internal sealed record AskedName(IReadOnlyList<AskedWord> Words, bool Joined, Closeness Until)
{
    // Titles tell nothing of a name; particles are left out where nobody is found with them.
    internal static readonly HashSet<string> Titles = new(["mr", "mrs", "ms", "miss", "mx", "dr"], StringComparer.Ordinal);
    private static readonly HashSet<string> particles = new(["de", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "den", "la", "le", "el", "al", "ap", "ab", "ferch", "bin", "bint", "ibn", "abu", "mac", "mc", "nic", "o", "ni", "a", "an", "na"], StringComparer.Ordinal);

    /// <summary>Words that are no initials.</summary>
    public IReadOnlyList<AskedWord> Real { get; } = [.. Words.Where(w => !w.IsInitial)];

    /// <summary>As typed, and with each two neighbours taken for one word, or all of them.</summary>
    public static IReadOnlyList<AskedName> Read(string text)
    {
        var typed = NameText.Of(text);
        var known = new Dictionary<string, AskedWord>(StringComparer.Ordinal);
        AskedWord Word(string key, string surface) => known.TryGetValue(key, out var same) ? same : known[key] = new AskedWord(key, surface, particles.Contains(key));
        var kept = Enumerable.Range(0, typed.Keys.Count).Where(i => typed.Keys.Count == 1 || !Titles.Contains(typed.Keys[i])).ToList();
        string[] keys = [.. kept.Select(i => typed.Keys[i])], surfaces = [.. kept.Select(i => typed.Surfaces[i])];
        AskedWord[] words = [.. keys.Zip(surfaces, Word)];
        List<AskedName> all = [new AskedName(words, false, Closeness.Misspelt)];
        for (var i = 1; i < words.Length; i++)
        {
            var joined = NameText.Key(keys[i - 1] + keys[i]);
            all.Add(new AskedName([.. words[..(i - 1)], Word(joined, joined), .. words[(i + 1)..]], true, particles.Contains(keys[i - 1]) ? Closeness.Misspelt : Closeness.Variant));
        }
        // "Mac a' Ghobhainn", alone or after given names.
        for (var from = 0; from <= 2 && from + 2 < words.Length; from++)
        {
            var joined = NameText.Key(string.Concat(keys[from..]));
            all.Add(new AskedName([.. words[..from], Word(joined, joined)], true, Closeness.Variant));
        }
        return [.. all.Where(n => n.Real.Count > 0)];
    }

    /// <summary>Without the particles of a name such as "ap" or "de"; null where it has none or nothing else.</summary>
    public AskedName? WithoutParticles() =>
        Words.Where(w => !w.IsParticle).ToList() is { Count: > 0 } kept && kept.Count < Words.Count && kept.Exists(w => !w.IsInitial) ? new AskedName(kept, true, Closeness.Misspelt) : null;
}
