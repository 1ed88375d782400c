using System.Globalization;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What a draft asks is chosen from banks and written by its makers (W6). Once it is open nothing of it changes.</summary>
public static class WriteSurvey
{
    public static readonly Verb Verb = new("WriteSurvey", "The title, purpose and questions of a survey that is a draft are changed.");

    /// <summary>A question in the makers' own words.</summary>
    /// <param name="Options">What is offered; of a scale its two ends.</param>
    public sealed record OwnQuestion(string Text, QuestionKind? Kind, bool Groups, IReadOnlyList<string> Options);

    /// <param name="Chosen">Questions of banks, in their order.</param>
    public sealed record Input(Guid Survey, string? Title, string? Purpose, IReadOnlyList<SurveyQuestion> Chosen, IReadOnlyList<OwnQuestion> Own);

    /// <exception cref="AnswersRefusedException">A question cannot be asked so.</exception>
    /// <exception cref="RefusedException">The survey is no draft.</exception>
    public static Task Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, async db =>
    {
        var survey = await db.OfKeeper(keeper, input.Survey, stop);
        if (survey.State != SurveyState.Draft)
            throw new RefusedException("The survey is open, so its questions stay as they are. Close it and copy it to ask others.");
        List<AnswerFault> faults = [.. MakeSurvey.Faults(input.Title, input.Purpose), .. Faults(input)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var own = input.Own.Select((q, n) => new SurveyQuestion(string.Create(CultureInfo.InvariantCulture, $"own-{n + 1}"), SurveyQuestion.OwnHeading, q.Kind!.Value, q.Text, SurveyQuestion.Offered(q.Kind.Value, q.Options), null, q.Groups));
        (survey.Title, survey.Purpose, survey.Questions) = (input.Title!.Trim(), input.Purpose?.Trim() ?? "", SurveyQuestion.Write([.. input.Chosen, .. own]));
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Input input)
    {
        if (input.Chosen.Count + input.Own.Count > Survey.MostQuestions)
            yield return new("Chosen", $"Ask at most {Survey.MostQuestions} questions. Few people answer more");
        if (input.Chosen.Count(q => q.Groups) + input.Own.Count(q => q.Groups) > Survey.MostGroupings)
            yield return new("Chosen", $"Cut results by at most {Survey.MostGroupings} questions: with more, people could be found");
        foreach (var (question, line) in input.Own.Select((q, n) => (q, n + 1)))
        {
            var (least, most) = question.Kind switch { null => (0, 99), QuestionKind.Text => (0, 0), QuestionKind.Scale => (2, 2), _ when question.Groups => (2, 6), _ => (2, 12) };
            if (question.Text.Length is 0 or > 200)
                yield return new("own", $"Line {line}: write the question in at most 200 characters");
            if (question.Kind is null)
                yield return new("own", $"Line {line}: choose how it is answered");
            else if (question.Options.Count < least || question.Options.Count > most)
                yield return new("own", $"Line {line}: {(most == 0 ? "own words have no answers to choose from: leave that box empty" : least == most ? "a scale has two ends: write both, with a semicolon between" : $"offer from {least} to {most} answers, with semicolons between")}");
            else if (question.Options.Any(o => o.Length > 80) || question.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < question.Options.Count)
                yield return new("own", $"Line {line}: each answer stands once, in at most 80 characters");
        }
    }
}
