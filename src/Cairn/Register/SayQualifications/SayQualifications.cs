using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>An applicant says which qualifications they hold, or that they hold none (R2, R3).</summary>
public static class SayQualifications
{
    public static readonly Verb Verb = new("SayQualifications", "An applicant says which qualifications they hold.");

    /// <param name="Held">Codes of the list that the rules know.</param>
    /// <param name="Award">An award that is not on it.</param>
    public sealed record Input(IReadOnlyCollection<string> Held, string? Award, string? AwardedBy, string? Country, int? Year);

    /// <exception cref="AnswersRefusedException">Who awarded it, or when, is missing.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid application, long version, Input input, CancellationToken stop) => Draft.Change(store, packs, Verb, actor, application, version, (_, draft) =>
    {
        var answers = new Answers();
        var one = draft.Application;
        one.OtherAward = answers.Keep("Award", input.Award);
        one.OtherAwardedBy = answers.Keep("AwardedBy", input.AwardedBy);
        one.OtherCountry = answers.Keep("AwardCountry", input.Country);
        one.OtherYear = input.Year;
        if (one.OtherAward is null && (one.OtherAwardedBy ?? one.OtherCountry) is not null)
            answers.Refuse("Award", "Write what the award is called");
        if (one.OtherAward is not null && one.OtherAwardedBy is null)
            answers.Refuse("AwardedBy", "Write who awarded it, such as a college or university");
        if (one.OtherAward is not null && (input.Year is not { } year || year < 1940 || year > draft.Today.Year))
            answers.Refuse("Year", $"Write the year in which it was awarded, from 1940 to {draft.Today.Year}");
        answers.Check();
        one.Held = string.Join(' ', draft.Questions.Held(draft.Rules, one.Service, one.Level).Select(h => h.Value).Intersect(input.Held, StringComparer.Ordinal));
        return Task.CompletedTask;
    }, stop);
}
