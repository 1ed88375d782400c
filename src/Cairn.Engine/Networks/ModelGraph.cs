namespace Cairn.Engine.Networks;

/// <summary>What a box of a logic model is, in the order in which one leads to the next; factors act on any box from outside.</summary>
public enum BoxKind { Input, Activity, Output, ShortOutcome, Outcome, LongOutcome, EnablingFactor, HinderingFactor }

/// <summary>One box leads to another.</summary>
/// <param name="From">Place of the box that comes first.</param>
public readonly record struct ModelArrow(int From, int To);

/// <summary>What is wrong with a box or an arrow of a model that has no circle.</summary>
public enum ModelFlaw : byte
{
    /// <summary>An arrow from a later kind of box to an earlier one, or to a factor.</summary>
    Backwards,

    /// <summary>No input, activity or factor leads to the box.</summary>
    FromNothing,

    /// <summary>The box leads to no outcome.</summary>
    ToNothing,
}

/// <param name="At">Place of the box; of the arrow where it is <see cref="ModelFlaw.Backwards"/>.</param>
public readonly record struct FlawAt(ModelFlaw Flaw, int At);

/// <summary>
/// A logic model: how what is put in and done is to lead to outcomes. It has no circle, so that each claim that one box contributed to
/// another rests on arrows that can be listed.
/// </summary>
public sealed class ModelGraph
{
    private readonly BoxKind[] boxes;
    private readonly ModelArrow[] arrows;
    private readonly List<int>[] after, before;

    /// <param name="boxes">Kind of each box, by place.</param>
    /// <exception cref="ArgumentOutOfRangeException">An arrow names a box that is not there.</exception>
    /// <exception cref="CircleException">Boxes lead back to themselves; the path is named by places.</exception>
    public ModelGraph(IReadOnlyList<BoxKind> boxes, IReadOnlyList<ModelArrow> arrows)
    {
        (this.boxes, this.arrows) = ([.. boxes], [.. arrows]);
        // The same order and the same circles as in a plan, with boxes that take no time.
        _ = new Network([.. this.boxes.Select(_ => new PlannedWork(0, 0))], [.. this.arrows.Select(l => new Dependency(l.From, l.To))]);
        (after, before) = (Lists(), Lists());
        for (var n = 0; n < this.arrows.Length; n++)
        {
            after[this.arrows[n].From].Add(n);
            before[this.arrows[n].To].Add(n);
        }
    }

    public static bool IsFactor(BoxKind kind) => kind >= BoxKind.EnablingFactor;

    /// <summary>Whether the box is a change in people or services, of which something else may be the cause.</summary>
    public static bool IsOutcome(BoxKind kind) => kind is BoxKind.ShortOutcome or BoxKind.Outcome or BoxKind.LongOutcome;

    /// <summary>Whether an arrow may go from one kind of box to another: forwards, within a kind, or from a factor to any box.</summary>
    public static bool MayLead(BoxKind from, BoxKind to) => !IsFactor(to) && (IsFactor(from) || from <= to);

    /// <summary>Everything that is wrong, arrows first; a model with none can be reasoned with.</summary>
    public IReadOnlyList<FlawAt> Flaws()
    {
        List<FlawAt> flaws = [.. Enumerable.Range(0, arrows.Length).Where(n => !MayLead(boxes[arrows[n].From], boxes[arrows[n].To])).Select(n => new FlawAt(ModelFlaw.Backwards, n))];
        var begun = Reached(Places(s => IsFactor(s) || s is BoxKind.Input or BoxKind.Activity), forwards: true);
        var ends = Reached(Places(IsOutcome), forwards: false);
        for (var n = 0; n < boxes.Length; n++)
        {
            if (!begun[n])
                flaws.Add(new(ModelFlaw.FromNothing, n));
            if (!ends[n])
                flaws.Add(new(ModelFlaw.ToNothing, n));
        }
        return flaws;
    }

    /// <summary>Places of the arrows on any way from one box to another, in the order of their first boxes; none where no way leads there.</summary>
    public IReadOnlyList<int> Between(int from, int to)
    {
        var (reached, leads) = (Reached([from], forwards: true), Reached([to], forwards: false));
        return [.. Enumerable.Range(0, arrows.Length).Where(n => reached[arrows[n].From] && leads[arrows[n].To])];
    }

    /// <summary>Whether each box is one of some, or lies after them; else before them.</summary>
    public bool[] Reached(IEnumerable<int> some, bool forwards)
    {
        var seen = new bool[boxes.Length];
        var todo = new Stack<int>(some);
        while (todo.TryPop(out var at))
        {
            if (seen[at])
                continue;
            seen[at] = true;
            foreach (var n in forwards ? after[at] : before[at])
                todo.Push(forwards ? arrows[n].To : arrows[n].From);
        }
        return seen;
    }

    /// <summary>
    /// The places of each kind of box in the order in which a picture shows them: near what leads to them, so that few arrows cross (the
    /// barycentre of Sugiyama, Tagawa and Toda, 1981, from the first kind to the last and back, a few times).
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows()
    {
        var rows = Enum.GetValues<BoxKind>().Select(kind => Places(s => s == kind).ToList()).ToList();
        var at = new double[boxes.Length];
        void Number(List<int> row)
        {
            for (var n = 0; n < row.Count; n++)
                at[row[n]] = (n + 0.5) / row.Count;
        }
        rows.ForEach(Number);
        for (var pass = 0; pass < 6; pass++)
            foreach (var row in pass % 2 == 0 ? rows : Enumerable.Reverse(rows))
            {
                var beside = row.ToDictionary(n => n, n => (pass % 2 == 0 ? before[n].Select(l => arrows[l].From) : after[n].Select(l => arrows[l].To)).Select(p => at[p]).DefaultIfEmpty(at[n]).Average());
                row.Sort((a, b) => beside[a] != beside[b] ? beside[a].CompareTo(beside[b]) : a.CompareTo(b));
                Number(row);
            }
        return rows;
    }

    private IEnumerable<int> Places(Func<BoxKind, bool> which) => Enumerable.Range(0, boxes.Length).Where(n => which(boxes[n]));

    private List<int>[] Lists() => [.. boxes.Select(_ => new List<int>())];
}
