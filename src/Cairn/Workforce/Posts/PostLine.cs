namespace Cairn.Workforce;

/// <summary>Posts of one role, or of one service: staff in post now, vacancies now, who came and went in twelve months.</summary>
/// <param name="Key">A role's code, or a service's record.</param>
/// <param name="Vacancies">Null: not known; so with starters and leavers.</param>
public sealed record PostLine(string Key, int Staff, int? Vacancies, int? Starters, int? Leavers)
{
    /// <summary>One line a key, the largest first. What nobody answered stays not known; what some answered is their sum.</summary>
    public static IReadOnlyList<PostLine> Of(IEnumerable<PostLine> parts) =>
        [.. parts.GroupBy(p => p.Key).Select(g => Sum(g.Key, g)).OrderByDescending(l => l.Staff + (l.Vacancies ?? 0)).ThenBy(l => l.Key, StringComparer.Ordinal)];

    public static PostLine Sum(string key, IEnumerable<PostLine> parts) =>
        parts.Aggregate(new PostLine(key, 0, null, null, null), (sum, part) => sum with
        {
            Staff = sum.Staff + part.Staff, Vacancies = Add(sum.Vacancies, part.Vacancies), Starters = Add(sum.Starters, part.Starters), Leavers = Add(sum.Leavers, part.Leavers),
        });

    private static int? Add(int? one, int? other) => one is null ? other : other is null ? one : one + other;
}

/// <param name="Column">What the first column is called.</param>
/// <param name="Name">The key in words.</param>
/// <param name="Url">Where the key leads; null for nowhere.</param>
public sealed record PostTable(string Caption, string Column, IReadOnlyList<PostLine> Lines, Func<string, string> Name, Func<string, string>? Url = null)
{
    public PostLine Total => PostLine.Sum("", Lines);
}
