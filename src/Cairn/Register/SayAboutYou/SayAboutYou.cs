using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>An applicant says who they are and how the register reaches them (R2).</summary>
public static class SayAboutYou
{
    public static readonly Verb Verb = new("SayAboutYou", "An applicant says who they are and how the register reaches them.");

    public const int YoungestAge = 15, OldestAge = 100;

    /// <param name="AtRisk">"yes" where being found in the public register would put them at risk.</param>
    public sealed record Input(string? Given, string? Family, string? PreviousNames, DateOnly? BirthDate, string? Email, string? Phone, string? Address, string? Postcode, string? Town, string? AtRisk);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid application, long version, Input input, CancellationToken stop) => Draft.Change(store, packs, Verb, actor, application, version, (_, draft) =>
    {
        var answers = new Answers();
        var one = draft.Application;
        one.Given = answers.Keep("Given", input.Given);
        one.Family = answers.Need("Family", input.Family, "Write your family name; if you have one name alone, write it here");
        one.PreviousNames = answers.Keep("PreviousNames", input.PreviousNames, Answers.Words);
        if (input.BirthDate is not { } birth || birth > draft.Today.AddYears(-YoungestAge) || birth < draft.Today.AddYears(-OldestAge))
            answers.Refuse("BirthDate", "Write your date of birth, such as 22 11 1990");
        one.BirthDate = input.BirthDate;
        one.Email = answers.Email("Email", input.Email);
        one.Phone = answers.Keep("Phone", input.Phone);
        if (one.Email is null && one.Phone is null && string.IsNullOrWhiteSpace(input.Email))
            answers.Refuse("Email", "Write an e-mail address or a telephone number, so that the register reaches you");
        one.Address = answers.Need("Address", input.Address, "Write the address at which you live", Answers.Words);
        one.Postcode = answers.Keep("Postcode", input.Postcode);
        one.Town = answers.Keep("Town", input.Town);
        if (input.AtRisk is not ("yes" or "no"))
            answers.Refuse("AtRisk", "Say whether it would put you at risk to be found");
        one.AtRisk = input.AtRisk == "yes";
        answers.Check();
        return Task.CompletedTask;
    }, stop);
}
