using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>The office agrees to another name or date of birth, or does not, with a reason. A name that was theirs becomes a former one (R2, R5).</summary>
public static class DecideDetails
{
    public static readonly Verb Verb = new("DecideDetails", "The register’s office agrees to change a registrant’s name or date of birth, or does not.");

    /// <param name="Decision">"agree" or "refuse".</param>
    /// <param name="FormerShown">Whether the public sees the former name.</param>
    public sealed record Input(Guid Registrant, Guid Request, long Version, string? Decision, bool FormerShown, string? Reason);

    /// <exception cref="AnswersRefusedException">An answer is missing.</exception>
    /// <exception cref="RefusedException">It is decided already.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await RegistrantFile.Read(db, packs, input.Registrant, stop);
        var asked = await db.Set<DetailsRequest>().FirstOrDefaultAsync(d => d.Id == input.Request && d.RegistrantId == input.Registrant, stop) ?? throw new NoSuchRecordException("The registrant asked for no such change.");
        file.NotJoined();
        if (file.Registrant.Version != input.Version)
            throw new ConflictException();
        if (asked.Decided is not null)
            throw new RefusedException("This is decided already.");
        var answers = new Answers();
        if (input.Decision is not ("agree" or "refuse"))
            answers.Refuse("Decision", "Say whether the change is made");
        var reason = input.Decision == "refuse" ? answers.Need("Reason", input.Reason, "Write why not, as the registrant will read it", Answers.Words) : answers.Keep("Reason", input.Reason, Answers.Words);
        answers.Check();
        (asked.Decided, asked.Agreed, asked.Reason) = (store.Clock.Today, input.Decision == "agree", reason);
        file.Registrant.Version++;
        if (asked.Agreed)
            await Make(db, file.Registrant, asked, input.FormerShown, stop);
        return 0;
    }, stop);

    private static async Task Make(Db db, Registrant registrant, DetailsRequest asked, bool formerShown, CancellationToken stop)
    {
        var (given, family) = (asked.Given ?? registrant.Given, asked.Family ?? registrant.Family);
        if ((given, family) != (registrant.Given, registrant.Family))
        {
            db.Add(new PreviousName { RegistrantId = registrant.Id, Given = registrant.Given, Family = registrant.Family, Until = db.Store.Clock.Today, Shown = formerShown && !registrant.Hidden });
            (registrant.Given, registrant.Family) = (given, family);
        }
        if (asked.BirthDate is not { } birth)
            return;
        if (await db.Set<RegistrantPrivate>().FirstOrDefaultAsync(p => p.Id == registrant.Id, stop) is { } own)
            own.BirthDate = birth;
        else
            db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = birth });
    }
}
