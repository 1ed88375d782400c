using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>An applicant answers the declaration's questions (R2).</summary>
public static class SayDeclaration
{
    public static readonly Verb Verb = new("SayDeclaration", "An applicant answers the declaration’s questions.");

    /// <param name="Said">"yes" or "no" by the question's code.</param>
    /// <param name="Words">What is to be told, where one is yes.</param>
    public sealed record Input(IReadOnlyDictionary<string, string?> Said, string? Words);

    /// <exception cref="AnswersRefusedException">A question is not answered, or what is to be told is missing.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid application, long version, Input input, CancellationToken stop) => Draft.Change(store, packs, Verb, actor, application, version, (_, draft) =>
    {
        var answers = new Answers();
        var asked = draft.Questions.Declarations;
        foreach (var question in asked.Where(q => input.Said.GetValueOrDefault(q.Value) is not ("yes" or "no")))
            answers.Refuse($"Said[{question.Value}]", $"Answer yes or no: {char.ToLowerInvariant(question.Text[0])}{question.Text[1..]}");
        var words = answers.Keep("Words", input.Words, Answers.Words);
        if (words is null && asked.Any(q => input.Said.GetValueOrDefault(q.Value) == "yes"))
            answers.Refuse("Words", "Tell what happened and when. A person of the register’s office reads it, and may ask you more before anything is decided");
        answers.Check();
        draft.Application.Declared = string.Join(';', asked.Select(q => $"{q.Value}={input.Said[q.Value]}"));
        draft.Application.DeclaredWords = words;
        return Task.CompletedTask;
    }, stop);

    /// <summary>Answers by the question's code, as they are kept.</summary>
    public static Dictionary<string, string?> Of(string? declared) => (declared ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1], StringComparer.Ordinal);
}
