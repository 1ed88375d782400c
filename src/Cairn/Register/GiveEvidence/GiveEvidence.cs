using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>An applicant gives a file as evidence, or takes it back before sending (R2).</summary>
public static class GiveEvidence
{
    public static readonly Verb Give = new("GiveEvidence", "An applicant gives a file as evidence.");
    public static readonly Verb Take = new("TakeBackEvidence", "An applicant takes a file back before the application is sent.");

    public sealed record Input(string? For, string FileName, byte[]? Content);

    /// <exception cref="AnswersRefusedException">What it is of is missing, or the file is not taken.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Guid application, Input input, CancellationToken stop) => Draft.Change(store, packs, Give, actor, application, null, (db, draft) =>
    {
        var answers = new Answers();
        if (input.For is not (EvidenceFor.Identity or EvidenceFor.Qualification or EvidenceFor.Other))
            answers.Refuse("For", "Say what the file shows");
        if (input.Content is null)
            answers.Refuse("Document", "Choose a file");
        else if (EvidenceFor.Refuses(input.Content) is { } why)
            answers.Refuse("Document", why);
        if (draft.Files.Count >= EvidenceFor.MostFiles)
            answers.Refuse("Document", $"You have given {EvidenceFor.MostFiles} files. Take one back before you give another");
        answers.Check();
        db.Add(EvidenceFor.Make(application, input.For!, input.FileName, input.Content!, store.Clock.Now));
        return Task.CompletedTask;
    }, stop);

    /// <exception cref="NoSuchRecordException">The application has no such file.</exception>
    public static Task TakeBack(Store store, Packs packs, Actor actor, Guid application, Guid file, CancellationToken stop) => Draft.Change(store, packs, Take, actor, application, null, async (db, _) =>
        db.Remove(await db.Set<Evidence>().FirstOrDefaultAsync(e => e.Id == file && e.OwnerId == application, stop) ?? throw new NoSuchRecordException("Your application has no such file.")), stop);
}
