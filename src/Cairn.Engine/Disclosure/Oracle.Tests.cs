namespace Cairn.Engine.Disclosure;

/// <summary>
/// What an attacker can know, by trying every table of whole numbers there is. It shares nothing with the attack: no bounds, no linear
/// program, its own reading of sums and rules.
/// </summary>
internal sealed class Oracle
{
    private readonly List<(string Key, long Low, long High, List<string[]> Parts)> cells = [];
    private readonly Dictionary<string, long> value = [];
    private readonly int most;

    private Oracle(int most) => this.most = most;

    /// <summary>For each cell the least and most of all tables that fit.</summary>
    public Dictionary<string, (long Low, long High)> Found { get; } = [];

    /// <param name="most">The largest count of a cell that nothing bounds: the oracle has to end.</param>
    /// <returns>Null where there are too many tables to try.</returns>
    public static Dictionary<string, (long Low, long High)>? Try(int most, params IReadOnlyList<ShownTable> tables)
    {
        var oracle = new Oracle(most);
        var bounds = new Dictionary<string, (long Low, long High)>();
        var parts = new Dictionary<string, List<string[]>>();
        foreach (var table in tables)
        {
            for (var p = 0; p < table.Cells.Length; p++)
            {
                var key = TestTables.Key(table.Axes, p);
                var (low, high) = Behind(table.Rule!, table.Cells[p]);
                var known = bounds.GetValueOrDefault(key, (0, long.MaxValue));
                bounds[key] = (Math.Max(low, known.Item1), Math.Min(high, known.Item2));
                parts.TryAdd(key, []);
                var places = TestTables.Places(table.Axes, p);
                for (var a = 0; a < places.Length; a++)
                {
                    var stride = table.Axes.Skip(a + 1).Aggregate(1, (n, x) => n * x.Items.Count);
                    var own = table.Axes[a].Items.Index().Where(i => i.Item.Parent == places[a]).Select(i => TestTables.Key(table.Axes, p + (i.Index - places[a]) * stride)).ToArray();
                    if (own.Length > 0)
                        parts[key].Add(own);
                }
            }
        }
        HashSet<string> placed = [];
        void Place(string key)
        {
            if (!placed.Add(key))
                return;
            foreach (var part in parts[key].SelectMany(k => k))
                Place(part);
            oracle.cells.Add((key, bounds[key].Low, bounds[key].High, parts[key]));
        }
        foreach (var key in bounds.Keys)
            Place(key);
        // No part is more than a whole above it.
        foreach (var (_, _, _, own) in Enumerable.Reverse(oracle.cells))
        {
            foreach (var part in own.SelectMany(k => k))
                bounds[part] = (bounds[part].Low, Math.Min(bounds[part].High, bounds[oracle.cells.First(c => c.Parts == own).Key].High));
        }
        for (var c = 0; c < oracle.cells.Count; c++)
            oracle.cells[c] = oracle.cells[c] with { High = bounds[oracle.cells[c].Key].High };
        var leaves = oracle.cells.Where(c => c.Parts.Count == 0).ToList();
        if (leaves.Aggregate(1.0, (n, c) => n * ((c.High == long.MaxValue ? most : c.High) - c.Low + 1)) > 4_000_000)
            return null;
        oracle.Next(0);
        return oracle.Found;
    }

    private static (long Low, long High) Behind(DisclosureRule rule, ShownCell cell)
    {
        if (cell.Value is not { } shown)
            return (1, long.MaxValue);
        var could = Enumerable.Range(0, (int)shown + 20).Where(c => (c == 0 || c >= rule.HideUnder) && (long)Math.Round((decimal)c / rule.RoundTo, MidpointRounding.AwayFromZero) * rule.RoundTo == shown).ToList();
        return (could.Min(), could.Max());
    }

    private void Next(int at)
    {
        if (at == cells.Count)
        {
            foreach (var (key, count) in value)
                Found[key] = Found.TryGetValue(key, out var f) ? (Math.Min(f.Low, count), Math.Max(f.High, count)) : (count, count);
            return;
        }
        var (name, low, high, parts) = cells[at];
        if (parts.Count > 0)
        {
            var sum = parts[0].Sum(p => value[p]);
            if (sum < low || sum > high || parts.Exists(p => p.Sum(k => value[k]) != sum))
                return;
            value[name] = sum;
            Next(at + 1);
            return;
        }
        for (var count = low; count <= (high == long.MaxValue ? most : high); count++)
        {
            value[name] = count;
            Next(at + 1);
        }
        value.Remove(name);
    }
}
