using System.Runtime.InteropServices;

namespace Cairn.Engine.Registration.Names;

/// <summary>Towns or employers by their words. One writer, or many readers.</summary>
internal sealed class Labels
{
    private static readonly HashSet<string> unsaid = new(["the", "of", "and", "ltd", "limited", "plc", "llp", "cic"], StringComparer.Ordinal);

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly Vocabulary words = new(0);
    private readonly List<List<int>> having = [];

    public string? this[int id] => id < 0 ? null : texts[id];

    /// <returns>−1 for none.</returns>
    public int Add(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return -1;
        if (ids.TryGetValue(text, out var known))
            return known;
        ids[text] = texts.Count;
        texts.Add(text);
        foreach (var word in Words(text))
        {
            var number = words.Add(word);
            if (number == having.Count)
                having.Add([]);
            having[number].Add(texts.Count - 1);
        }
        return texts.Count - 1;
    }

    public void BeginLoad() => words.BeginLoad();

    public void EndLoad() => words.EndLoad();

    /// <summary>Those that have every word; where none has a word, those that have one which begins so, else one spelt nearly so. Null: nothing was asked.</summary>
    public HashSet<int>? Find(string? asked)
    {
        HashSet<int>? found = null;
        foreach (var word in Words(asked ?? ""))
        {
            if (found is null)
                found = Having(word);
            else
                found.IntersectWith(Having(word));
        }
        return found;
    }

    /// <summary>Whether a town or employer is the one that was asked for: it has every word asked for, "Ltd" and the like aside.</summary>
    public static bool Has(string? label, string? asked) => label is not null && Words(asked ?? "").ToArray() is { Length: > 0 } words && words.All(Words(label).Contains);

    private HashSet<int> Having(string word)
    {
        if (words.Find(word) is { } same)
            return [.. having[same]];
        var all = new HashSet<int>();
        if (word.Length >= 3)
            foreach (var begun in words.Beginning(word))
                all.UnionWith(having[begun]);
        if (all.Count > 0)
            return all;
        List<(int Word, int Faults)> near = [];
        words.Near(word, near);
        foreach (var (other, _) in CollectionsMarshal.AsSpan(near))
            all.UnionWith(having[other]);
        return all;
    }

    private static IEnumerable<string> Words(string text)
    {
        var all = Folded.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        return all.Any(w => !unsaid.Contains(w)) ? all.Where(w => !unsaid.Contains(w)) : all;
    }
}
