using System.Numerics;

namespace Cairn.Engine.Registration.Names;

/// <summary>
/// Finds words with a letter or two amiss by what is left of them when letters are taken out: two spellings a fault apart become the
/// same when one letter of each, at most, is left out.
/// </summary>
/// <param name="expected">People who are expected; more make it slower.</param>
/// <remarks>T. Bocek, E. Hunt, B. Stiller, "Fast similarity search in large dictionaries" (2007): deletion neighbourhoods.</remarks>
internal sealed class NearWords(int expected)
{
    private readonly record struct Node(int Word, int Next);

    private readonly int[] heads = NewHeads(expected);
    private Node[] nodes = new Node[1 << 12];
    private readonly List<(string Key, uint Letters)> words = [];
    private int used;

    /// <param name="word">Ascending from one to the next; those between are never found.</param>
    public void Add(string key, int word)
    {
        while (words.Count <= word)
            words.Add(("", 0));
        words[word] = (key, Letters(key));
        Each(key, Left(key.Length), (Index: this, Word: word), static (hash, s) => s.Index.Add(hash, s.Word));
    }

    /// <param name="into">Words within the faults that are forgiven, each once, with the number of faults; the word itself is left out.</param>
    public void Find(string key, List<(int Word, int Faults)> into) =>
        Each(key, key.Length >= Vocabulary.Long - 1 ? 2 : Left(key.Length), (Index: this, Key: key, Letters: Letters(key), Into: into), static (hash, s) =>
        {
            var index = s.Index;
            for (var n = index.heads[hash & (uint)(index.heads.Length - 1)]; n >= 0; n = index.nodes[n].Next)
            {
                var word = index.nodes[n].Word;
                var (other, letters) = index.words[word];
                var most = other.Length >= Vocabulary.Long && s.Key.Length >= Vocabulary.Long - 1 ? 2 : 1;
                // A fault changes which letters there are by two at most.
                if (BitOperations.PopCount(letters ^ s.Letters) <= 2 * most && Spelling.Distance(s.Key, other, most) is var faults && faults > 0 && faults <= most && !s.Into.Contains((word, faults)))
                    s.Into.Add((word, faults));
            }
        });

    private static uint Letters(string key)
    {
        var letters = 0u;
        foreach (var c in key)
            letters |= 1u << (c & 31);
        return letters;
    }

    private static int Left(int length) => length < 3 ? 0 : length < Vocabulary.Long ? 1 : 2;

    private void Add(uint hash, int word)
    {
        if (used == nodes.Length)
            Array.Resize(ref nodes, used + (used / 4));
        ref var head = ref heads[hash & (uint)(heads.Length - 1)];
        nodes[used] = new Node(word, head);
        head = used++;
    }

    private static int[] NewHeads(int expected)
    {
        var heads = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1 << 12, 2 * expected))];
        Array.Fill(heads, -1);
        return heads;
    }

    /// <summary>The word, and what is left of it without any one letter, or any two.</summary>
    private static void Each<T>(string key, int most, T state, Action<uint, T> with)
    {
        with(Hash(key, -1, -1), state);
        for (var i = 0; most > 0 && i < key.Length; i++)
        {
            // Of two letters that are alike and neighbours either leaves the same.
            if (i > 0 && key[i] == key[i - 1])
                continue;
            with(Hash(key, i, -1), state);
            for (var j = i + 1; most > 1 && j < key.Length; j++)
                with(Hash(key, i, j), state);
        }
    }

    private static uint Hash(string key, int without, int andWithout)
    {
        var hash = 2166136261u;
        for (var i = 0; i < key.Length; i++)
            if (i != without && i != andWithout)
                hash = unchecked((hash ^ key[i]) * 16777619u);
        return hash ^ (hash >> 15);
    }
}
