using System.Globalization;
using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>A survey's questions with what has been answered so far: nothing of it is kept before it is sent.</summary>
public sealed record SurveyForm(IReadOnlyList<SurveyQuestion> Questions, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    public static readonly string TextHint = $"Do not write names or anything by which you or others could be known. At most {AnswerSurvey.Longest} characters. It is read only if enough people write something.";

    /// <summary>What a question's boxes are called.</summary>
    public static string Name(SurveyQuestion question) => "a-" + question.Id;

    public static IReadOnlyList<Choice> Choices(SurveyQuestion question) => [.. question.Options.Select((label, i) => new Choice(i.ToString(CultureInfo.InvariantCulture), label))];

    public IReadOnlyList<string> Chosen(SurveyQuestion question) => Answers.GetValueOrDefault(question.Id, []);

    public string Written(SurveyQuestion question) => Chosen(question) is [var first, ..] ? first : "";

    /// <summary>The answers to a question as they are read again before they are sent.</summary>
    public string Shown(SurveyQuestion question)
    {
        var given = Chosen(question).Where(a => !string.IsNullOrWhiteSpace(a)).ToList();
        return given.Count == 0 ? "Not answered" : question.Kind == QuestionKind.Text ? given[0] : string.Join("; ", Choices(question).Where(c => given.Contains(c.Value)).Select(c => c.Text));
    }
}
