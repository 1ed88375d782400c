using System.Runtime.InteropServices;

namespace Cairn.Engine.Registration.Names;

/// <summary>A word that was asked for, and the words of the register that it may stand for, nearest first.</summary>
internal sealed class AskedWord(string key, string surface, bool isParticle)
{
    /// <summary>Words of the register that one asked for may stand for because it begins so or is spelt nearly so, at most: the most frequent.</summary>
    private const int MostBegun = 64, MostNear = 48;

    private readonly List<int> words = [];
    private readonly int[] ends = new int[5];
    private Closeness filled;
    private bool begun;

    public string Key => key;
    public string Surface => surface;
    public bool IsParticle => isParticle;

    /// <summary>One letter stands for any word that begins with it.</summary>
    public bool IsInitial => key.Length == 1;

    /// <summary>Words that are at least so near.</summary>
    public ReadOnlySpan<int> Upto(Closeness closeness) => CollectionsMarshal.AsSpan(words)[..ends[(int)closeness]];

    public Closeness Of(int at)
    {
        var closeness = Closeness.Folded;
        while (at >= ends[(int)closeness])
            closeness++;
        return closeness;
    }

    /// <summary>Its place among those that are as near.</summary>
    public int PlaceIn(int at) => Of(at) is var closeness && closeness == Closeness.Folded ? at : at - ends[(int)closeness - 1];

    /// <summary>How many people have one of the words that are surely meant.</summary>
    public int Holders(Vocabulary vocabulary)
    {
        var sum = 0;
        foreach (var word in Upto(Closeness.Folded))
            sum += vocabulary.Holders(word);
        return sum;
    }

    /// <summary>Looks the words up, as far as they are needed.</summary>
    public void Fill(Closeness until, Vocabulary vocabulary, NameVariants variants)
    {
        if (!begun)
        {
            Put(vocabulary.Find(key));
            ends[(int)Closeness.Folded] = words.Count;
            (begun, filled) = (true, Closeness.Folded);
        }
        while (filled < until)
        {
            filled++;
            if (filled == Closeness.Variant)
                foreach (var other in variants.Of(key))
                    Put(vocabulary.Find(other));
            else if (filled == Closeness.Begins && key.Length >= 3 && !isParticle)
                Frequent(vocabulary.Beginning(key).Select(w => (w, 0)), MostBegun, vocabulary);
            else if (filled == Closeness.Misspelt && key.Length >= 3 && !isParticle)
            {
                List<(int Word, int Faults)> near = [];
                vocabulary.Near(key, near);
                Frequent(near, MostNear, vocabulary);
            }
            ends[(int)filled] = words.Count;
        }
    }

    private void Frequent(IEnumerable<(int Word, int Faults)> found, int most, Vocabulary vocabulary)
    {
        var held = found.Where(f => vocabulary.Holders(f.Word) > 0).OrderBy(f => f.Faults).ThenByDescending(f => vocabulary.Holders(f.Word)).ThenBy(f => f.Word);
        foreach (var (word, _) in held.Take(most))
            Put(word);
    }

    private void Put(int? word)
    {
        if (word is { } known && !words.Contains(known))
            words.Add(known);
    }
}
