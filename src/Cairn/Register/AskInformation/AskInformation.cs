using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>The office asks an applicant for something; until it comes the application waits for them, and the office's clock stands (R2).</summary>
public static class AskInformation
{
    public static readonly Verb Verb = new("AskInformation", "The register’s office asks an applicant for information, with a day by which it is to come.");

    public const int LongestQuestion = 2_000;

    /// <param name="Version">Of the registrant, as the page showed it.</param>
    public sealed record Input(Guid Registrant, int Ordinal, long Version, string? Question, DateOnly? Due);

    /// <exception cref="AnswersRefusedException">The question or the day is missing.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var (file, registration) = await DecideApplication.Open(db, packs, input.Registrant, input.Ordinal, input.Version, stop);
        var today = store.Clock.Today;
        List<AnswerFault> faults = [];
        if (string.IsNullOrWhiteSpace(input.Question) || input.Question.Length > LongestQuestion)
            faults.Add(new("Question", $"Write what you need to know, in {Format.Number(LongestQuestion)} characters at most"));
        if (input.Due is not { } due || due <= today || due > today.AddYears(1))
            faults.Add(new("Due", "Write by when it is to come: a day after today, within a year"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (file.Judge(registration, today).Standing != Engine.Registration.Standing.Applied)
            throw new RefusedException("No application waits with the office. If something was asked for already, it waits for the applicant.");
        var request = new InformationRequest { Id = NewId.Next(), RegistrantId = input.Registrant, Ordinal = input.Ordinal, Question = input.Question!.Trim(), Asked = today, Due = input.Due!.Value };
        db.Add(request);
        file.Add(input.Ordinal, new Fact(FactKind.InformationAsked, today, request.Due, By: Decision.Person), request.Id);
        return 0;
    }, stop);
}
