namespace Cairn.Engine.Disclosure;

/// <summary>What an attacker knows of a cell that is shown, and of one that is hidden: both inclusive.</summary>
internal readonly record struct Knowledge(long ShownLow, long ShownHigh, long HiddenLow, long HiddenHigh, bool CanHide);

/// <summary>That some other counts fit what is published, in which the cell is at least, or at most, so much.</summary>
internal sealed record Goal(int Cell, long Target, bool Up)
{
    public bool IsMetBy(long value) => Up ? value >= Target : value <= Target;

    /// <summary>Hidden cells on which the counts that were found rely; null until some are.</summary>
    public HashSet<int>? ReliesOn { get; set; }
}

/// <summary>
/// Chooses the further cells to hide. For each goal it looks for other counts that fit, and hides what they change beyond what the
/// published values leave open, at the least cost (the incremental linear program of Kelly, Golden and Assad 1992). Those counts are
/// the proof that the goal is met. Then it tries to show each of those cells again.
/// </summary>
internal sealed class Suppression(CellSystem system, long[] count, Knowledge[] known, bool[] hidden, IReadOnlyList<Goal> goals)
{
    // How many cells are looked at for one goal.
    private const int Near = 300, Farthest = 4000;

    private const long MostEntries = 30_000_000;
    private const int Tries = 200;

    private readonly Dictionary<int, List<Goal>> goalsOf = goals.GroupBy(g => g.Cell).ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>The cells that it hid, in the order of the system.</summary>
    public List<int> Chosen { get; private set; } = [];

    public void Run()
    {
        List<int> chosen = [];
        foreach (var goal in goals)
        {
            if (goal.ReliesOn is null)
                _ = Scopes(goal.Cell).Any(scope => TryHide(goal, scope, chosen));
        }
        foreach (var component in system.Components(c => Low(c) < High(c)))
            ShowAgain(component, chosen);
        Chosen = [.. chosen.Where(c => hidden[c]).Order()];
    }

    private long Low(int cell) => hidden[cell] ? known[cell].HiddenLow : known[cell].ShownLow;

    private long High(int cell) => hidden[cell] ? known[cell].HiddenHigh : known[cell].ShownHigh;

    private static double Limit(long high) => high == Propagation.Unbounded ? double.PositiveInfinity : high;

    /// <summary>Hides what reaching the goal needs within the cells given, all others staying as they are.</summary>
    private bool TryHide(Goal goal, List<int> scope, List<int> chosen)
    {
        var program = new LinearSystem();
        var variables = new Dictionary<int, (int Variable, int Factor)[]>();
        var price = program.Add(0, double.PositiveInfinity, 0);
        List<(int Variable, int Price)> prices = [];
        foreach (var cell in scope)
        {
            List<(int, int)> own = [];
            if (Low(cell) < High(cell))
                own.Add((program.Add(Low(cell), Limit(High(cell)), count[cell]), 1));
            if (!hidden[cell] && known[cell].CanHide)
            {
                own.Add((program.Add(0, Limit(known[cell].HiddenHigh) - known[cell].ShownHigh, 0), 1));
                own.Add((program.Add(0, known[cell].ShownLow - known[cell].HiddenLow, 0), -1));
                prices.AddRange(own[^2..].Select(v => (v.Item1, Price(cell))));
            }
            variables[cell] = [.. own];
        }
        program.Equations.AddRange(system.Equations(scope, c => variables.GetValueOrDefault(c, []), c => variables.TryGetValue(c, out var own) && Low(c) < High(c) ? 0 : count[c]));
        program.Equations.Add(new([price, .. prices.Select(p => p.Variable)], [1, .. prices.Select(p => -p.Price)], 0));
        if ((long)program.Equations.Count * program.Low.Count > MostEntries)
            return false;
        var simplex = new Simplex(program);
        var target = variables[goal.Cell][0].Variable;
        if (!simplex.Bring(target, goal.Up ? goal.Target : Low(goal.Cell), goal.Up ? Limit(High(goal.Cell)) : goal.Target))
            return false;
        simplex.Push(price, up: false);
        var tries = Tries;
        if (!simplex.MakeWhole(ref tries))
            return false;
        long Now(int cell) => variables[cell].Sum(v => v.Factor * simplex.At(v.Variable)) + (Low(cell) < High(cell) ? 0 : count[cell]);
        var now = scope.ToDictionary(c => c, Now);
        foreach (var cell in scope.Where(c => !hidden[c] && (now[c] < Low(c) || now[c] > High(c))))
        {
            hidden[cell] = true;
            chosen.Add(cell);
        }
        Note(scope, now.GetValueOrDefault);
        return true;
    }

    /// <summary>Shows each chosen cell again, unless then some goal can no longer be reached. The largest come first: they tell most.</summary>
    private void ShowAgain(List<int> component, List<int> chosen)
    {
        var candidates = component.Intersect(chosen).OrderByDescending(c => count[c]).ThenBy(c => c).ToList();
        var open = component.SelectMany(c => goalsOf.GetValueOrDefault(c, [])).Where(g => g.ReliesOn is null).ToList();
        var sums = component.SelectMany(c => system.SumsOf[c]).Distinct().Count();
        if (candidates.Count + open.Count == 0 || (long)sums * component.Count > MostEntries)
            return;
        var program = new LinearSystem();
        var place = component.ToDictionary(c => c, c => program.Add(Low(c), Limit(High(c)), count[c]));
        program.Equations.AddRange(system.Equations(component, c => place.TryGetValue(c, out var v) ? [(v, 1)] : [], c => place.ContainsKey(c) ? 0 : count[c]));
        var simplex = new Simplex(program);
        bool IsReached(Goal goal)
        {
            var (variable, tries) = (place[goal.Cell], Tries);
            var (low, high) = ((double)Low(goal.Cell), Limit(High(goal.Cell)));
            if (!simplex.Bring(variable, goal.Up ? goal.Target : low, goal.Up ? high : goal.Target))
                return false;
            var isWhole = simplex.MakeWhole(ref tries);
            simplex.Bring(variable, low, high);
            if (isWhole)
                Note(component, c => simplex.At(place[c]), goal);
            return isWhole;
        }
        open.ForEach(g => IsReached(g));
        var nearby = component.SelectMany(c => goalsOf.GetValueOrDefault(c, [])).Where(g => g.ReliesOn is not null).ToList();
        foreach (var cell in candidates.Where(c => !LeavesOneAlone(c)))
        {
            simplex.Bring(place[cell], known[cell].ShownLow, known[cell].ShownHigh);
            hidden[cell] = false;
            if (nearby.Where(g => g.ReliesOn!.Contains(cell)).OrderByDescending(g => system.SumsOf[g.Cell].Intersect(system.SumsOf[cell]).Any()).All(IsReached))
                continue;
            hidden[cell] = true;
            simplex.Bring(place[cell], known[cell].HiddenLow, Limit(known[cell].HiddenHigh));
        }
    }

    /// <summary>Whether a sum would have nothing hidden but one cell that must not be known, were this cell shown as it is.</summary>
    private bool LeavesOneAlone(int cell) => known[cell].ShownLow == known[cell].ShownHigh && Array.Exists(system.SumsOf[cell], s =>
    {
        var others = system.Sums[s].Parts.Append(system.Sums[s].Whole).Where(c => c != cell && Low(c) < High(c)).Take(2).ToList();
        return others.Count == 1 && goalsOf.ContainsKey(others[0]);
    });

    /// <summary>Remembers which goals some counts that fit meet, and the hidden cells that they rely on.</summary>
    private void Note(List<int> cells, Func<int, long> now, Goal? again = null)
    {
        HashSet<int> reliesOn = [.. cells.Where(c => hidden[c] && (now(c) < known[c].ShownLow || now(c) > known[c].ShownHigh))];
        foreach (var goal in cells.SelectMany(c => goalsOf.GetValueOrDefault(c, [])).Where(g => (g.ReliesOn is null || g == again) && g.IsMetBy(now(g.Cell))))
            goal.ReliesOn = reliesOn;
    }

    /// <summary>Rather few than many, and of alike ones the smaller: a cell's price for each count moved grows with its digits.</summary>
    private int Price(int cell) => 8 + (int)Math.Log2(1 + count[cell]);

    /// <summary>
    /// The cells to look at for a goal, few first: those that can move while every sum above stays, which are the cell's fellows in its
    /// sums, theirs, and all parts of any of them; those nearby, for rounded totals leave room; then as at first, from the sums above,
    /// and from those above them; at last whatever hangs together.
    /// </summary>
    private IEnumerable<List<int>> Scopes(int cell)
    {
        List<int> from = [cell];
        for (var height = 0; height < 3; height++)
        {
            yield return Spread(from, sum => sum.Parts, Farthest);
            if (height == 0)
                yield return Spread([cell], sum => sum.Parts.Prepend(sum.Whole), Near);
            from = [.. from.Concat(from.SelectMany(c => system.SumsOf[c]).Select(s => system.Sums[s].Whole).Where(Moves)).Distinct()];
        }
        yield return Spread([cell], sum => sum.Parts.Prepend(sum.Whole), Farthest);
    }

    private bool Moves(int cell) => known[cell].ShownLow < known[cell].ShownHigh || known[cell].CanHide;

    private List<int> Spread(List<int> from, Func<CellSum, IEnumerable<int>> next, int most)
    {
        HashSet<int> seen = [.. from];
        List<int> found = [.. from];
        for (var i = 0; i < found.Count && found.Count < most; i++)
        {
            foreach (var other in system.SumsOf[found[i]].SelectMany(s => next(system.Sums[s])))
            {
                if (found.Count < most && Moves(other) && seen.Add(other))
                    found.Add(other);
            }
        }
        return found;
    }
}
