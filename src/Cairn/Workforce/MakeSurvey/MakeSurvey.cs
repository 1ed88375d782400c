using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>A provider begins a survey of its workforce, with a bank's questions or with none (W6).</summary>
public static class MakeSurvey
{
    public static readonly Verb Verb = new("MakeSurvey", "A provider begins a survey of its workforce, as a draft.");

    /// <param name="Bank">The bank whose questions it begins with; null for none.</param>
    public sealed record Input(string? Title, string? Purpose, SurveyBank? Bank);

    /// <returns>The draft.</returns>
    /// <exception cref="AnswersRefusedException">It has no title, or a text is too long.</exception>
    public static Task<Guid> Run(Keeper keeper, Input input, string? key, CancellationToken stop) => keeper.Write(Verb, key, db =>
    {
        List<AnswerFault> faults = [.. Faults(input.Title, input.Purpose)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var survey = new Survey
        {
            Id = NewId.Next(), OrganisationId = keeper.Organisation, Title = input.Title!.Trim(), Purpose = input.Purpose?.Trim() ?? "",
            Questions = SurveyQuestion.Write(input.Bank is { } bank ? bank.Questions.Select(q => SurveyQuestion.Of(bank, q)) : []),
        };
        db.Add(survey);
        return Task.FromResult(survey.Id);
    }, stop);

    internal static IEnumerable<AnswerFault> Faults(string? title, string? purpose)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return new("Title", "Give the survey a title");
        else if (title.Trim().Length > 100)
            yield return new("Title", "Use at most 100 characters for the title");
        if (purpose?.Length > 1_000)
            yield return new("Purpose", "Use at most 1,000 characters to say why you ask");
    }
}
