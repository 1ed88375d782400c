using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>An applicant or registrant answers what the register asked them, with a file where one helps (R2).</summary>
public static class AnswerInformation
{
    public static readonly Verb Verb = new("AnswerInformation", "An applicant or registrant answers what the register asked for.");

    public sealed record Input(string? Answer, string FileName = "", byte[]? Content = null);

    /// <exception cref="AnswersRefusedException">There is no answer, or the file is not taken.</exception>
    /// <exception cref="RefusedException">It was answered before.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid request, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await MyFile.Own(db, packs, actor, stop);
        var asked = await db.Set<InformationRequest>().FirstOrDefaultAsync(r => r.Id == request && r.RegistrantId == file.Registrant.Id, stop) ?? throw new NoSuchRecordException("The register asked you nothing of the kind.");
        if (asked.Answered is not null)
            throw new RefusedException("You have answered this already. If there is more to say, tell the register’s office.");
        var answers = new Answers();
        asked.Answer = answers.Need("Answer", input.Answer, "Write your answer", Answers.Words);
        if (input.Content is { } content && EvidenceFor.Refuses(content) is { } why)
            answers.Refuse("Document", why);
        answers.Check();
        asked.Answered = store.Clock.Today;
        if (input.Content is not null)
            db.Add(EvidenceFor.Make(file.Registrant.Id, request.ToString(), input.FileName, input.Content, store.Clock.Now));
        file.Add(asked.Ordinal, new Fact(FactKind.InformationGiven, store.Clock.Today), asked.Id);
        return 0;
    }, stop);
}
