using System.Text.Json;
using Cairn.Engine.Surveys;
using Cairn.Platform.Packs;

namespace Cairn.Workforce;

/// <summary>What a closed survey shows, made once and kept so. The counts that it was made from are gone.</summary>
/// <param name="Answered">How many answered; null where they were fewer than the rule shows and more than none.</param>
/// <param name="Wrote">By question how many wrote something; null where hidden.</param>
public sealed record SurveyResults(int? Answered, SurveyFigures Figures, IReadOnlyDictionary<string, int?> Wrote)
{
    public static SurveyResults Of(IReadOnlyList<SurveyQuestion> questions, SurveyTally tally, IReadOnlyDictionary<string, List<string>> written)
    {
        var fewest = SurveyFigures.FewestAnswers(Survey.Rule);
        int? Shown(int count) => count == 0 || count >= fewest ? count : null;
        return new(Shown(tally.Answered), SurveyFigures.Protect(Survey.Rule, Survey.Columns(questions), tally),
            questions.Where(q => q.Kind == QuestionKind.Text).ToDictionary(q => q.Id, q => Shown(written.GetValueOrDefault(q.Id)?.Count ?? 0), StringComparer.Ordinal));
    }

    public static SurveyResults? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<SurveyResults>(json);

    public string Write() => JsonSerializer.Serialize(this);
}
