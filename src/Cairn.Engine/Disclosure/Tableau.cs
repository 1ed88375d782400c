using System.Numerics;

namespace Cairn.Engine.Disclosure;

/// <summary>
/// The equations solved for some of the variables, the worked-out ones, each as a sum over the free ones and a constant. Swapping one
/// of either kind is the pivot of the simplex method (Dantzig 1963).
/// </summary>
internal sealed class Tableau
{
    // Factors here are sums and differences of ones; what is smaller came from rounding in the computer.
    private const double Nought = 1e-9;

    private readonly double[][] rows;
    private readonly int width;
    private readonly int[] filled;

    public Tableau(LinearSystem system)
    {
        var variables = system.Low.Count;
        var solved = Solve(system, variables, out var workedOut);
        WorkedOut = [.. workedOut];
        var inRow = workedOut.ToHashSet();
        Free = [.. Enumerable.Range(0, variables).Where(v => !inRow.Contains(v))];
        width = Free.Length + 1;
        filled = new int[width];
        rows = new double[solved.Count][];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = new double[width];
            for (var c = 0; c < Free.Length; c++)
                rows[r][c] = solved[r][Free[c]];
            rows[r][^1] = solved[r][^1];
            solved[r] = [];
        }
        Row = Enumerable.Repeat(-1, variables).ToArray();
        Column = Enumerable.Repeat(-1, variables).ToArray();
        for (var r = 0; r < rows.Length; r++)
            Row[WorkedOut[r]] = r;
        for (var c = 0; c < Free.Length; c++)
            Column[Free[c]] = c;
    }

    /// <summary>A tableau that can be swapped without changing the other.</summary>
    public Tableau(Tableau other)
    {
        rows = [.. other.rows.Select(r => (double[])r.Clone())];
        (width, filled, HasSolution) = (other.width, new int[other.width], other.HasSolution);
        (WorkedOut, Free, Row, Column) = ([.. other.WorkedOut], [.. other.Free], [.. other.Row], [.. other.Column]);
    }

    /// <summary>The variable of each row.</summary>
    public int[] WorkedOut { get; }

    /// <summary>The variable of each column.</summary>
    public int[] Free { get; }

    /// <summary>For each variable its row; -1 for a free one.</summary>
    public int[] Row { get; }

    /// <summary>For each variable its column; -1 for a worked-out one.</summary>
    public int[] Column { get; }

    /// <summary>False where the equations contradict each other.</summary>
    public bool HasSolution { get; private set; } = true;

    /// <summary>Since it was made or became another.</summary>
    public int Swaps { get; private set; }

    public double this[int row, int column] => rows[row][column];

    public ReadOnlySpan<double> Factors(int row) => rows[row].AsSpan(0, width - 1);

    /// <summary>The worked-out variable of a row, from the free ones.</summary>
    public double Work(int row, double[] values)
    {
        var sum = rows[row][^1];
        for (var c = 0; c < Free.Length; c++)
        {
            if (rows[row][c] != 0)
                sum += rows[row][c] * values[Free[c]];
        }
        return sum;
    }

    /// <summary>Frees the row's variable and works out the column's instead.</summary>
    public void Swap(int row, int column)
    {
        var own = rows[row];
        var factor = own[column];
        var count = 0;
        for (var c = 0; c < width; c++)
        {
            if (own[c] == 0)
                continue;
            own[c] = c == column ? 1 / factor : -own[c] / factor;
            filled[count++] = c;
        }
        var sparse = filled.AsSpan(0, count);
        for (var r = 0; r < rows.Length; r++)
        {
            var other = rows[r];
            var times = other[column];
            if (r == row || times == 0)
                continue;
            other[column] = 0;
            Add(other, own, times, sparse);
        }
        var (leaving, entering) = (WorkedOut[row], Free[column]);
        (WorkedOut[row], Free[column]) = (entering, leaving);
        Swaps++;
        (Row[entering], Column[entering], Row[leaving], Column[leaving]) = (row, -1, -1, column);
    }

    /// <summary>Becomes equal to the other one, of the same system.</summary>
    public void Become(Tableau other)
    {
        for (var r = 0; r < rows.Length; r++)
            other.rows[r].CopyTo(rows[r], 0);
        other.WorkedOut.CopyTo(WorkedOut, 0);
        other.Free.CopyTo(Free, 0);
        other.Row.CopyTo(Row, 0);
        other.Column.CopyTo(Column, 0);
        Swaps = other.Swaps;
    }

    private void Add(double[] to, double[] from, double times, ReadOnlySpan<int> filledOfFrom)
    {
        if (filledOfFrom.Length * 4 < width)
        {
            foreach (var c in filledOfFrom)
                to[c] = Clean(to[c] + times * from[c]);
            return;
        }
        var at = 0;
        var (factor, nought) = (new Vector<double>(times), new Vector<double>(Nought));
        for (; at <= width - Vector<double>.Count; at += Vector<double>.Count)
        {
            var sum = new Vector<double>(to, at) + factor * new Vector<double>(from, at);
            Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(sum), nought), Vector<double>.Zero, sum).CopyTo(to, at);
        }
        for (; at < width; at++)
            to[at] = Clean(to[at] + times * from[at]);
    }

    private static double Clean(double value) => Math.Abs(value) < Nought ? 0 : value;

    /// <summary>Takes the equations in turn: puts in what is worked out already, and works out one more variable. An equation that says nothing new falls away.</summary>
    private List<double[]> Solve(LinearSystem system, int variables, out List<int> workedOut)
    {
        List<double[]> solved = [];
        workedOut = [];
        var rowOf = new Dictionary<int, int>();
        foreach (var equation in system.Equations)
        {
            var sum = new double[variables + 1];
            sum[^1] = equation.Constant;
            foreach (var (v, factor) in equation.Variables.Zip(equation.Factors))
            {
                if (rowOf.TryGetValue(v, out var row))
                    AddAll(sum, solved[row], factor);
                else
                    sum[v] = Clean(sum[v] + factor);
            }
            var pick = Pick(sum, equation.Variables[0]);
            if (pick < 0)
            {
                HasSolution &= Math.Abs(sum[^1]) < 1e-6;
                continue;
            }
            var own = sum[pick];
            sum[pick] = 0;
            for (var c = 0; c <= variables; c++)
                sum[c] = sum[c] == 0 ? 0 : -sum[c] / own;
            foreach (var other in solved.Where(o => o[pick] != 0))
            {
                var times = other[pick];
                other[pick] = 0;
                AddAll(other, sum, times);
            }
            rowOf[pick] = solved.Count;
            workedOut.Add(pick);
            solved.Add(sum);
        }
        return solved;
    }

    private static void AddAll(double[] to, double[] from, double times)
    {
        for (var c = 0; c < to.Length; c++)
        {
            if (from[c] != 0)
                to[c] = Clean(to[c] + times * from[c]);
        }
    }

    private static int Pick(double[] sum, int preferred)
    {
        if (sum[preferred] != 0)
            return preferred;
        var best = -1;
        for (var c = 0; c < sum.Length - 1; c++)
        {
            if (sum[c] != 0 && (best < 0 || Math.Abs(sum[c]) > Math.Abs(sum[best]) + 1e-9))
                best = c;
        }
        return best;
    }
}
