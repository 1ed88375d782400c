using System.Globalization;
using Cairn.Engine.Surveys;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>What a code is good for. One that was used and one that never was are the same: else a finder of somebody's slip would learn whether they answered.</summary>
public enum CodeState { Works, NotGood, NotYet, Closed }

/// <summary>Somebody answers a survey, without an account: a code goes, and their answers are counted (W6; docs/decisions/0014).</summary>
public static class AnswerSurvey
{
    public static readonly Verb Verb = new("AnswerSurvey", "Somebody answers a survey: a code goes and the answers are counted. It leaves no event, so that nothing tells when or by whom.");

    /// <summary>Characters of an answer in own words.</summary>
    public const int Longest = 500;

    /// <param name="Survey">Null where the code is not good.</param>
    public sealed record Found(CodeState State, Survey? Survey = null);

    public static async Task<Found> Find(Store store, string? typed, CancellationToken stop)
    {
        if (SurveyCode.Read(typed) is not { } code)
            return new(CodeState.NotGood);
        await using var db = await store.Read(Scope.System, stop);
        var prefix = code[..SurveyCode.OfSurvey];
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(s => s.Code == prefix, stop) is not { } survey)
            return new(CodeState.NotGood);
        var today = store.Clock.Today;
        // Said of every code of the survey alike, used or not.
        if (survey.State != SurveyState.Open || survey.ClosesOn < today)
            return new(CodeState.Closed, survey);
        if (survey.OpensOn > today)
            return new(CodeState.NotYet, survey);
        return (await db.BoxOf(survey.Id, stop)).Has(SurveyCode.Digest(code)) ? new(CodeState.Works, survey) : new(CodeState.NotGood);
    }

    /// <param name="answers">By question what was chosen, as places from 0, or what was written.</param>
    /// <exception cref="AnswersRefusedException">Nothing is answered, or an answer cannot be.</exception>
    /// <exception cref="RefusedException">The code is no longer good.</exception>
    public static async Task Run(Store store, string? typed, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, CancellationToken stop)
    {
        var found = await Find(store, typed, stop);
        if (found is not { State: CodeState.Works, Survey: { } survey })
            throw new RefusedException(Words(found));
        var questions = survey.Asks;
        List<AnswerFault> faults = [.. Faults(questions, answers)];
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var codes = questions.SelectMany(q => Codes(q, answers)).ToDictionary(StringComparer.Ordinal);
        var words = questions.Where(q => q.Kind == QuestionKind.Text && Given(q, answers).Count > 0).ToDictionary(q => q.Id, q => Given(q, answers)[0].Trim().ReplaceLineEndings("\n"), StringComparer.Ordinal);
        // In the organisation's scope and in nobody's name, whoever is signed in in this browser.
        await store.Write(Scope.Of(survey.OrganisationId), new Change(Verb, Actor.Public, survey.OrganisationId), async db =>
        {
            await store.Engine.LockChain(db, survey.Id, stop);
            var box = await db.BoxOf(survey.Id, stop);
            if (!box.Take(SurveyCode.Digest(SurveyCode.Read(typed)!)))
                throw new RefusedException(Words(new(CodeState.NotGood)));
            box.Count(Survey.Columns(questions), codes, words);
            return 0;
        }, stop);
    }

    /// <summary>What is wrong with answers, by question.</summary>
    public static IEnumerable<AnswerFault> Faults(IReadOnlyList<SurveyQuestion> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        if (questions.All(q => Given(q, answers).Count == 0))
            yield return new(questions[0].Id, "Answer at least one question, or close this page");
        foreach (var question in questions)
        {
            var given = Given(question, answers);
            if (question.Kind == QuestionKind.Text)
            {
                if (given.Any(g => g.Length > Longest))
                    yield return new(question.Id, $"Use at most {Longest} characters: you have {given[0].Length}");
            }
            else if (given.Any(g => !Places(question).Contains(g)) || (question.Kind != QuestionKind.Several && given.Count > 1))
                yield return new(question.Id, "Choose among the answers that are offered");
        }
    }

    /// <summary>Why a code does not work, in words.</summary>
    public static string Words(Found found) => found.State switch
    {
        CodeState.NotYet => $"This survey has not begun. You can answer from {Platform.Site.Format.Date(found.Survey!.OpensOn!.Value)}, with this same code.",
        CodeState.Closed => "This survey is closed. It takes no more answers.",
        _ => "This code does not work. Either it is mistyped, or it was used: each works once. If you have just sent your answers, they have arrived.",
    };

    private static IReadOnlyList<string> Given(SurveyQuestion question, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        [.. answers.GetValueOrDefault(question.Id, []).Where(a => !string.IsNullOrWhiteSpace(a))];

    private static IEnumerable<string> Places(SurveyQuestion question) => question.Options.Select((_, i) => i.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<KeyValuePair<string, string>> Codes(SurveyQuestion question, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var given = Given(question, answers);
        return given.Count == 0 ? [] : question.Columns.Select((column, option) => KeyValuePair.Create(column.Id,
            question.Kind == QuestionKind.Several ? given.Contains(option.ToString(CultureInfo.InvariantCulture)) ? TallyColumn.Chosen : TallyColumn.NotChosen : given[0]));
    }
}
