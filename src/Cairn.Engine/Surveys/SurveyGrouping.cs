using Cairn.Engine.Disclosure;

namespace Cairn.Engine.Surveys;

/// <summary>The groups that a grouping question makes: small ones are put together until each may be shown.</summary>
/// <param name="Column">The grouping question.</param>
/// <param name="Groups">Codes that make each group; in the order of the answers by their first. Each code is in one; one that nobody gave is a group of its own.</param>
public sealed record SurveyGrouping(string Column, IReadOnlyList<IReadOnlyList<string>> Groups)
{
    /// <summary>What a group is called on an axis.</summary>
    public static string Name(IReadOnlyList<string> group) => string.Join('+', group);

    /// <returns>Null where fewer than two groups would be left, so that nothing can be cut.</returns>
    public static SurveyGrouping? Of(DisclosureRule rule, TallyColumn column, SurveyTally tally)
    {
        long Size(IEnumerable<string> group) => group.Sum(code => (long)tally.Of(column, code));
        bool IsSmall(List<string> group) => Size(group) is > 0 and var size && size < rule.HideUnder;
        List<List<string>> groups = [.. column.Codes.Select(c => new List<string> { c })];
        // All small ones first, and then, if they are few together, the smallest of the others with them.
        var small = groups.Where(IsSmall).ToList();
        if (small.Count > 0)
        {
            groups.RemoveAll(IsSmall);
            List<string> together = [.. small.SelectMany(g => g)];
            while (Size(together) < rule.HideUnder && groups.Where(g => Size(g) > 0).MinBy(Size) is { } next)
            {
                groups.Remove(next);
                together.AddRange(next);
            }
            groups.Add(together);
        }
        int Place(string code) => column.Codes.ToList().IndexOf(code);
        return groups.Count(g => Size(g) >= rule.HideUnder) < 2 ? null
            : new(column.Id, [.. groups.Select(g => (IReadOnlyList<string>)[.. g.OrderBy(Place)]).OrderBy(g => Place(g[0]))]);
    }

    internal TableAxis Axis() => new(Column, Column, [new(TallyColumn.All, "All"), .. Groups.Select(g => new AxisItem(Name(g), Name(g), 0))]);
}
