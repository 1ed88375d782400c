using System.Text.Json;
using Cairn.Engine.Surveys;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>One question as a survey asks it: from the day on which the survey opens it stays as it is.</summary>
/// <param name="Id">The same within the survey; of a bank's question the bank's own.</param>
/// <param name="Options">What is offered, in order; nothing where the answer is in own words.</param>
/// <param name="Bank">Bank and edition that it came from, such as "workforce 2026.1"; null where the survey's makers wrote it.</param>
/// <param name="Groups">Whether results are cut by it.</param>
public sealed record SurveyQuestion(string Id, string About, QuestionKind Kind, string Text, IReadOnlyList<string> Options, string? Bank = null, bool Groups = false)
{
    /// <summary>Steps of a scale.</summary>
    public const int Steps = 5;

    /// <summary>Under which the questions stand that the survey's makers wrote.</summary>
    public const string OwnHeading = "More questions";

    public static SurveyQuestion Of(SurveyBank bank, BankQuestion q) => new(q.Id, q.About, q.Kind, q.Text, Offered(q.Kind, q.Options), $"{bank.Id} {bank.Edition}", q.Groups);

    /// <summary>The answers as they are read: a scale's ends are written out as five steps.</summary>
    public static IReadOnlyList<string> Offered(QuestionKind kind, IReadOnlyList<string> options) => kind switch
    {
        QuestionKind.Text => [],
        QuestionKind.Scale => [$"1 – {options[0]}", "2", "3", "4", $"{Steps} – {options[1]}"],
        _ => options,
    };

    /// <summary>What is counted of it.</summary>
    public IEnumerable<TallyColumn> Columns => Kind switch
    {
        QuestionKind.Text => [],
        QuestionKind.Several => Options.Select((label, option) => new TallyColumn(Id, option, [label])),
        _ => [new TallyColumn(Id, null, Options, Groups)],
    };

    /// <summary>Whether another survey asked the very same: a bank's question of the same edition.</summary>
    public bool IsSameAs(SurveyQuestion other) => Bank is not null && Bank == other.Bank && Id == other.Id;

    public static IReadOnlyList<SurveyQuestion> Read(string json) => JsonSerializer.Deserialize<List<SurveyQuestion>>(json) ?? [];

    public static string Write(IEnumerable<SurveyQuestion> questions) => JsonSerializer.Serialize(questions);
}
