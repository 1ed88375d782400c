using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>A survey is opened: its codes are made and told once, and only their digests are kept (W6).</summary>
public static class OpenSurvey
{
    public static readonly Verb Verb = new("OpenSurvey", "A survey is opened: from now on its questions stay, and as many people can answer as it says are asked.");

    /// <summary>Longer than this nobody remembers what a survey was about.</summary>
    public const int LongestDays = 120;

    /// <param name="Slips">How many codes are told now; the rest of those asked take theirs on their own pages.</param>
    public sealed record Input(Guid Survey, int? Asked, int? Slips, DateOnly? OpensOn, DateOnly? ClosesOn, int? Reminders);

    /// <remarks>There is no key: the answer, which holds the codes, would be kept beside it.</remarks>
    /// <returns>The codes, in no order. Nobody can learn them again.</returns>
    /// <exception cref="AnswersRefusedException">A number or day cannot be.</exception>
    /// <exception cref="RefusedException">It is no draft, or asks nothing.</exception>
    public static async Task<IReadOnlyList<string>> Run(Keeper keeper, Input input, CancellationToken stop)
    {
        var prefix = await Free(keeper.Store, stop);
        return await keeper.Write(Verb, null, async db =>
        {
            var survey = await db.OfKeeper(keeper, input.Survey, stop);
            if (survey.State != SurveyState.Draft)
                throw new RefusedException("The survey is open already, and its codes were shown once. If they are lost, close it and open a copy.");
            if (survey.Asks.All(q => q.Kind == QuestionKind.Text || q.Groups))
                throw new RefusedException("The survey asks nothing yet whose answers can be counted. Choose its questions first.");
            List<AnswerFault> faults = [.. Faults(input, db.Store.Clock.Today)];
            if (faults.Count > 0)
                throw new AnswersRefusedException(faults);
            (survey.State, survey.Code, survey.Asked, survey.Slips) = (SurveyState.Open, prefix, input.Asked!.Value, input.Slips!.Value);
            (survey.OpensOn, survey.ClosesOn, survey.RemindersPlanned) = (input.OpensOn, input.ClosesOn, input.Reminders!.Value);
            var codes = SurveyCode.Make(prefix, survey.Slips);
            var box = new SurveyBox { SurveyId = survey.Id, OrganisationId = survey.OrganisationId };
            box.Put(codes.Select(SurveyCode.Digest));
            db.Add(box);
            return codes;
        }, stop);
    }

    private static IEnumerable<AnswerFault> Faults(Input input, DateOnly today)
    {
        if (input.Asked is not (> 0 and <= Survey.MostAsked))
            yield return new("Asked", $"Say how many people you ask, from 1 to {Survey.MostAsked:N0}");
        if (input.Slips is not >= 0 || input.Slips > (input.Asked ?? Survey.MostAsked))
            yield return new("Slips", "Say how many slips you hand out: from 0 to as many as you ask");
        if (input.OpensOn is not { } opens || opens < today || opens > today.AddDays(LongestDays))
            yield return new("OpensOn", $"Let it begin today or within {LongestDays} days");
        else if (input.ClosesOn is not { } closes || closes < opens || closes > opens.AddDays(LongestDays))
            yield return new("ClosesOn", $"Let it end on the day it begins or within {LongestDays} days of it");
        if (input.Reminders is not (>= 0 and <= Survey.MostReminders))
            yield return new("Reminders", $"Choose from 0 to {Survey.MostReminders} reminders");
    }

    /// <summary>First letters that no other survey's codes have, of whatever organisation.</summary>
    private static async Task<string> Free(Store store, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        while (true)
        {
            var code = SurveyCode.MakeSurvey();
            if (!await db.Set<Survey>().AnyAsync(s => s.Code == code, stop))
                return code;
        }
    }
}
