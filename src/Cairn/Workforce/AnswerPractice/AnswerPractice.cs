using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A provider answers statements of the year's assessment; it may save some and come back (W12).</summary>
public static class AnswerPractice
{
    public static readonly Verb Verb = new("AnswerPractice", "A provider says of statements of good practice how far they hold, what shows it and what comes next.");

    public const int Longest = 1000, LongestWho = 100;

    /// <param name="State">Null where it is not answered yet.</param>
    /// <param name="Evidence">What shows it, in words.</param>
    public sealed record Answer(string Statement, PracticeState? State, string? Reason, string? Evidence, string? Step, string? Who, DateOnly? Due)
    {
        /// <summary>Code of an adopted policy that shows it.</summary>
        public string? Policy { get; init; }

        /// <summary>A measure of the library that shows it.</summary>
        public string? Measure { get; init; }
    }

    /// <exception cref="RefusedException">The assessment is not there, or stands.</exception>
    /// <exception cref="AnswersRefusedException">Answers cannot be; a question is named by its statement and its part, such as "lone.Step".</exception>
    public static Task Run(Keeper keeper, int year, IReadOnlyList<Answer> answers, CancellationToken stop) => keeper.Write(Verb, null, async db =>
    {
        await db.MayKeep(keeper.Organisation, keeper.Actor, stop);
        var assessment = await db.Set<PracticeAssessment>().FirstOrDefaultAsync(a => a.OrganisationId == keeper.Organisation && a.Year == year, stop)
            ?? throw new NoSuchRecordException($"There is no assessment of {year}.");
        if (assessment.SignedOff is not null)
            throw new RefusedException($"The assessment of {year} is signed off and stands. Say what has changed in the next one.");
        List<AnswerFault> faults = [.. answers.SelectMany(a => Faults(a, db.Store.Clock.Today))];
        // A policy shows something only once it is adopted.
        var adopted = await db.Set<AdoptedPolicy>().Where(p => p.OrganisationId == keeper.Organisation).Select(p => p.Policy).Distinct().ToListAsync(stop);
        faults.AddRange(answers.Where(a => Text(a.Policy) is { } policy && !adopted.Contains(policy)).Select(a => new AnswerFault($"{a.Statement}.Policy", "Choose a policy that you have adopted")));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var held = await db.Set<PracticeAnswer>().Where(a => a.AssessmentId == assessment.Id).ToDictionaryAsync(a => a.Statement, stop);
        foreach (var answer in answers)
        {
            if (answer.State is not { } state)
                continue;
            if (!held.TryGetValue(answer.Statement, out var row))
                db.Add(row = new PracticeAnswer { Id = NewId.Next(), OrganisationId = keeper.Organisation, AssessmentId = assessment.Id, Statement = answer.Statement });
            (row.State, row.Reason, row.Evidence) = (state, state == PracticeState.DoesNotApply ? Text(answer.Reason) : null, Text(answer.Evidence));
            (row.EvidencePolicy, row.EvidenceMeasure) = (Text(answer.Policy), Text(answer.Measure));
            (row.Step, row.Who, row.Due) = (Text(answer.Step), Text(answer.Who), answer.Due);
        }
    }, stop);

    private static IEnumerable<AnswerFault> Faults(Answer answer, DateOnly today)
    {
        string At(string part) => $"{answer.Statement}.{part}";
        if (answer.State is null && new[] { answer.Reason, answer.Evidence, answer.Policy, answer.Measure, answer.Step, answer.Who }.Any(t => !string.IsNullOrWhiteSpace(t)))
            yield return new(At("State"), "Say how far it holds: something is written here");
        if (answer.State == PracticeState.DoesNotApply && string.IsNullOrWhiteSpace(answer.Reason))
            yield return new(At("Reason"), "Say why it does not apply to you");
        foreach (var (part, text, most) in new[] { ("Reason", answer.Reason, Longest), ("Evidence", answer.Evidence, Longest), ("Step", answer.Step, Longest), ("Who", answer.Who, LongestWho) })
            if (text?.Length > most)
                yield return new(At(part), $"That is longer than {most} characters. Shorten it");
        if (string.IsNullOrWhiteSpace(answer.Step))
        {
            if (!string.IsNullOrWhiteSpace(answer.Who) || answer.Due is not null)
                yield return new(At("Step"), "Say what is done next, or take out who and by when");
            yield break;
        }
        if (string.IsNullOrWhiteSpace(answer.Who))
            yield return new(At("Who"), "Say who does it: the post, such as registered manager");
        if (answer.Due is not { } due || due < today.AddYears(-2) || due > today.AddYears(3))
            yield return new(At("Due"), "Enter the day by which it is done, at most three years from now");
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
