using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Register;

/// <summary>A registrant does one thing of their renewal: each is kept as a fact of its own (R4).</summary>
public static class RenewRegistration
{
    public static readonly Verb Contact = new("ConfirmContact", "A registrant says by which address, e-mail and telephone the register reaches them.");
    public static readonly Verb Learn = new("RecordLearning", "A registrant records a piece of learning, and what talking it over added.");
    public static readonly Verb Declare = new("DeclareForPeriod", "A registrant declares for a period of registration.");

    public const int LongestLine = 200, LongestWords = 5_000, MostMinutes = 60 * 24 * 30;

    public sealed record ContactInput(string? Email, string? Phone, string? Address, string? Postcode);

    public static Task ConfirmContact(Store store, Packs packs, Actor actor, int ordinal, ContactInput input, CancellationToken stop) => store.Write(Scope.System, new Change(Contact, actor, RegisterChain.Id), async db =>
    {
        var file = await OnRegister(db, packs, actor, ordinal, stop);
        List<AnswerFault> faults = [];
        if (string.IsNullOrWhiteSpace(input.Email) && string.IsNullOrWhiteSpace(input.Phone))
            faults.Add(new("Email", "Write an e-mail address or a telephone number, so that a notice reaches you"));
        if (!string.IsNullOrWhiteSpace(input.Email) && (input.Email.Length > LongestLine || input.Email.Trim() is not { } email || !email.Contains('@', StringComparison.Ordinal) || email.Contains(' ', StringComparison.Ordinal)))
            faults.Add(new("Email", "That is no e-mail address. Write one such as name@example.org"));
        if (string.IsNullOrWhiteSpace(input.Address) || input.Address.Length > LongestWords)
            faults.Add(new("Address", "Write the address to which the register writes"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var own = await db.Set<RegistrantPrivate>().FirstOrDefaultAsync(p => p.Id == file.Registrant.Id, stop);
        if (own is null)
            db.Add(own = new RegistrantPrivate { Id = file.Registrant.Id });
        (own.Email, own.Phone, own.Address, own.Postcode) = (Said(input.Email), Said(input.Phone), Said(input.Address), Said(input.Postcode));
        file.Add(0, new Fact(FactKind.ContactConfirmed, store.Clock.Today));
        return 0;
    }, stop);

    /// <param name="Kinds">Elements or kinds that the piece counts for.</param>
    /// <param name="Period">For which period it counts; the checklist's.</param>
    public sealed record LearningInput(DateOnly? On, int? Minutes, string? Title, string? Words, string? Peer, IReadOnlyCollection<string> Kinds);

    public static Task RecordLearning(Store store, Packs packs, Actor actor, int ordinal, LearningInput input, CancellationToken stop) => store.Write(Scope.System, new Change(Learn, actor, RegisterChain.Id), async db =>
    {
        var file = await OnRegister(db, packs, actor, ordinal, stop);
        var (today, registration) = (store.Clock.Today, file.Find(ordinal)!);
        var list = Checklist.Of(file.Facts(ordinal), file.Rules, registration.Part, today);
        var known = packs.Countries[0].List("learning-kinds");
        List<AnswerFault> faults = [];
        if (input.On is not { } day || day > today || day < today.AddYears(-5))
            faults.Add(new("On", "Write the day of the learning, today or before"));
        if (input.Minutes is not (> 0 and <= MostMinutes))
            faults.Add(new("Minutes", "Write how long it took in minutes, such as 90"));
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > LongestLine)
            faults.Add(new("Title", $"Write what it was, in {LongestLine} characters at most"));
        if (string.IsNullOrWhiteSpace(input.Words) || input.Words.Length > LongestWords)
            faults.Add(new("Words", "Write what you learned and what it changes in your work"));
        if (input.Kinds.Count == 0 || input.Kinds.Any(k => known.Find(k, today) is null))
            faults.Add(new("Kinds", "Choose what it counts for"));
        if (faults.Count > 0)
            throw new AnswersRefusedException(faults);
        var piece = new LearningPiece { Id = NewId.Next(), RegistrantId = file.Registrant.Id, Title = input.Title!.Trim(), Words = input.Words!.Trim(), Peer = Said(input.Peer) };
        db.Add(piece);
        // A late renewal's learning counts for the period that it is late for.
        var period = list.Late ? list.For - 1 : -1;
        foreach (var (kind, n) in input.Kinds.Select((k, n) => (k, n)))
            file.Add(ordinal, new Fact(FactKind.Learning, input.On!.Value, Period: period, Amount: n == 0 ? input.Minutes!.Value : 0, Code: kind), piece.Id);
        if (piece.Peer is not null)
            file.Add(ordinal, new Fact(FactKind.PeerReflection, input.On!.Value, Period: period), piece.Id);
        return 0;
    }, stop);

    /// <param name="true">Whether every sentence of the declaration is true; what is not, in words.</param>
    public static Task RunDeclare(Store store, Packs packs, Actor actor, int ordinal, bool isTrue, string? words, CancellationToken stop) => store.Write(Scope.System, new Change(Declare, actor, RegisterChain.Id), async db =>
    {
        var file = await OnRegister(db, packs, actor, ordinal, stop);
        var (today, registration) = (store.Clock.Today, file.Find(ordinal)!);
        var list = Checklist.Of(file.Facts(ordinal), file.Rules, registration.Part, today);
        var item = list.Items.First(i => i.Kind == ItemKind.Declaration);
        if (item.State == ItemState.Done)
            throw new RefusedException("You have declared for this period already. Nothing was changed.");
        if (item.State == ItemState.NotOpen)
            throw new RefusedException($"You can declare from {Format.Date(item.Opens)} on. Nothing was changed.");
        if (!isTrue && string.IsNullOrWhiteSpace(words))
            throw new AnswersRefusedException([new("DeclareWords", "Say what is not so, and the register’s office will write to you. It does not end your registration")]);
        if (words?.Length > LongestWords)
            throw new AnswersRefusedException([new("DeclareWords", $"That is longer than {Format.Number(LongestWords)} characters. Shorten it")]);
        Guid? told = null;
        if (!isTrue)
        {
            var request = new InformationRequest { Id = NewId.Next(), RegistrantId = file.Registrant.Id, Ordinal = ordinal, Question = "Declared with the renewal", Asked = today, Due = today.AddDays(28), Answer = words!.Trim(), Answered = today };
            db.Add(request);
            told = request.Id;
        }
        file.Add(ordinal, new Fact(FactKind.Declared, today, Period: list.For), told);
        return 0;
    }, stop);

    private static async Task<RegistrantFile> OnRegister(Db db, Packs packs, Actor actor, int ordinal, CancellationToken stop)
    {
        var file = await MyFile.Own(db, packs, actor, stop);
        return file.Find(ordinal) is { } registration && file.Judge(registration, db.Store.Clock.Today).OnRegister ? file : throw new NoSuchRecordException("You hold no such registration.");
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
