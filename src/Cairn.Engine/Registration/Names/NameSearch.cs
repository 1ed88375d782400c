namespace Cairn.Engine.Registration.Names;

/// <summary>One search: looks for what is nearest first, and stops as soon as enough is found.</summary>
internal sealed class NameSearch(NameColumns columns, Postings postings, NameVariants variants, NameQuery query)
{
    private const int MostOfBoth = 16;

    private readonly record struct Hit(int Place, Closeness Closeness, bool ByFormer, int Order);

    private readonly HashSet<int>? towns = columns.Towns.Find(query.Town), employers = columns.Employers.Find(query.Employer);
    private readonly HashSet<int> seen = [];
    private readonly List<Hit> hits = [];

    private bool Full => hits.Count > NameIndex.Cap;

    public NameAnswer Answer()
    {
        var readings = AskedName.Read(query.Name);
        if (readings.Count == 0 || towns is { Count: 0 } || employers is { Count: 0 })
            return NameAnswer.None;
        Look(readings);
        if (hits.Count == 0 && readings[0].WithoutParticles() is { } bare)
            Look([bare]);
        hits.Sort(Compare);
        var after = query.After is { } last ? hits.FindIndex(h => columns.Number(h.Place) == last) + 1 : 0;
        var found = Math.Min(hits.Count, NameIndex.Cap);
        var leaf = hits.Take(found).Skip(after).Take(NameIndex.Leaf);
        return new NameAnswer([.. leaf.Select(h => new NameMatch(columns.Show(h.Place), h.Closeness, h.ByFormer))], found, Full, after);
    }

    private void Look(IReadOnlyList<AskedName> readings)
    {
        for (var closeness = Closeness.Folded; closeness <= Closeness.Misspelt && !Full; closeness++)
        {
            if (closeness >= Closeness.Begins && hits.Count >= NameIndex.Leaf)
                return;
            foreach (var reading in readings.Where(r => closeness <= r.Until))
            {
                foreach (var word in reading.Real)
                    word.Fill(closeness, columns.Vocabulary, variants);
                if (reading.Real.Count == 1)
                    ByOne(reading, closeness);
                else
                    ByTwo(reading, closeness);
            }
        }
    }

    private void ByOne(AskedName reading, Closeness closeness)
    {
        var words = reading.Real[0].Upto(closeness);
        // Whoever asks by one word mostly asks by the family name.
        foreach (var word in words)
            Each(NameKeys.Family(word), reading, closeness);
        foreach (var word in words)
            Each(NameKeys.Word(word), reading, closeness);
    }

    private void ByTwo(AskedName reading, Closeness closeness)
    {
        // The two rarest come to few people soonest.
        AskedWord[] real = reading.Real.Count == 2 ? [.. reading.Real] : [.. reading.Real.OrderBy(w => w.Holders(columns.Vocabulary))];
        var (one, other) = (real[0], real[1]);
        var words = one.Upto(closeness);
        var others = other.Upto(closeness);
        for (var i = 0; i < words.Length; i++)
            for (var j = 0; j < others.Length; j++)
                if (MayGoTogether(one, i, other, j, closeness, reading.Real.Count > 2))
                    Each(NameKeys.Pair(words[i], others[j]), reading, closeness);
    }

    /// <summary>
    /// Two words that were both near enough before have been looked for, unless a third was not. Where neither is sure, very many go together: a beginning then
    /// counts for nothing, and of misspelt words the most frequent alone.
    /// </summary>
    private static bool MayGoTogether(AskedWord one, int i, AskedWord other, int j, Closeness closeness, bool third)
    {
        var (a, b) = (one.Of(i), other.Of(j));
        if (a < Closeness.Begins || b < Closeness.Begins)
            return third || a == closeness || b == closeness;
        return closeness == Closeness.Misspelt && a == closeness && b == closeness && one.PlaceIn(i) < MostOfBoth && other.PlaceIn(j) < MostOfBoth;
    }

    private void Each(ulong key, AskedName reading, Closeness closeness)
    {
        var single = 0;
        foreach (var place in postings.Of(key, ref single))
        {
            if (Full)
                return;
            if ((towns is null || towns.Contains(columns.Town(place))) && (employers is null || employers.Contains(columns.Employer(place))) && !seen.Contains(place)
                && Fits(place, reading, closeness, out var hit) && seen.Add(place))
                hits.Add(hit);
        }
    }

    /// <summary>Whether every word that was asked for is there, and where.</summary>
    private bool Fits(int place, AskedName reading, Closeness closeness, out Hit hit)
    {
        hit = default;
        var (taken, byFormer, order) = (0ul, false, 0);
        foreach (var asked in reading.Words)
            if (asked.IsInitial && (columns.Initials(place) & NameColumns.Initial(asked.Key)) == 0)
                return false;
        // Initials last: they stand for what is left.
        for (var i = 0; i < 2 * reading.Words.Count; i++)
        {
            var n = i % reading.Words.Count;
            var asked = reading.Words[n];
            if (asked.IsInitial != i >= reading.Words.Count)
                continue;
            // A word stands for one word asked for, unless there is no other that could.
            if (Where(place, asked, closeness, taken) is not (>= 0 and var at, var field))
                return false;
            taken |= 1ul << at;
            byFormer |= field == NameField.Former;
            // The usual order: given names, then the family name last.
            if (field != (n == reading.Words.Count - 1 ? NameField.Family : NameField.Given))
                order = 1;
        }
        hit = new Hit(place, closeness == Closeness.Folded && IsExact(place, reading) ? Closeness.Exact : closeness, byFormer, order);
        return true;
    }

    private (int At, NameField Field) Where(int place, AskedWord asked, Closeness closeness, ulong taken)
    {
        var (best, at, i) = ((At: -1, Field: NameField.Former), 0, 0);
        for (; columns.Next(place, ref at, out var word, out var field); i++)
        {
            if (!(asked.IsInitial ? columns.Vocabulary[word][0] == asked.Key[0] && (taken & (1ul << i)) == 0 : asked.Upto(closeness).Contains(word)))
                continue;
            if (best.At < 0 || (taken & (1ul << i)) == 0 && (field < best.Field || (taken & (1ul << best.At)) != 0))
                best = (i, field);
        }
        return best;
    }

    private bool IsExact(int place, AskedName reading)
    {
        if (reading.Joined)
            return false;
        var plain = true;
        foreach (var word in reading.Words)
            plain &= word.IsInitial || word.Surface == word.Key;
        if (plain && columns.IsPlain(place))
            return true;
        var shown = columns.Show(place);
        HashSet<string> surfaces = [.. Surfaces(shown.Given), .. Surfaces(shown.Family), .. shown.Former.SelectMany(f => Surfaces(f.Given).Concat(Surfaces(f.Family)))];
        return reading.Real.All(w => surfaces.Contains(w.Surface));
    }

    private static IReadOnlyList<string> Surfaces(string name) => NameText.Of(name).Surfaces;

    private int Compare(Hit a, Hit b)
    {
        var order = a.Closeness != b.Closeness ? a.Closeness.CompareTo(b.Closeness) : a.ByFormer != b.ByFormer ? a.ByFormer.CompareTo(b.ByFormer) : a.Order.CompareTo(b.Order);
        if (order == 0)
            order = string.Compare(columns.Family(a.Place), columns.Family(b.Place), StringComparison.OrdinalIgnoreCase);
        if (order == 0)
            order = string.Compare(columns.Given(a.Place), columns.Given(b.Place), StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : columns.Number(a.Place).CompareTo(columns.Number(b.Place));
    }
}
