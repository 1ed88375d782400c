using Cairn.Platform.Packs;
using Cairn.Platform.Site.Elements;

namespace Cairn.Workforce;

/// <summary>Surveys in words.</summary>
internal static class SurveyWords
{
    public static string State(Survey survey, DateOnly today) => survey.State switch
    {
        SurveyState.Draft => "Draft",
        SurveyState.Closed => "Closed",
        _ when survey.OpensOn > today => "Not begun",
        _ when survey.ClosesOn < today => "Ended",
        _ => "Open",
    };

    public static Tone Tone(Survey survey, DateOnly today) => State(survey, today) switch { "Open" => Platform.Site.Elements.Tone.Ok, "Draft" or "Not begun" => Platform.Site.Elements.Tone.Note, _ => Platform.Site.Elements.Tone.Plain };

    public static string Kind(SurveyQuestion question) => question.Kind switch
    {
        QuestionKind.One when question.Groups => "One answer; results are cut by it",
        QuestionKind.One => "One answer",
        QuestionKind.Several => "Several answers",
        QuestionKind.Scale => "Scale of five steps",
        _ => "Own words",
    };

    /// <summary>What everybody who was asked is told.</summary>
    public static string Reminder(Survey survey) =>
        $"{(survey.Reminders == 0 ? "" : "A reminder to everybody: nobody knows who has answered. If you have, thank you, and there is nothing to do. ")}You can answer “{survey.Title}” until {Platform.Site.Format.Date(survey.ClosesOn!.Value)}.";
}
