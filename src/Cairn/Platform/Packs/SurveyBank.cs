using System.Text.Json.Serialization;

namespace Cairn.Platform.Packs;

/// <summary>How a survey's question is answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>One of those offered.</summary>
    One,

    /// <summary>As many of those offered as fit.</summary>
    Several,

    /// <summary>One of five steps, of which the ends are named.</summary>
    Scale,

    /// <summary>In own words.</summary>
    Text,
}

/// <summary>A question that surveys may ask.</summary>
/// <param name="About">What it helps to understand: the heading under which it stands.</param>
/// <param name="Options">What is offered, in order; of a scale its two ends; of own words nothing.</param>
/// <param name="Groups">Whether results may be cut by it.</param>
public sealed record BankQuestion(string Id, string About, QuestionKind Kind, string Text, IReadOnlyList<string> Options, bool Groups);

/// <summary>Questions for surveys, as one dated edition of a pack: <c>packs/surveys/*.json</c>.</summary>
public sealed record SurveyBank(string Id, string Title, string Purpose, string Edition, DateOnly From, string Source, Evidence Evidence, IReadOnlyList<BankQuestion> Questions)
{
    internal static IReadOnlyList<SurveyBank> ReadAll(string root, List<PackProblem> problems)
    {
        var folder = Path.Combine(root, "surveys");
        return !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => Read(root, $"surveys/{Path.GetFileName(f)}", problems)).OfType<SurveyBank>()];
    }

    private static SurveyBank? Read(string root, string file, List<PackProblem> problems)
    {
        if (PacksReader.Open(root, file, problems) is not { } fields)
            return null;
        var questions = fields.Objects("questions").Select(Question).ToList();
        foreach (var twice in questions.GroupBy(q => q.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            fields.Problem("questions", twice.Key, "two questions have this id.", "Give each its own.");
        var bank = new SurveyBank(fields.Text("id"), fields.Text("title"), fields.Text("purpose"), fields.Text("edition"), fields.Date("from"), fields.Text("source"), fields.Choice("evidence", Evidence.General), questions);
        fields.NothingElse();
        return bank;
    }

    private static BankQuestion Question(JsonFields fields)
    {
        var question = new BankQuestion(fields.Text("id"), fields.Text("about"), fields.Choice("kind", QuestionKind.One), fields.Text("text"), fields.Texts("options"), fields.TextOrNull("groups") is not null);
        var (least, most) = question.Kind switch { QuestionKind.Text => (0, 0), QuestionKind.Scale => (2, 2), _ when question.Groups => (2, 6), _ => (2, 12) };
        if (question.Options.Count < least || question.Options.Count > most)
            fields.Problem("options", string.Join("; ", question.Options), $"a question of this kind has from {least} to {most}.", "Add or remove some.");
        if (question.Groups && question.Kind != QuestionKind.One)
            fields.Problem("groups", "", "results are cut by a question with one answer alone.", "Make its kind One, or take this off.");
        fields.NothingElse();
        return question;
    }
}
