namespace Cairn.Engine.Disclosure;

/// <summary>The least and most that cells can be, in whole numbers, over a whole system of sums.</summary>
internal sealed class CellBounds
{
    // A larger component does not fit the tableau: its cells keep what each sum by itself says.
    private const long MostEntries = 30_000_000;

    // Splitting is all but never needed: the sums of tables mostly have whole solutions.
    private const int Tries = 200, TriesForFirst = 20_000;

    private const double Whole = 1e-6;

    private readonly CellSystem system;
    private readonly Func<int, bool> isHidden;

    private CellBounds(CellSystem system, long[] low, long[] high, Func<int, bool> isHidden)
    {
        (this.system, this.isHidden) = (system, isHidden);
        (Low, High, IsOuter) = ([.. low], [.. high], new bool[low.Length]);
    }

    /// <summary>Inclusive.</summary>
    public long[] Low { get; }

    /// <summary>Inclusive; <see cref="Propagation.Unbounded"/> where nothing bounds it.</summary>
    public long[] High { get; }

    /// <summary>Whether the true bounds may be narrower than those found.</summary>
    public bool[] IsOuter { get; }

    /// <param name="low">What each cell's own showing says, and <paramref name="high"/>.</param>
    /// <param name="targets">The cells asked for.</param>
    /// <param name="isHidden">Whose bounds are wanted; of other targets only whether they are determined.</param>
    /// <returns>Null where no counts fit.</returns>
    public static CellBounds? Find(CellSystem system, long[] low, long[] high, IReadOnlyCollection<int> targets, Func<int, bool> isHidden)
    {
        var bounds = new CellBounds(system, low, high, isHidden);
        if (!Propagation.Tighten(system, bounds.Low, bounds.High))
            return null;
        var wanted = targets.ToHashSet();
        return system.Components(c => bounds.Low[c] < bounds.High[c]).Where(c => c.Exists(wanted.Contains)).All(c => bounds.Solve(c, wanted)) ? bounds : null;
    }

    private bool Solve(List<int> component, HashSet<int> wanted)
    {
        var sums = component.SelectMany(c => system.SumsOf[c]).Distinct().Count();
        var targets = component.Where(wanted.Contains).ToList();
        if ((long)sums * component.Count > MostEntries)
        {
            targets.ForEach(t => IsOuter[t] = true);
            return true;
        }
        var program = new LinearSystem();
        var place = component.ToDictionary(c => c, c => program.Add(Low[c], Limit(c), High[c] == Propagation.Unbounded ? Low[c] : Low[c] + (High[c] - Low[c]) / 2));
        program.Equations.AddRange(system.Equations(component, c => place.TryGetValue(c, out var v) ? [(v, 1)] : [], c => place.ContainsKey(c) ? 0 : Low[c]));
        var simplex = new Simplex(program);
        if (!simplex.IsPossible)
            return false;
        var seen = new Witnessed(targets, t => simplex.At(place[t]));
        var tries = TriesForFirst;
        if (simplex.MakeWhole(ref tries))
            seen.Note();
        else if (tries >= 0)
            return false;
        foreach (var target in targets)
        {
            foreach (var up in new[] { false, true })
            {
                var isKnown = up ? seen.Most(target) == High[target] : seen.Least(target) == Low[target];
                if (isKnown || (!isHidden(target) && seen.Least(target) < seen.Most(target)))
                    continue;
                if (!Reach(simplex, place[target], target, up, seen))
                    return false;
            }
        }
        return true;
    }

    /// <summary>Pushes the target to its furthest, and back one by one until whole numbers fit.</summary>
    /// <returns>False where none fit at all.</returns>
    private bool Reach(Simplex simplex, int variable, int target, bool up, Witnessed seen)
    {
        simplex.Return();
        var end = simplex.Push(variable, up);
        if (double.IsInfinity(end))
            return true;
        var (step, value) = up ? (-1, (long)Math.Floor(end + Whole)) : (1, (long)Math.Ceiling(end - Whole));
        for (; value >= Low[target] && value <= High[target]; value += step)
        {
            var tries = Tries;
            if (value == (up ? seen.Most(target) : seen.Least(target)))
                break;
            if (!simplex.Bring(variable, value, value))
                continue;
            var isWhole = simplex.MakeWhole(ref tries);
            if (isWhole)
            {
                seen.Note();
                break;
            }
            simplex.Return();
            simplex.Bring(variable, Low[target], Limit(target));
            if (tries < 0)
            {
                IsOuter[target] = true;
                break;
            }
        }
        if (value < Low[target] || value > High[target])
            return false;
        (Low[target], High[target]) = up ? (Low[target], value) : (value, High[target]);
        return simplex.Bring(variable, Low[target], Limit(target));
    }

    private double Limit(int cell) => High[cell] == Propagation.Unbounded ? double.PositiveInfinity : High[cell];

    /// <summary>The least and most of each target among the whole solutions met so far, since one solution answers for many.</summary>
    private sealed class Witnessed(List<int> targets, Func<int, long> at)
    {
        private readonly Dictionary<int, (long Least, long Most)> seen = [];

        public long Least(int target) => seen.TryGetValue(target, out var s) ? s.Least : long.MaxValue;

        public long Most(int target) => seen.TryGetValue(target, out var s) ? s.Most : long.MinValue;

        public void Note()
        {
            foreach (var target in targets)
                seen[target] = (Math.Min(Least(target), at(target)), Math.Max(Most(target), at(target)));
        }
    }
}
