namespace Cairn.Engine.Disclosure;

/// <summary>
/// A point that keeps to all equations and bounds, and moves: one variable is pushed as far up or down as the others allow. It is the
/// simplex method for bounded variables in which the objective is always one variable, so that its row in the tableau is the gradient
/// and the next push goes on from where the last one ended. The same pushes from the same point end alike.
/// </summary>
internal sealed class Simplex
{
    private const double Tiny = 1e-9, Whole = 1e-6, Pivot = 1e-5;

    // Pushes that move nothing could go round in a circle; after so many the first possible variable is taken each time (Bland 1977).
    private const int PatienceWithoutMoving = 40;

    // The first tableau's factors are ones, so that moves from there end in whole numbers; each swap mixes them and adds errors. A copy
    // of it costs as much as a dozen swaps.
    private const int SwapsBeforeNew = 50;

    private readonly LinearSystem system;
    private readonly Tableau first, tableau;
    private readonly double[] low, high, at;
    private double[]? wholePoint;

    /// <param name="system">It may begin outside bounds: the point is brought inside, or <see cref="IsPossible"/> is false.</param>
    public Simplex(LinearSystem system)
    {
        this.system = system;
        first = new Tableau(system);
        tableau = new Tableau(first);
        (low, high, at) = ([.. system.Low], [.. system.High], [.. system.Start]);
        IsPossible = Begin() && tableau.HasSolution;
    }


    public bool IsPossible { get; }

    public double this[int variable] => at[variable];

    /// <summary>Gives the variable other bounds and brings it between them.</summary>
    /// <returns>False where it cannot be brought there: its bounds are as they were.</returns>
    public bool Bring(int variable, double from, double to)
    {
        var (oldLow, oldHigh) = (low[variable], high[variable]);
        if (at[variable] < from - Tiny)
        {
            high[variable] = from;
            Push(variable, up: true);
        }
        else if (at[variable] > to + Tiny)
        {
            low[variable] = to;
            Push(variable, up: false);
        }
        var isThere = at[variable] >= from - Tiny && at[variable] <= to + Tiny;
        (low[variable], high[variable]) = isThere ? (from, to) : (oldLow, oldHigh);
        return isThere;
    }

    /// <summary>Moves the variable as far as it goes.</summary>
    /// <returns>Where it ends: infinite where nothing stops it, and then the point stays where it was.</returns>
    public double Push(int variable, bool up)
    {
        if (tableau.Swaps > SwapsBeforeNew)
            Renew();
        var still = 0;
        while (true)
        {
            var row = tableau.Row[variable];
            var column = row < 0 ? tableau.Column[variable] : Entering(row, up, least: still > PatienceWithoutMoving);
            if (column < 0)
                return at[variable];
            var forward = row < 0 ? up : tableau[row, column] > 0 == up;
            if (!CanMove(tableau.Free[column], forward))
                return at[variable];
            var (step, blocking) = Step(column, forward, least: still > PatienceWithoutMoving);
            if (double.IsPositiveInfinity(step))
                return up ? double.PositiveInfinity : double.NegativeInfinity;
            still = step > Tiny ? 0 : still + 1;
            Move(column, forward ? step : -step);
            if (blocking >= 0)
            {
                var stopped = tableau.WorkedOut[blocking];
                at[stopped] = Nearer(stopped);
                if (stopped == variable)
                    return at[variable];
                tableau.Swap(blocking, column);
            }
            else if (row < 0)
            {
                return at[variable];
            }
        }
    }

    /// <summary>Whether the point, or one that it can be moved to with the bounds as they are, has whole numbers throughout and keeps to every equation exactly.</summary>
    /// <param name="tries">How many variables may be split into "this or less" and "this plus one or more"; what is left of them afterwards.</param>
    public bool MakeWhole(ref int tries)
    {
        var split = -1;
        for (var v = at.Length - 1; v >= 0 && split < 0; v--)
        {
            if (Math.Abs(at[v] - Math.Round(at[v])) > Whole)
                split = v;
        }
        if (split < 0)
        {
            if (!KeepsToAll())
                return false;
            wholePoint = [.. at.Select(v => Math.Round(v))];
            return true;
        }
        var (near, oldLow, oldHigh) = (Math.Round(at[split]), low[split], high[split]);
        foreach (var (from, to) in new[] { (near, near), (near + 1, oldHigh), (oldLow, near - 1) })
        {
            if (from > to)
                continue;
            if (--tries < 0)
                return false;
            if (!Bring(split, from, to))
                continue;
            var isWhole = MakeWhole(ref tries);
            (low[split], high[split]) = (oldLow, oldHigh);
            if (isWhole)
                return true;
        }
        return false;
    }

    /// <summary>Goes back to the last point of whole numbers, if there was one: pushes from there mostly end in whole numbers again.</summary>
    public void Return() => wholePoint?.CopyTo(at, 0);

    /// <summary>The nearest whole number to where the variable is.</summary>
    public long At(int variable) => (long)Math.Round(at[variable]);

    private bool Begin()
    {
        var (wantedLow, wantedHigh) = ((double[])low.Clone(), (double[])high.Clone());
        foreach (var v in tableau.Free)
            at[v] = Math.Clamp(at[v], low[v], high[v]);
        List<int> outside = [];
        for (var r = 0; r < tableau.WorkedOut.Length; r++)
        {
            var v = tableau.WorkedOut[r];
            at[v] = tableau.Work(r, at);
            if (at[v] >= low[v] - Tiny && at[v] <= high[v] + Tiny)
                continue;
            outside.Add(v);
            (low[v], high[v]) = (Math.Min(low[v], at[v]), Math.Max(high[v], at[v]));
        }
        // One after another is brought inside while those still outside may stay where they are, so none that can be brought is missed.
        return outside.All(v => Bring(v, wantedLow[v], wantedHigh[v]));
    }

    /// <summary>Takes the first tableau again, for the point as it is.</summary>
    private void Renew()
    {
        tableau.Become(first);
        for (var r = 0; r < tableau.WorkedOut.Length; r++)
            at[tableau.WorkedOut[r]] = Snapped(tableau.Work(r, at));
    }

    /// <summary>The free variable that moves the row's variable most for its own move.</summary>
    private int Entering(int row, bool up, bool least)
    {
        var best = -1;
        var most = 0.0;
        var factors = tableau.Factors(row);
        for (var c = 0; c < factors.Length; c++)
        {
            var size = Math.Abs(factors[c]);
            if (size <= Pivot || (!least && size <= most + Tiny) || !CanMove(tableau.Free[c], factors[c] > 0 == up))
                continue;
            if (least && best >= 0 && tableau.Free[c] > tableau.Free[best])
                continue;
            (best, most) = (c, size);
        }
        return best;
    }

    private bool CanMove(int variable, bool forward) => forward ? at[variable] < high[variable] - Tiny : at[variable] > low[variable] + Tiny;

    /// <summary>How far the column's variable can move, and the row that stops it: -1 where its own bound does.</summary>
    private (double Step, int Blocking) Step(int column, bool forward, bool least)
    {
        var own = tableau.Free[column];
        var (step, blocking, size) = (forward ? high[own] - at[own] : at[own] - low[own], -1, 0.0);
        for (var r = 0; r < tableau.WorkedOut.Length; r++)
        {
            var factor = forward ? tableau[r, column] : -tableau[r, column];
            if (Math.Abs(factor) <= Pivot)
                continue;
            var v = tableau.WorkedOut[r];
            var room = Math.Max(factor > 0 ? (high[v] - at[v]) / factor : (at[v] - low[v]) / -factor, 0);
            if (room > step + Tiny)
                continue;
            var isBetter = room < step - Tiny || (blocking >= 0 && (least ? v < tableau.WorkedOut[blocking] : Math.Abs(factor) > size));
            if (isBetter)
                (step, blocking, size) = (Math.Min(room, step), r, Math.Abs(factor));
        }
        return (step, blocking);
    }

    private void Move(int column, double by)
    {
        if (by == 0)
            return;
        var own = tableau.Free[column];
        at[own] = Snapped(at[own] + by);
        for (var r = 0; r < tableau.WorkedOut.Length; r++)
        {
            if (tableau[r, column] is var factor and not 0)
                at[tableau.WorkedOut[r]] = Snapped(at[tableau.WorkedOut[r]] + factor * by);
        }
    }

    /// <summary>All bounds and constants are whole numbers, so a value within a hair of one is that one: errors do not add up.</summary>
    private static double Snapped(double value) => Math.Round(value) is var whole && Math.Abs(value - whole) < Tiny ? whole : value;

    private double Nearer(int variable) => Math.Abs(at[variable] - low[variable]) < Math.Abs(at[variable] - high[variable]) ? low[variable] : high[variable];

    private bool KeepsToAll()
    {
        foreach (var equation in system.Equations)
        {
            var sum = equation.Constant;
            for (var i = 0; i < equation.Variables.Length; i++)
                sum += equation.Factors[i] * At(equation.Variables[i]);
            if (sum != 0)
                return false;
        }
        return true;
    }
}
