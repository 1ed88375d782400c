using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>A case from its opening to its close: who may decide, orders that are reviewed, sanctions on their day, appeals (R6).</summary>
public sealed class CasesTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private readonly Databases databases = new();
    private readonly PretendTime time = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Actor opener = new(NewId.Next(), "opener", Role.Registrar), investigator = new(NewId.Next(), "investigator", Role.Registrar), panel = new(NewId.Next(), "panel", Role.Registrar);

    private async Task<Store> Opened(string kind)
    {
        var store = new Store(databases[kind], new Clock(time, databases[kind]));
        await store.Open(stop);
        return store;
    }

    private async Task<(Guid Case, Guid Registrant)> Case(Store store)
    {
        var registrant = NewId.Next();
        var number = await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var made = new Registrant { Id = registrant, Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ada", Family = "Lovat" };
            db.Add(made);
            await RegistrantFile.Begin(db, registrant, "social-care", stop);
            await db.SaveChangesAsync(stop);
            (await RegistrantFile.Read(db, Packs, registrant, stop)).Add(1, new Fact(FactKind.Admitted, store.Clock.Today.AddYears(-1), By: Decision.Person));
            return made.Number;
        }, stop);
        await RaiseConcern.Run(store, Packs, Actor.Public, new("scotland", "conduct", "Ada", RegistrationNumber.Words(number), null, "She did what nobody may do.", null, null, null, null), DraftChange.None, null, stop);
        Guid concern;
        await using (var db = await store.Read(Scope.System, stop))
            concern = (await db.Set<Concern>().SingleAsync(c => c.State == ConcernState.Received, stop)).Id;
        await TriageConcern.Run(store, Packs, opener, new(concern, 0, "open", RegistrationNumber.Words(number), "Serious.", "We look into it."), stop);
        return (concern, registrant);
    }

    private async Task<long> Version(Store store, Guid id)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<FitnessCase>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync(stop);
    }

    private async Task<Judgement> Now(Store store, Guid registrant)
    {
        await using var db = await store.Read(Scope.System, stop);
        var file = await RegistrantFile.Read(db, Packs, registrant, stop);
        return file.Judge(file.Registrations[0], store.Clock.Today);
    }

    private async Task Work(Store store, Guid id, Actor actor, string kind, DateOnly? hearing = null) =>
        await WorkOnCase.Run(store, Packs, actor, new(id, await Version(store, id), kind, "As it is.", hearing), stop);

    private static async Task<string> Refused(Func<Task> run) => (await Assert.ThrowsAnyAsync<RefusedException>(run)).Message + await Task.FromResult("");

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_who_opened_or_investigates_decides_nothing_and_a_panel_decides_at_a_hearing(string kind)
    {
        await using var store = await Opened(kind);
        var (id, registrant) = await Case(store);
        var today = store.Clock.Today;
        Assert.Contains("somebody else investigates", await Refused(() => Work(store, id, opener, CaseKinds.Taken)), StringComparison.Ordinal);
        await Work(store, id, investigator, CaseKinds.Taken);
        async Task Decide(Actor actor, string basis, bool noInterest, int? months, params string[] kinds) => await DecideCase.Run(store, Packs, actor, new(id, await Version(store, id), basis, kinds, months, "Because.", noInterest, "Found unfit."), stop);
        foreach (var one in new[] { opener, investigator })
            Assert.Contains("somebody else decides", await Refused(() => Decide(one, "agreed", true, 12, "Warning")), StringComparison.Ordinal);
        Assert.Contains("you have no interest", await Refused(() => Decide(panel, "agreed", false, 12, "Warning")), StringComparison.Ordinal);
        Assert.Contains("list one first", await Refused(() => Decide(panel, "panel", true, 12, "Warning")), StringComparison.Ordinal);
        Assert.Contains("A removal stands alone", await Refused(() => Decide(panel, "agreed", true, 12, "Removed", "Warning")), StringComparison.Ordinal);
        Assert.Contains("for how many months", await Refused(() => Decide(panel, "agreed", true, null, "Warning")), StringComparison.Ordinal);

        await Work(store, id, investigator, CaseKinds.Listed, today.AddDays(10));
        time.Pass(TimeSpan.FromDays(10));
        await Decide(panel, "panel", true, 12, "PracticeConditions", "Suspension");
        // The time to appeal first; on its day the register changes by itself.
        Assert.Equal(Standing.Registered, (await Now(store, registrant)).Standing);
        time.Pass(TimeSpan.FromDays(28));
        var then = await Now(store, registrant);
        Assert.Equal((Standing.Suspended, true), (then.Standing, then.Has(StandingMarks.PracticeConditions)));
        Assert.Contains("decided already", await Refused(() => Decide(panel, "agreed", true, 12, "Warning")), StringComparison.Ordinal);
        Assert.Contains("has no conditions yet", await Refused(async () => await DecideCase.RunClose(store, Packs, panel, id, await Version(store, id), stop)), StringComparison.Ordinal);
        int order;
        await using (var db = await store.Read(Scope.System, stop))
            order = await db.Set<RegisterFact>().Where(f => f.RegistrantId == registrant && f.Kind == FactKind.PracticeConditions).Select(f => f.Number).SingleAsync(stop);
        async Task Set(string? what, string? code, int? hours, DateOnly? due, string? words, Actor by) => await SetCondition.Run(store, Packs, by, new(id, order, await Version(store, id), what, code, hours, due, words, true), stop);
        Assert.Contains("somebody else decides", await Refused(() => Set("InWords", null, null, null, "No night work.", investigator)), StringComparison.Ordinal);
        Assert.Contains("Choose what the condition is about", await Refused(() => Set(null, null, null, null, "No night work.", panel)), StringComparison.Ordinal);
        Assert.Contains("Choose which", await Refused(() => Set("NotAtLevel", "queen", null, null, "No management.", panel)), StringComparison.Ordinal);
        Assert.Contains("how many hours", await Refused(() => Set("Learning", "protection", null, store.Clock.Today.AddDays(60), "Learn.", panel)), StringComparison.Ordinal);
        Assert.Contains("Write by when", await Refused(() => Set("Qualification", "svq-ssh-7", null, null, "Qualify.", panel)), StringComparison.Ordinal);
        Assert.Contains("as everybody will read it", await Refused(() => Set("NotAtLevel", "manager", null, null, " ", panel)), StringComparison.Ordinal);
        await Set("NotAtLevel", "manager", null, null, "She does not manage a service.", panel);
        await Set("Learning", "protection", 6, store.Clock.Today.AddDays(60), "Six hours about protecting adults.", panel);
        await DecideCase.RunClose(store, Packs, panel, id, await Version(store, id), stop);
        Assert.False((await Now(store, registrant)).Has(StandingMarks.CaseOpen));
        await using (var db = await store.Read(Scope.Sector, stop))
        {
            var number = await db.Set<Registrant>().Where(r => r.Id == registrant).Select(r => r.Number).SingleAsync(stop);
            Assert.Equal(["She does not manage a service.", "Six hours about protecting adults."], (await PublicEntry.Read(db, Packs, number, store.Clock.Today, stop)).Entry!.Sanctions.Single(s => s.Kind == FactKind.PracticeConditions).Conditions);
        }
        Assert.Contains("The case is closed", await Refused(() => Work(store, id, investigator, CaseKinds.Note)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_an_interim_order_shows_an_overdue_review_to_all_and_blocks_the_close_until_it_is_reviewed(string kind)
    {
        await using var store = await Opened(kind);
        var (id, registrant) = await Case(store);
        var today = store.Clock.Today;
        async Task Order(DateOnly until, DateOnly review) => await OrderInterim.Run(store, Packs, panel, new(id, await Version(store, id), "InterimSuspension", until, review, "People could come to harm.", true), stop);
        Assert.Contains("within 18 months", await Refused(() => Order(today.AddMonths(19), today.AddMonths(3))), StringComparison.Ordinal);
        Assert.Contains("within 6 months", await Refused(() => Order(today.AddMonths(12), today.AddMonths(7))), StringComparison.Ordinal);
        await Order(today.AddMonths(12), today.AddMonths(3));
        Assert.Equal(Standing.Suspended, (await Now(store, registrant)).Standing);
        time.Pass(TimeSpan.FromDays(120));
        Assert.True((await Now(store, registrant)).Has(StandingMarks.ReviewOverdue));
        await using (var db = await store.Read(Scope.Sector, stop))
        {
            var number = await db.Set<Registrant>().Where(r => r.Id == registrant).Select(r => r.Number).SingleAsync(stop);
            Assert.True((await PublicEntry.Read(db, Packs, number, store.Clock.Today, stop)).Entry!.Sanctions.Single().ReviewOverdue);
        }
        await DecideCase.Run(store, Packs, panel, new(id, await Version(store, id), "agreed", [], null, "Nothing was found.", true), stop);
        Assert.Equal(Standing.Registered, (await Now(store, registrant)).Standing); // decided without sanction, the order ends that day
        await DecideCase.RunClose(store, Packs, panel, id, await Version(store, id), stop);

        var (second, other) = await Case(store);
        today = store.Clock.Today;
        await OrderInterim.Run(store, Packs, panel, new(second, await Version(store, second), "InterimConditions", today.AddMonths(12), today.AddMonths(2), "People could come to harm.", true), stop);
        await Work(store, second, investigator, CaseKinds.Listed, today.AddDays(80));
        time.Pass(TimeSpan.FromDays(80));
        await DecideCase.Run(store, Packs, panel, new(second, await Version(store, second), "panel", ["Warning"], 12, "It was found.", true, "A warning."), stop);
        Assert.Contains("was not reviewed by its day", await Refused(async () => await DecideCase.RunClose(store, Packs, panel, second, await Version(store, second), stop)), StringComparison.Ordinal);
        int order;
        await using (var db = await store.Read(Scope.System, stop))
            order = await db.Set<RegisterFact>().Where(f => f.RegistrantId == other && f.Kind == FactKind.InterimConditions).Select(f => f.Number).SingleAsync(stop);
        await OrderInterim.RunReview(store, Packs, panel, new(second, await Version(store, second), order, "ends", null, "No longer needed.", true), stop);
        await DecideCase.RunClose(store, Packs, panel, second, await Version(store, second), stop);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_an_appeal_in_time_holds_a_removal_back_and_upheld_it_never_was(string kind)
    {
        await using var store = await Opened(kind);
        var (id, registrant) = await Case(store);
        await Work(store, id, investigator, CaseKinds.Listed, store.Clock.Today.AddDays(1));
        time.Pass(TimeSpan.FromDays(1));
        await DecideCase.Run(store, Packs, panel, new(id, await Version(store, id), "panel", ["Removed"], null, "It was grave.", true, "Removed from the register."), stop);
        int removal;
        await using (var db = await store.Read(Scope.System, stop))
            removal = await db.Set<RegisterFact>().Where(f => f.RegistrantId == registrant && f.Kind == FactKind.Removed).Select(f => f.Number).SingleAsync(stop);
        async Task Appeal(string what) => await DecideCase.Appeal(store, Packs, panel, id, await Version(store, id), removal, what, stop);
        Assert.Contains("lodged first", await Refused(() => Appeal("upheld")), StringComparison.Ordinal);
        time.Pass(TimeSpan.FromDays(5));
        await Appeal("lodged");
        time.Pass(TimeSpan.FromDays(60));
        Assert.Equal(Standing.Registered, (await Now(store, registrant)).Standing);
        await Appeal("upheld");
        time.Pass(TimeSpan.FromDays(60));
        Assert.Equal(Standing.Registered, (await Now(store, registrant)).Standing);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_a_hearing_is_on_the_list_until_its_day_and_the_decision_is_read_while_the_sanction_is_shown(string kind)
    {
        await using var store = await Opened(kind);
        var (id, registrant) = await Case(store);
        var today = store.Clock.Today;
        await Work(store, id, investigator, CaseKinds.Listed, today.AddDays(30));
        await Work(store, id, investigator, CaseKinds.Listed, today.AddDays(10));
        Assert.Equal([today.AddDays(10)], await Listed(store));
        await Hide(store, registrant, true);
        Assert.Empty(await Listed(store));
        await Hide(store, registrant, false);
        time.Pass(TimeSpan.FromDays(10));
        Assert.Contains("as everybody will read it", await Refused(async () => await DecideCase.Run(store, Packs, panel, new(id, await Version(store, id), "panel", ["Suspension"], 6, "Because.", true), stop)), StringComparison.Ordinal);
        await DecideCase.Run(store, Packs, panel, new(id, await Version(store, id), "panel", ["Suspension"], 6, "Because.", true, "Left two people alone at night."), stop);
        // The decision is no public matter before the sanction has effect, nor after it is spent.
        Assert.Empty(await Words(store, registrant, store.Clock.Today));
        var effect = store.Clock.Today.AddDays(28);
        Assert.Equal(["Left two people alone at night."], await Words(store, registrant, effect));
        Assert.Equal(["Left two people alone at night."], await Words(store, registrant, effect.AddMonths(6).AddDays(-1)));
        Assert.Empty(await Words(store, registrant, effect.AddMonths(6)));

        var (second, _) = await Case(store);
        await Work(store, second, investigator, CaseKinds.Listed, store.Clock.Today.AddDays(20));
        await DecideCase.Run(store, Packs, panel, new(second, await Version(store, second), "agreed", [], null, "Nothing was found.", true), stop);
        // What is held today stands there today; what is needed no more is gone.
        Assert.Equal([store.Clock.Today], await Listed(store));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_a_file_goes_into_a_case_as_evidence_and_what_is_none_is_refused(string kind)
    {
        await using var store = await Opened(kind);
        var (id, registrant) = await Case(store);
        async Task Put(string what, byte[] content) => await WorkOnCase.Run(store, Packs, investigator, new(id, await Version(store, id), what, "The rota.", null, "rota.pdf", content), stop);
        Assert.Contains("with evidence", await Refused(() => Put(CaseKinds.Note, "%PDF-1.4"u8.ToArray())), StringComparison.Ordinal);
        Assert.Contains("no PDF, JPEG or PNG", await Refused(() => Put(CaseKinds.Evidence, "<html>"u8.ToArray())), StringComparison.Ordinal);
        await Put(CaseKinds.Evidence, "%PDF-1.4 the rota"u8.ToArray());
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal(("rota.pdf", "In a case"), await db.Set<Evidence>().Where(e => e.OwnerId == registrant).Select(e => new { e.FileName, e.For }).SingleAsync(stop) is var file ? (file.FileName, EvidenceFor.Words(file.For)) : default);
    }

    private async Task<IReadOnlyList<DateOnly>> Listed(Store store)
    {
        var page = new HearingsPage(store, Packs, store.Clock);
        await page.OnGet(stop);
        return [.. page.Rows.Select(r => r.On)];
    }

    private async Task<IReadOnlyList<string?>> Words(Store store, Guid registrant, DateOnly day)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        var number = await db.Set<Registrant>().Where(r => r.Id == registrant).Select(r => r.Number).SingleAsync(stop);
        return [.. (await PublicEntry.Read(db, Packs, number, day, stop)).Entry!.Sanctions.Select(s => s.Words)];
    }

    private Task Hide(Store store, Guid registrant, bool hidden) => store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db => (await db.Set<Registrant>().SingleAsync(r => r.Id == registrant, stop)).Hidden = hidden, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_the_pages_show_the_case_to_the_office_alone_and_say_what_is_wrong(string kind)
    {
        await using var served = await Served.Start(databases[kind], stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        await SeedProvider.Account(served.Store, "statistician", Role.Statistician, null, stop);
        var (id, _) = await Case(served.Store);
        Assert.Contains("1 case is open", await served.Text("registrar", "/office/cases"), StringComparison.Ordinal);
        var url = $"/office/cases/{id}";
        Assert.Contains("Case of Ada Lovat", await served.Text("registrar", url), StringComparison.Ordinal);
        var browser = await served.As("registrar");
        using var wrong = await browser.SendFrom(url, url + "?handler=Decide", ("Version", "0"), ("Basis", "panel"));
        var said = Served.Text(await Browser.Body(wrong));
        Assert.Contains("A panel decides at a hearing", said, StringComparison.Ordinal);
        Assert.Contains("you have no interest in this case", said, StringComparison.Ordinal);
        using var stale = await browser.SendFrom(url, url + "?handler=Work", ("Version", "7"), ("Kind", "note"), ("Words", "Late."));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var note = await browser.SendFrom(url, url + "?handler=Work", ("Version", "0"), ("Kind", "note"), ("Words", "The home was asked."));
        Assert.Contains("Note The home was asked.", await served.Text("registrar", url), StringComparison.Ordinal);
        foreach (var user in new[] { "", "statistician" })
        {
            using var answer = await (await served.As(user)).Get(url);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    public void Dispose() => databases.Dispose();
}
