using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A registrant asks for another name or date of birth, with evidence; a person of the office decides (R2).</summary>
public static class AskForDetails
{
    public static readonly Verb Verb = new("AskForDetails", "A registrant asks the register to change their name or date of birth.");

    public sealed record Input(string? Given, string? Family, DateOnly? BirthDate, string? Why, string FileName, byte[]? Content);

    /// <exception cref="AnswersRefusedException">Nothing is to be changed, or the reason or the evidence is missing.</exception>
    /// <exception cref="RefusedException">An earlier request waits.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await MyFile.Own(db, packs, actor, stop);
        var (id, today) = (file.Registrant.Id, store.Clock.Today);
        if (await db.Set<DetailsRequest>().AnyAsync(d => d.RegistrantId == id && d.Decided == null, stop))
            throw new RefusedException("You have asked for a change already, and the office has not decided yet. Nothing was sent.");
        var answers = new Answers();
        var (given, family) = (answers.Keep("Given", input.Given), answers.Keep("Family", input.Family));
        if (given is null && family is null && input.BirthDate is null)
            answers.Refuse("Family", "Write what is to be changed: a name, or the date of birth");
        if (input.BirthDate is { } birth && (birth > today.AddYears(-SayAboutYou.YoungestAge) || birth < today.AddYears(-SayAboutYou.OldestAge)))
            answers.Refuse("BirthDate", "Write your date of birth, such as 22 11 1990");
        var why = answers.Need("Why", input.Why, "Write why, such as a marriage or a mistake", Answers.Words);
        if (input.Content is null)
            answers.Refuse("Document", "Give a file that shows it, such as a marriage certificate or passport");
        else if (EvidenceFor.Refuses(input.Content) is { } refused)
            answers.Refuse("Document", refused);
        answers.Check();
        var asked = new DetailsRequest { Id = NewId.Next(), RegistrantId = id, Given = given, Family = family, BirthDate = input.BirthDate, Why = why, Asked = today };
        db.Add(asked);
        db.Add(EvidenceFor.Make(id, asked.Id.ToString(), input.FileName, input.Content!, store.Clock.Now));
        file.Registrant.Version++;
        return 0;
    }, stop);
}
