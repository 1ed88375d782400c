using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>The register's office decides whether a concern becomes a case, is for somebody else, or is closed (R6).</summary>
public static class TriageConcern
{
    public static readonly Verb Verb = new("TriageConcern", "The register’s office decides whether a concern becomes a case, is for somebody else, or is closed, with reasons.");

    public const int LongestWords = 4_000;

    /// <param name="Decision">"open", "elsewhere" or "close".</param>
    /// <param name="Number">Whom it is about; needed to open a case.</param>
    /// <param name="Told">What whoever raised it may read.</param>
    public sealed record Input(Guid Concern, long Version, string? Decision, string? Number, string? Reason, string? Told);

    /// <exception cref="AnswersRefusedException">An answer is missing, or nobody has the number.</exception>
    /// <exception cref="ConflictException">Somebody else decided it meanwhile.</exception>
    public static Task Run(Store store, Packs packs, Actor actor, Input input, CancellationToken stop) => store.Write(Scope.System, new Change(Verb, actor, RegisterChain.Id), async db =>
    {
        var concern = await db.Set<Concern>().FirstOrDefaultAsync(c => c.Id == input.Concern, stop) ?? throw new NoSuchRecordException("There is no such concern.");
        if (concern.Version != input.Version || concern.State != ConcernState.Received)
            throw new ConflictException();
        List<AnswerFault> faults = [];
        if (input.Decision is not ("open" or "elsewhere" or "close"))
            faults.Add(new("Decision", "Choose what becomes of it"));
        var registrant = await Whom(db, input.Number, stop);
        if (input.Decision == "open" && registrant is null)
            faults.Add(new("Number", string.IsNullOrWhiteSpace(input.Number) ? "Write the registration number of whom it is about: a case is about a registrant" : "No registrant has this number. Look them up"));
        foreach (var (question, text, what) in new[] { ("Reason", input.Reason, "why you decide so"), ("Told", input.Told, "what whoever raised it is to read") })
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestWords)
                faults.Add(new(question, $"Write {what}, in {Platform.Site.Format.Number(LongestWords)} characters at most"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        concern.State = input.Decision switch { "open" => ConcernState.Opened, "elsewhere" => ConcernState.SentElsewhere, _ => ConcernState.Closed };
        (concern.RegistrantId, concern.Reason, concern.Told, concern.Decided, concern.DecidedBy) = (registrant?.Id, input.Reason!.Trim(), input.Told!.Trim(), store.Clock.Now, actor.Account);
        concern.Version++;
        if (input.Decision == "open")
        {
            var opened = (await RegistrantFile.Read(db, packs, registrant!.Id, stop)).Add(0, new Fact(FactKind.CaseOpened, store.Clock.Today, By: Decision.Person), concern.Id);
            // What came with it is the case's from now on, and stands in the registrant's file.
            foreach (var file in await db.Set<Evidence>().Where(e => e.OwnerId == concern.Id).ToListAsync(stop))
                (file.OwnerId, file.For) = (registrant.Id, $"case {concern.Id}");
            db.Add(new FitnessCase { Id = concern.Id, RegistrantId = registrant.Id, FactNumber = opened.Number, Opened = opened.On, OpenedBy = actor.Account ?? Guid.Empty });
        }
        return 0;
    }, stop);

    private static async Task<Registrant?> Whom(Db db, string? number, CancellationToken stop) =>
        RegistrationNumber.TryParse(number, out var parsed) ? await db.Set<Registrant>().AsNoTracking().FirstOrDefaultAsync(r => r.Number == parsed && r.MergedInto == null, stop) : null;
}
