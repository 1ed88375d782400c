using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>A file that was given, without its content.</summary>
public sealed record GivenFile(Guid Id, string For, string FileName, int Length);

/// <summary>One part of an application.</summary>
/// <param name="Path">Last part of its address.</param>
/// <param name="Missing">What is still to be answered; null: nothing.</param>
/// <param name="Begun">Whether something was answered.</param>
public sealed record ApplicationStep(string Title, string Path, string? Missing, bool Begun, string? Hint = null);

/// <summary>An application that its owner is writing, with all that its steps are judged by (R2).</summary>
/// <param name="Known">The registrant that the owner is already: what is held of them is not asked again.</param>
public sealed record Draft(Application Application, RegistrantFile? Known, IReadOnlyList<GivenFile> Files, RegisterRules Rules, RoleQuestions Questions, DateOnly Today)
{
    public string Address => Of(Application.Id);

    public static string Of(Guid application) => $"/register/applications/{application}";

    /// <summary>Whether the employer is a person in their own home, who is never named (R8).</summary>
    public bool Household => Application.Service == RoleQuestions.Household;

    public IReadOnlyList<string> Held => (Application.Held ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public RegistrationNeed Need => RegistrationNeed.Of(Rules, new(Application.Service, Application.Level, Application.Started ?? Today, Held), [], Today);

    /// <summary>What the register asks for to look at the application: more where somebody comes back to a register that says so.</summary>
    public FeeRule? Fee => (Known is null ? null : RegistrationNeed.FeeOf(Rules, "restoration", Application.Level, Today)) ?? Need.Fee;

    public IReadOnlyList<ApplicationStep> Steps =>
    [
        new("Your role and employer", "role", Role(), Application.Employer is not null || Application.Started is not null),
        Known is null ? new("About you", "about-you", Application.Family is null ? "Your name, your date of birth and how to reach you" : null, Application.Family is not null)
            : new("About you", "", null, true, "The register holds this already"),
        new("Your qualifications", "qualifications", Application.Held is null ? "What you hold, or that you hold none" : null, Application.Held is not null),
        new("Evidence", "evidence", Evidence(), Files.Count > 0),
        new("Declaration", "declaration", Application.Declared is null ? "Your answers to its questions" : null, Application.Declared is not null),
    ];

    public bool Complete => Steps.All(s => s.Missing is null);

    private string? Role() => Application.Started is null ? "The day on which you started, or will" : Application.Level.Length == 0 ? "What you do there"
        : !Household && Application.Employer is null ? "Who employs you" : null;

    private string? Evidence() => Known is null && Files.All(f => f.For != EvidenceFor.Identity) ? "A document that shows who you are"
        : (Held.Count > 0 || Application.OtherAward is not null) && Files.All(f => f.For != EvidenceFor.Qualification) ? "A certificate of what you hold, or proof of your registration elsewhere" : null;

    /// <summary>The owner's application to be shown on a page; null: they have no such.</summary>
    public static async Task<Draft?> Find(Store store, Packs packs, Actor actor, Guid id, CancellationToken stop)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await Find(db, packs, actor, id, stop);
    }

    /// <summary>The owner's application, sent or not; null: they have no such.</summary>
    public static async Task<Draft?> Find(Db db, Packs packs, Actor actor, Guid id, CancellationToken stop)
    {
        if (await db.Set<Application>().FirstOrDefaultAsync(a => a.Id == id && a.AccountId == actor.Account, stop) is not { } application)
            return null;
        var known = await MyFile.Find(db, packs, actor, stop);
        var files = await db.Set<Evidence>().Where(e => e.OwnerId == id).OrderBy(e => e.Given).Select(e => new GivenFile(e.Id, e.For, e.FileName, e.Length)).ToListAsync(stop);
        var today = db.Store.Clock.Today;
        return new(application, known, files, packs.Register(application.Register), new RoleQuestions(packs, today), today);
    }

    /// <summary>Changes one's own application that is not sent; everything before stays as it was saved.</summary>
    /// <param name="version">As the page showed it; null: whatever it is.</param>
    /// <exception cref="NoSuchRecordException">The owner has no such application.</exception>
    /// <exception cref="RefusedException">It was sent.</exception>
    public static Task Change(Store store, Packs packs, Verb verb, Actor actor, Guid id, long? version, Func<Db, Draft, Task> change, CancellationToken stop) => store.Write(Scope.System, new Change(verb, actor, RegisterChain.Id), async db =>
    {
        var draft = await Find(db, packs, actor, id, stop) ?? throw new NoSuchRecordException("You have no such application.");
        if (draft.Application.RegistrantId is not null)
            throw new RefusedException("This application was sent. What is to be changed now, tell the register’s office.");
        if (version is { } shown && shown != draft.Application.Version)
            throw new ConflictException();
        await change(db, draft);
        if (db.Entry(draft.Application).State != EntityState.Deleted)
        {
            draft.Application.Saved = store.Clock.Now;
            draft.Application.Version++;
        }
        return 0;
    }, stop);

    /// <summary>Whether a registration of the file stands in the way of another on the same part.</summary>
    public static Registration? Running(RegistrantFile? file, string part, DateOnly day) =>
        file?.Registrations.FirstOrDefault(r => r.Part == part && file.Judge(r, day) is var j && (j.OnRegister || j.Standing is Standing.Applied or Standing.InformationAsked));
}
