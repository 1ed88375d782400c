namespace Cairn.Engine.Registration.Names;

/// <param name="Join">Whether it is several words taken for one.</param>
internal readonly record struct NameWord(int Word, NameField Field, bool Join);

/// <summary>
/// By what somebody is found: each word, each word of the family name, and each two words together. Two words are nearly always enough
/// to come to few people, however frequent each of them is.
/// </summary>
internal static class NameKeys
{
    private const uint OfFamily = uint.MaxValue, IsTwice = uint.MaxValue - 1;

    public static ulong Word(int word) => Key((uint)word, (uint)word);

    public static ulong Family(int word) => Key((uint)word, OfFamily);

    /// <summary>Two words in any order; the same word twice is somebody who has it as given and as family name.</summary>
    public static ulong Pair(int one, int other) => one == other ? Key((uint)one, IsTwice) : Key((uint)Math.Min(one, other), (uint)Math.Max(one, other));

    /// <returns>The words, each once in each kind of name; an earlier name's that are current ones are left out.</returns>
    public static List<NameWord> Of(List<NameWord> words, List<ulong> into)
    {
        into.Clear();
        List<NameWord> own = [];
        foreach (var word in words)
            if (!own.Exists(o => o.Word == word.Word && (o.Field == word.Field || word.Field == NameField.Former)))
                own.Add(word);
        for (var i = 0; i < own.Count; i++)
        {
            Put(into, Word(own[i].Word));
            if (own[i].Field == NameField.Family)
                Put(into, Family(own[i].Word));
            for (var j = 0; j < i; j++)
                // What is joined already holds the words beside it.
                if (own[i].Field != own[j].Field || (!own[i].Join && !own[j].Join))
                    Put(into, Pair(own[i].Word, own[j].Word));
        }
        return own;
    }

    private static void Put(List<ulong> into, ulong key)
    {
        if (!into.Contains(key))
            into.Add(key);
    }

    // Times an odd number, which keeps different keys different: a dictionary takes the two halves together, and of equal halves nothing would be left.
    private static ulong Key(uint high, uint low) => unchecked((((ulong)high << 32) | low) * 0x9E3779B97F4A7C15);
}
