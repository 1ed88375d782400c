using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>A person decides an application: enters the applicant in the register, with the condition that the rules set, or refuses (R2).</summary>
public static class DecideApplication
{
    public static readonly Verb Admit = new("AdmitApplicant", "An applicant is entered in the register, with the condition to qualify that the rules set.");
    public static readonly Verb Refuse = new("RefuseApplication", "An application is refused by a person, with reasons and the right to appeal.");

    public const int LongestWords = 4_000;

    /// <param name="Version">Of the registrant, as the page showed it.</param>
    /// <param name="Reason">For a refusal: why, as the applicant will read it.</param>
    public sealed record Input(Guid Registrant, int Ordinal, long Version, string? Reason = null);

    /// <exception cref="RefusedException">What the rules ask for before admission is not there.</exception>
    /// <exception cref="ConflictException">Somebody else changed the file meanwhile.</exception>
    public static Task RunAdmit(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Admit, actor, RegisterChain.Id), async db =>
    {
        var (file, registration) = await Open(db, packs, input.Registrant, input.Ordinal, input.Version, stop);
        var today = store.Clock.Today;
        var admission = Admission.Of(file.Facts(input.Ordinal), file.Rules, registration.Part, today);
        if (!admission.Can)
            throw new RefusedException([.. admission.Against]);
        file.Add(input.Ordinal, new Fact(FactKind.Admitted, today, By: Decision.Person));
        if (admission.Condition)
            file.Add(input.Ordinal, new Fact(FactKind.Condition, today, Code: admission.Requirement!.Head.Id, By: Decision.Person));
        return 0;
    }, stop);

    /// <exception cref="AnswersRefusedException">There is no reason.</exception>
    public static Task RunRefuse(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Refuse, actor, RegisterChain.Id, input.Reason?.Trim()), async db =>
    {
        var (file, registration) = await Open(db, packs, input.Registrant, input.Ordinal, input.Version, stop);
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > LongestWords)
            throw new AnswersRefusedException([new("Reason", $"Write why, as the applicant will read it, in {Format.Number(LongestWords)} characters at most")]);
        if (file.Judge(registration, store.Clock.Today).Standing is not (Engine.Registration.Standing.Applied or Engine.Registration.Standing.InformationAsked))
            throw new RefusedException("No application waits for a decision.");
        var refused = file.Add(input.Ordinal, new Fact(FactKind.Refused, store.Clock.Today, By: Decision.Person));
        db.Add(new OfficeDecision { Id = NewId.Next(), RegistrantId = input.Registrant, FactNumber = refused.Number, Reason = input.Reason.Trim(), AppealBy = store.Clock.Today.AddDays(file.Rules.AppealDays) });
        return 0;
    }, stop);

    internal static async Task<(RegistrantFile File, Registration Registration)> Open(Db db, Packs packs, Guid registrant, int ordinal, long version, CancellationToken stop)
    {
        var file = await RegistrantFile.Read(db, packs, registrant, stop);
        var registration = file.Find(ordinal) ?? throw new NoSuchRecordException("The registrant has no such registration.");
        file.NotJoined();
        return file.Registrant.Version == version ? (file, registration) : throw new ConflictException();
    }
}
