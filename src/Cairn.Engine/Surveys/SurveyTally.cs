namespace Cairn.Engine.Surveys;

/// <summary>
/// A survey's answers as counts: how many gave each answer, in all and in each group. Nothing else of an answer is held, so two surveys in
/// which the same answers came in another order are the same.
/// </summary>
public sealed class SurveyTally(IDictionary<string, int> counts)
{
    private const string Answers = "answers";

    /// <summary>How many have answered.</summary>
    public int Answered => Count(Answers);

    public IDictionary<string, int> Counts => counts;

    /// <summary>Counts one person's answers.</summary>
    /// <param name="columns">All columns of the survey.</param>
    /// <param name="answer">Code by column; a column that is missing was not answered.</param>
    /// <exception cref="ArgumentException">A code is none of its column's.</exception>
    public void Add(IReadOnlyList<TallyColumn> columns, IReadOnlyDictionary<string, string> answer)
    {
        string Code(TallyColumn column) => answer.GetValueOrDefault(column.Id, TallyColumn.NoAnswer);
        foreach (var column in columns)
            if (!column.Codes.Contains(Code(column)))
                throw new ArgumentException($"“{Code(column)}” is no answer to {column.Id}.", nameof(answer));
        More(Answers);
        foreach (var column in columns)
        {
            More(Key(column, Code(column)));
            foreach (var by in columns.Where(g => g.Groups && !column.Groups))
                More(Key(column, Code(column), by, Code(by)));
        }
    }

    /// <summary>How many gave an answer.</summary>
    public int Of(TallyColumn column, string code) => Count(Key(column, code));

    /// <summary>How many of a group gave an answer.</summary>
    public int Of(TallyColumn column, string code, TallyColumn by, string group) => Count(Key(column, code, by, group));

    private static string Key(TallyColumn column, string code) => $"{column.Id}={code}";

    private static string Key(TallyColumn column, string code, TallyColumn by, string group) => $"{column.Id}={code}&{by.Id}={group}";

    private int Count(string key) => counts.TryGetValue(key, out var count) ? count : 0;

    private void More(string key) => counts[key] = Count(key) + 1;
}
