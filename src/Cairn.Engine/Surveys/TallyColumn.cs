using Cairn.Engine.Disclosure;

namespace Cairn.Engine.Surveys;

/// <summary>What is counted of a survey's answers: a question with one answer, or one option of a question with several.</summary>
/// <param name="Question">The question's identifier.</param>
/// <param name="Option">Place of the option, from 0; null for a question with one answer.</param>
/// <param name="Labels">The answers offered, one at least; of an option, its own label alone.</param>
/// <param name="Groups">Whether the others are cut by it. Only a question with one answer can be.</param>
public sealed record TallyColumn(string Question, int? Option, IReadOnlyList<string> Labels, bool Groups = false)
{
    /// <summary>Code of the answers together, and of whoever left the question out.</summary>
    public const string All = "all", NoAnswer = "none";

    /// <summary>Codes of an option of several: chosen or not.</summary>
    public const string Chosen = "yes", NotChosen = "no";

    public string Id => Option is { } option ? $"{Question}.{option}" : Question;

    /// <summary>Codes of what can be answered, the places of the labels or chosen and not; last, that nothing was.</summary>
    public IReadOnlyList<string> Codes { get; } = Option is null ? [.. Labels.Select((_, i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), NoAnswer] : [Chosen, NotChosen, NoAnswer];

    /// <summary>
    /// The codes as an axis. The options of one question share theirs: who answered the question at all, and who did not, are the same
    /// cells in each option's table, so that what is hidden in one is not shown in another.
    /// </summary>
    internal TableAxis Axis() => Option is null
        ? new(Question, Question, [new(All, "All"), .. Codes.Select(c => new AxisItem(c, c, 0))])
        : new(Question, Question, [new(All, "All"), new("said", "Answered", 0), new(NoAnswer, "No answer", 0), new($"{Option}-{Chosen}", Labels[0], 1), new($"{Option}-{NotChosen}", $"Not {Labels[0]}", 1)]);

    /// <summary>The codes that each item of the axis adds up, in its order.</summary>
    internal IEnumerable<string[]> Placed => Option is null ? [[All], .. Codes.Select(c => new[] { c })] : [[All], [Chosen, NotChosen], [NoAnswer], [Chosen], [NotChosen]];

    /// <summary>Place of a code on the axis.</summary>
    internal int Place(string code) => code == All ? 0 : Option is null ? 1 + Codes.ToList().IndexOf(code) : code switch { NoAnswer => 2, Chosen => 3, _ => 4 };
}
