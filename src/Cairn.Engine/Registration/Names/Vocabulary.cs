namespace Cairn.Engine.Registration.Names;

/// <summary>
/// Words as they are compared, each with a number, and which of them begin or are spelt nearly like another. Words are added and never
/// taken out. One writer, or many readers.
/// </summary>
internal sealed class Vocabulary(int expected)
{
    /// <summary>From so many letters on, two faults are forgiven; below one.</summary>
    public const int Long = 9;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly NearWords near = new(expected);
    private readonly List<int> sorted = [];
    private readonly List<bool> isNear = [];
    private readonly List<int> holders = [];
    private bool inOrder = true;

    public int Count => words.Count;

    public string this[int word] => words[word];

    public int? Find(string key) => numbers.TryGetValue(key, out var word) ? word : null;

    /// <param name="alone">Whether it is a word by itself, which may be misspelt; else several taken for one.</param>
    public int Add(string key, bool alone = true)
    {
        if (!numbers.TryGetValue(key, out var word))
        {
            word = numbers[key] = words.Count;
            words.Add(key);
            isNear.Add(false);
            holders.Add(0);
            if (inOrder)
                sorted.Insert(FirstFrom(key), word);
        }
        if (alone && !isNear[word])
        {
            near.Add(key, word);
            isNear[word] = true;
        }
        return word;
    }

    /// <summary>How many people have a word.</summary>
    public int Holders(int word) => holders[word];

    public void Hold(int word, int more) => holders[word] += more;

    /// <summary>Puts off the order of the words while very many are added.</summary>
    public void BeginLoad() => inOrder = false;

    public void EndLoad()
    {
        sorted.Clear();
        sorted.AddRange(Enumerable.Range(0, words.Count));
        sorted.Sort((a, b) => string.CompareOrdinal(words[a], words[b]));
        inOrder = true;
    }

    /// <summary>Words that begin so, itself left out.</summary>
    public IEnumerable<int> Beginning(string key)
    {
        for (var i = FirstFrom(key); i < sorted.Count && words[sorted[i]].StartsWith(key, StringComparison.Ordinal); i++)
            if (words[sorted[i]].Length > key.Length)
                yield return sorted[i];
    }

    /// <summary>Words spelt with one fault, or two where both are long; with the number of faults.</summary>
    public void Near(string key, List<(int Word, int Faults)> into) => near.Find(key, into);

    private int FirstFrom(string key)
    {
        var (from, until) = (0, sorted.Count);
        while (from < until)
        {
            var middle = (from + until) / 2;
            if (string.CompareOrdinal(words[sorted[middle]], key) < 0)
                from = middle + 1;
            else
                until = middle;
        }
        return from;
    }
}
