using System.Globalization;
using System.Text;

namespace Cairn.Engine.Registration.Names;

/// <summary>A given or family name in its words, as typed and as compared.</summary>
/// <param name="Surfaces">Each word in small letters with its marks.</param>
/// <param name="Keys">Each word as it is compared.</param>
/// <param name="Joins">Words that stand beside each other taken for one, as compared: "Smith-Jones" is found as "smithjones", "O Neill" as "oneill".</param>
public sealed record NameText(IReadOnlyList<string> Surfaces, IReadOnlyList<string> Keys, IReadOnlyList<string> Joins)
{
    /// <summary>Words of one name that are looked at; what follows them is only shown.</summary>
    public const int MostWords = 5;

    public static NameText Of(string text)
    {
        List<string> surfaces = [], keys = [];
        foreach (var word in Words(text))
        {
            if (Key(word) is not { Length: > 0 } key)
                continue;
            surfaces.Add(word);
            keys.Add(key);
            if (keys.Count == MostWords)
                break;
        }
        return new NameText(surfaces, keys, Joined(keys));
    }

    /// <summary>Whether the words are typed as they are compared, so that two plain names with the same keys are the same.</summary>
    public bool Plain => Surfaces.SequenceEqual(Keys, StringComparer.Ordinal);

    /// <summary>
    /// Whether a whole name is the name of somebody, given name first or family name first: no word more and none less. Case, marks,
    /// apostrophes, hyphens, spaces, titles and Mac or Mc do not count.
    /// </summary>
    /// <param name="whole">A name in one piece, as a list writes it.</param>
    public static bool IsWhole(string whole, string given, string family)
    {
        var (typed, first, last) = (Run(Of(whole), titles: true), Run(Of(given)), Run(Of(family)));
        return typed.Length > 0 && (typed == first + last || typed == last + first);
    }

    /// <summary>
    /// Whether somebody called so may have this name: the family name whole, and beside it one of the given names or another form of it.
    /// Further given names on either side do not count against it; an initial is not enough.
    /// </summary>
    /// <param name="whole">A name in one piece.</param>
    /// <param name="variants">Names that are taken for each other.</param>
    public static bool MayBe(string whole, string given, string family, NameVariants variants)
    {
        if (IsWhole(whole, given, family))
            return true;
        var (typed, first, last) = (Of(whole).Keys.Where(k => !AskedName.Titles.Contains(k)).ToList(), Of(given).Keys, Run(Of(family)));
        bool Given(string word) => word.Length > 1 && first.Any(g => g == word || variants.Of(g).Contains(word));
        for (var from = 0; from < typed.Count && last.Length > 0; from++)
            for (var to = from + 1; to <= typed.Count; to++)
                if (Mc(string.Concat(typed[from..to])) == last && typed.Where((_, at) => at < from || at >= to).Any(Given))
                    return true;
        return false;
    }

    private static string Run(NameText text, bool titles = false)
    {
        var run = new StringBuilder();
        for (var i = 0; i < text.Keys.Count; i++)
        {
            var key = text.Keys[i];
            if (titles && text.Keys.Count > 1 && AskedName.Titles.Contains(key))
                continue;
            // "Mc Donald" and "Mac Donald" are "McDonald".
            run.Append(key is "mac" && i + 1 < text.Keys.Count ? "mc" : key);
        }
        return run.ToString();
    }

    /// <summary>A word as it is compared: folded, and Mac… as Mc….</summary>
    internal static string Key(string word) => Mc(Folded.Of(word).Replace(" ", "", StringComparison.Ordinal));

    private static string Mc(string folded) => folded.Length >= 5 && folded.StartsWith("mac", StringComparison.Ordinal) ? string.Concat("mc", folded.AsSpan(3)) : folded;

    private static List<string> Joined(List<string> keys)
    {
        List<string> joins = [];
        for (var i = 1; i < keys.Count; i++)
            joins.Add(Mc(keys[i - 1] + keys[i]));
        if (keys.Count > 2)
            joins.Add(Mc(string.Concat(keys)));
        return joins;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC).Append(' '))
        {
            if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                word.Append(char.ToLowerInvariant(c));
            else if (Folded.IsApostrophe(c) && word.Length > 0)
                word.Append('\'');
            else if (c != '.' && word.Length > 0)
            {
                yield return word.ToString().TrimEnd('\'');
                word.Clear();
            }
        }
    }
}
