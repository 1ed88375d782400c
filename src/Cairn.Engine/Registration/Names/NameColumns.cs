namespace Cairn.Engine.Registration.Names;

/// <summary>Which name of somebody a word belongs to.</summary>
internal enum NameField : byte { Given, Family, Former }

/// <summary>Everybody in an index, by place: what is shown of them and the words of their names. One writer, or many readers.</summary>
internal sealed class NameColumns(int expected)
{
    private sealed record Text(string Shown, bool Plain, int[] Words, int[] Joins);

    private readonly record struct Row(int Number, Guid Id, int Given, int Family, int Words);

    private readonly Dictionary<string, int> textIds = new(StringComparer.Ordinal);
    private readonly List<Text> texts = [];
    private readonly Dictionary<int, IReadOnlyList<FormerName>> former = [];
    private Row[] rows = new Row[Math.Max(16, expected)];

    // Looked at for thousands of a frequent name, and so each alone and close together.
    private int[] towns = new int[Math.Max(16, expected)], employers = new int[Math.Max(16, expected)];
    private uint[] initials = new uint[Math.Max(16, expected)];

    // Each word's number, its field, and whether it is the place's last.
    private int[] words = new int[Math.Max(64, expected * 3)];
    private int used;

    public Vocabulary Vocabulary { get; } = new(expected);
    public Labels Towns { get; } = new();
    public Labels Employers { get; } = new();
    public int Places { get; private set; }

    public int Number(int place) => rows[place].Number;
    public int Town(int place) => towns[place];
    public int Employer(int place) => employers[place];
    public uint Initials(int place) => initials[place];
    public string Given(int place) => texts[rows[place].Given].Shown;
    public string Family(int place) => texts[rows[place].Family].Shown;

    /// <summary>Whether both names are typed as they are compared, and there is no other.</summary>
    public bool IsPlain(int place) => texts[rows[place].Given].Plain && texts[rows[place].Family].Plain && !former.ContainsKey(place);

    /// <summary>Puts off the order of all words while very many are added.</summary>
    public void BeginLoad()
    {
        Vocabulary.BeginLoad();
        Towns.BeginLoad();
        Employers.BeginLoad();
    }

    public void EndLoad()
    {
        Vocabulary.EndLoad();
        Towns.EndLoad();
        Employers.EndLoad();
    }

    public RegisterName Show(int place)
    {
        var row = rows[place];
        return new RegisterName(row.Number, row.Id, Given(place), Family(place), former.GetValueOrDefault(place) ?? [], Towns[towns[place]], Employers[employers[place]]);
    }

    /// <summary>A new place for somebody; the keys by which they are found are written to <paramref name="keys"/>.</summary>
    public int Add(RegisterName name, List<ulong> keys)
    {
        var place = Places++;
        if (place == rows.Length)
            Grow(place + (place / 2) + 16);
        var (given, family) = (IdOf(name.Given), IdOf(name.Family));
        if (name.Former.Count > 0)
            former[place] = name.Former;
        var own = NameKeys.Of(WordsOf(given, family, name.Former), keys);
        rows[place] = new Row(name.Number, name.Id, given, family, used);
        (towns[place], employers[place]) = (Towns.Add(name.Town), Employers.Add(name.Employer));
        foreach (var word in own)
        {
            initials[place] |= Initial(Vocabulary[word.Word]);
            Vocabulary.Hold(word.Word, 1);
        }
        if (used + own.Count > words.Length)
            Array.Resize(ref words, Math.Max(used + own.Count, words.Length + (words.Length / 2)));
        for (var i = 0; i < own.Count; i++)
            words[used++] = (own[i].Word << 3) | ((int)own[i].Field << 1) | (i == own.Count - 1 ? 1 : 0);
        return place;
    }

    /// <summary>Takes somebody out; the keys by which they were found are written to <paramref name="keys"/>.</summary>
    public void Remove(int place, List<ulong> keys)
    {
        foreach (var word in NameKeys.Of(WordsOf(rows[place].Given, rows[place].Family, former.GetValueOrDefault(place) ?? []), keys))
            Vocabulary.Hold(word.Word, -1);
        former.Remove(place);
    }

    /// <summary>Words of a place, from the first to the last.</summary>
    public bool Next(int place, ref int at, out int word, out NameField field)
    {
        if (at < 0)
        {
            (word, field) = (0, default);
            return false;
        }
        var packed = words[rows[place].Words + at];
        (word, field) = (packed >> 3, (NameField)((packed >> 1) & 3));
        at = (packed & 1) != 0 ? -1 : at + 1;
        return true;
    }

    public static uint Initial(string key) => 1u << (key[0] is >= 'a' and <= 'z' ? key[0] - 'a' : 26 + (key[0] % 6));

    private void Grow(int length)
    {
        Array.Resize(ref rows, length);
        Array.Resize(ref towns, length);
        Array.Resize(ref employers, length);
        Array.Resize(ref initials, length);
    }

    private int IdOf(string shown)
    {
        if (textIds.TryGetValue(shown, out var known))
            return known;
        var text = NameText.Of(shown);
        textIds[shown] = texts.Count;
        texts.Add(new Text(shown, text.Plain, [.. text.Keys.Select(k => Vocabulary.Add(k))], [.. text.Joins.Select(j => Vocabulary.Add(j, alone: false))]));
        return texts.Count - 1;
    }

    private List<NameWord> WordsOf(int given, int family, IReadOnlyList<FormerName> earlier)
    {
        List<NameWord> all = [];
        void Put(int text, NameField field)
        {
            foreach (var word in texts[text].Words)
                all.Add(new NameWord(word, field, false));
            foreach (var join in texts[text].Joins)
                all.Add(new NameWord(join, field, true));
        }
        Put(given, NameField.Given);
        Put(family, NameField.Family);
        foreach (var name in earlier)
        {
            Put(IdOf(name.Given), NameField.Former);
            Put(IdOf(name.Family), NameField.Former);
        }
        return all;
    }
}
