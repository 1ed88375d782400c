using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>Evidence, what the registrant says, notes, who investigates, and the hearing are put into a case (R6).</summary>
public static class WorkOnCase
{
    public static readonly Verb Verb = new("WorkOnCase", "Evidence, an answer, a note, who investigates or a hearing is put into a fitness to practise case.");

    /// <param name="Kind">"evidence", "answer", "note", "taken" or "listed".</param>
    /// <param name="Words">Of a hearing: what it is about, as everybody reads it in the list of hearings.</param>
    /// <param name="Content">A file, with evidence or an answer.</param>
    public sealed record Input(Guid Case, long Version, string? Kind, string? Words, DateOnly? Hearing, string FileName = "", byte[]? Content = null);

    /// <exception cref="AnswersRefusedException">An answer is missing or cannot be.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var file = await CaseFile.Of(db, packs, actor, input.Case, input.Version, stop);
        List<AnswerFault> faults = [];
        if (file.Case.Closed is not null)
            faults.Add(new("", "The case is closed. Nothing is put into it any more"));
        if (input.Kind is not (CaseKinds.Evidence or CaseKinds.Answer or CaseKinds.Note or CaseKinds.Taken or CaseKinds.Listed))
            faults.Add(new("Kind", "Choose what you put in"));
        if (input.Kind == CaseKinds.Taken && actor.Account == file.Case.OpenedBy)
            faults.Add(new("Kind", "You opened this case; somebody else investigates it"));
        if (input.Kind == CaseKinds.Listed && (input.Hearing is not { } day || day <= file.Today))
            faults.Add(new("Hearing", "Write the day of the hearing, after today"));
        if (input.Content is not null && input.Kind is not (CaseKinds.Evidence or CaseKinds.Answer))
            faults.Add(new("Document", "A file goes with evidence or with what the registrant says alone"));
        else if (input.Content is not null && EvidenceFor.Refuses(input.Content) is { } refused)
            faults.Add(new("Document", refused));
        if (CaseFile.Missing("Words", input.Words, "what it is") is { } missing)
            faults.Add(missing);
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        if (input.Kind == CaseKinds.Taken)
            file.Case.Investigator = actor.Account;
        if (input.Kind == CaseKinds.Listed)
            await List(db, file, input, stop);
        if (input.Content is not null)
            db.Add(EvidenceFor.Make(file.Case.RegistrantId, $"case {file.Case.Id}", input.FileName, input.Content, store.Clock.Now));
        file.Write(input.Kind!, input.Kind == CaseKinds.Listed ? $"For {Platform.Site.Format.Date(input.Hearing!.Value)}. {input.Words}" : input.Words!);
        return 0;
    }, stop);

    /// <summary>Another day takes the place of the former one, which goes from the public list.</summary>
    private static async Task List(Db db, CaseFile file, Input input, CancellationToken stop)
    {
        await file.Unlist(stop);
        file.Case.Hearing = input.Hearing;
        db.Add(new Hearing { Id = NewId.Next(), RegistrantId = file.Case.RegistrantId, CaseId = file.Case.Id, On = input.Hearing!.Value, About = input.Words!.Trim(), Listed = file.Today });
    }
}
