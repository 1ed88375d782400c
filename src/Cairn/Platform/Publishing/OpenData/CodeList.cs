using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <param name="Parent">Code of the item that it is part of; empty for one that is part of nothing.</param>
public sealed record Code(string Id, string Label, string Parent);

/// <summary>Every item of an axis that any table of the publication has.</summary>
public sealed record CodeList(string Axis, string Title, IReadOnlyList<Code> Codes)
{
    /// <exception cref="RefusedException">Two tables say different things of one item.</exception>
    public static IReadOnlyList<CodeList> Of(Publication publication) =>
        [.. publication.Tables.SelectMany(t => t.Axes).GroupBy(a => a.Code, StringComparer.Ordinal).Select(Join)];

    /// <summary>
    /// The fullest axis says what is part of what. A table without a level in between, such as areas without their regions, agrees
    /// with it when its parents are the nearest ones that it has.
    /// </summary>
    private static CodeList Join(IGrouping<string, TableAxis> axes)
    {
        var codes = new Dictionary<string, Code>(StringComparer.Ordinal);
        foreach (var axis in axes.OrderByDescending(a => a.Items.Count))
            foreach (var item in axis.Items)
                if (!codes.TryGetValue(item.Code, out var known))
                    codes.Add(item.Code, new(item.Code, item.Label, Parent(axis, item)));
                else if (known.Parent.Length == 0)
                    codes[item.Code] = known with { Parent = Parent(axis, item) };
        foreach (var axis in axes)
        {
            var here = axis.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var item in axis.Items)
            {
                var known = codes[item.Code];
                if (known.Label != item.Label)
                    throw new RefusedException($"On the axis {axes.Key}, \"{item.Code}\" is \"{known.Label}\" in one table and \"{item.Label}\" in another. Give it one label.");
                if (Nearest(codes, item.Code, here) != Parent(axis, item))
                    throw new RefusedException($"On the axis {axes.Key}, \"{item.Code}\" is part of \"{known.Parent}\" in one table and of \"{Parent(axis, item)}\" in another. Give it one parent.");
            }
        }
        return new(axes.Key, axes.First().Title, [.. codes.Values]);
    }

    /// <summary>The closest of an item's ancestors that a table has; empty where it has none.</summary>
    public static string Nearest(IReadOnlyDictionary<string, Code> codes, string code, IReadOnlySet<string> here)
    {
        var parent = codes[code].Parent;
        for (var steps = 0; parent.Length > 0 && !here.Contains(parent); steps++)
            parent = steps <= codes.Count && codes.TryGetValue(parent, out var above) ? above.Parent
                : throw new RefusedException($"The parents of \"{code}\" lead in a circle or to a code that is not listed.");
        return parent;
    }

    private static string Parent(TableAxis axis, AxisItem item) => item.Parent < 0 ? "" : axis.Items[item.Parent].Code;
}
