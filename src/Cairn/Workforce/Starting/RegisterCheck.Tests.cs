using System.Net;
using Cairn.Engine.Recruitment;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Tests;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(R11) The check "registered with a professional body" is read from the register, each day until the start.</summary>
public sealed class RegisterCheckTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string SocialWorker = "6", Nurse = "16", England = "social-workers-england";

    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly Fact Admitted = new(FactKind.Admitted, RecordSite.Today.AddMonths(-2), By: Decision.Person);

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string) Key => ("Key", NewId.Next().ToString());

    private static (string, string)[] Day(string name, DateOnly day) => [($"{name}.day", $"{day.Day}"), ($"{name}.month", $"{day.Month}"), ($"{name}.year", $"{day.Year}")];

    private async Task<Registrant> Registered(RecordSite site, string family, string part = England, Action<Registrant>? change = null, params Fact[] facts)
    {
        var made = await site.Served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = part == England ? "swe" : "sssc", Given = "Màiri Anne", Family = family };
            change?.Invoke(registrant);
            db.Add(registrant);
            await RegistrantFile.Begin(db, registrant.Id, part, stop);
            return registrant;
        }, stop);
        await Happens(site, made.Id, facts);
        return made;
    }

    private Task<int> Happens(RecordSite site, Guid registrant, params Fact[] facts) => site.Served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var file = await RegistrantFile.Read(db, Packs, registrant, stop);
        foreach (var fact in facts)
            file.Add(1, fact);
        return facts.Length;
    }, stop);

    private static async Task<string> Saved(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{url}: {Served.Text(await Browser.Body(answer))}");
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<string> Refused(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private static async Task<string> Candidate(Browser browser, SeedProvider provider, string name, string role = SocialWorker) =>
        (await Saved(browser, $"/providers/{provider.Id}/starting/new", [Key, ("Name", name), ("Service", provider.Services[0].ToString()), ("Role", role), ("Contract", "1"), .. Day("PlannedOn", RecordSite.Today)])).Split('?')[0];

    private static Task<string> Read(Browser browser, string one, long number) => Saved(browser, $"{one}/registration?handler=Read", Key, ("Number", RegistrationNumber.Words(number)));

    private static async Task Others(Browser browser, string one)
    {
        foreach (var check in new[] { "identity", "criminal-record", "references", "right-to-work", "qualification", "health" })
            await Saved(browser, $"{one}/{check}", [Key, ("Outcome", "Clear"), .. Day("DoneOn", new(2026, 11, 2)), ("LookedBy", "manager"), ("Count", "2")]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_whoever_is_suspended_after_the_look_does_not_start_and_it_is_told(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home, today) = (await site.Served.As(manager), $"/providers/{provider.Id}", RecordSite.Today);
        var registrant = await Registered(site, "O’Neill", facts: Admitted);
        var other = await Registered(site, "Grant", facts: Admitted);
        var one = await Candidate(browser, provider, "Mairi O'Neill");
        await Others(browser, one);
        Assert.Contains("Registration with a professional body: it is not recorded. Record it.", await Refused(browser, one, [Key, .. Day("On", today)]), StringComparison.Ordinal);

        // A typed outcome does not take the register's place.
        Assert.Contains("is read from the register. Give their registration number.",
            await Refused(browser, $"{one}/registration", [Key, ("Outcome", "Clear"), .. Day("DoneOn", today), ("LookedBy", "me"), ("Document", "1"), ("Body", "nmc"), ("Seen", "Registered")]), StringComparison.Ordinal);
        async Task<string> Wrong(string number) => await Refused(browser, $"{one}/registration?handler=Read", Key, ("Number", number));
        Assert.Contains("A registration number has eight digits", await Wrong("12345"), StringComparison.Ordinal);
        var words = RegistrationNumber.Words(registrant.Number);
        Assert.Contains("A digit of this number is wrong", await Wrong(words[..^1] + (words[^1] == '9' ? '0' : (char)(words[^1] + 1))), StringComparison.Ordinal);
        Assert.Contains("This number is somebody’s of another name. Check number and name", await Wrong(RegistrationNumber.Words(other.Number)), StringComparison.Ordinal);

        var check = await Read(browser, one, registrant.Number);
        var page = await site.Text(manager, check);
        Assert.Contains("Registration with a professional body: clear", page, StringComparison.Ordinal);
        Assert.Contains($"Registration number {words} Name on the register Màiri Anne O’Neill", page, StringComparison.Ordinal);
        Assert.Contains($"{words} on the register today: Social workers in England: Registered", await site.Text(manager, one), StringComparison.Ordinal);
        Assert.Contains("Mairi O'Neill: every check is clear", await site.Text(manager, one), StringComparison.Ordinal);
        Assert.Contains("1 person is to start, and is ready", await site.Text(manager, $"{home}/starting"), StringComparison.Ordinal);

        await Happens(site, registrant.Id, new Fact(FactKind.Suspension, today, today.AddDays(90), By: Decision.Panel));
        page = await site.Text(manager, check);
        Assert.Contains("Registration with a professional body: not clear", page, StringComparison.Ordinal);
        Assert.Contains("The register does not say what it said when you looked", page, StringComparison.Ordinal);
        Assert.Contains("Suspension From 22 November 2026 to the day before 20 February 2027", page, StringComparison.Ordinal);
        Assert.Contains("On 22 Nov 2026, when you looked: Social workers in England: Registered", await site.Text(manager, one), StringComparison.Ordinal);
        Assert.Contains("Not as it was when you looked: Registration with a professional body", await site.Text(manager, $"{home}/starting"), StringComparison.Ordinal);
        Assert.Contains("Registered when you looked, and no longer 1 person who is to start to start on 22 Nov 2026 Changed", await site.Text(manager, home), StringComparison.Ordinal);
        Assert.Contains("Registration with a professional body: Social workers in England: Suspended: may not work in the role. Suspension from 22 Nov 2026 to the day before 20 Feb 2027. They cannot start by it, and it is not waived.", await Refused(browser, one, [Key, .. Day("On", today)]), StringComparison.Ordinal);
        using (var none = await browser.Get($"{one}/registration/waive"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_a_warning_is_shown_beside_a_clear_check_and_a_start_is_in_time_where_its_own_day_was_clear(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, today) = (await site.Served.As(manager), RecordSite.Today);
        var registrant = await Registered(site, "Muir", facts: [Admitted, new Fact(FactKind.Suspension, today.AddDays(-20), today.AddDays(-5), By: Decision.Panel), new Fact(FactKind.Warning, today.AddDays(-5), today.AddYears(1), By: Decision.Panel)]);
        var one = await Candidate(browser, provider, "Màiri Muir");
        await Others(browser, one);
        Assert.Contains("Registration with a professional body: clear, with a note", await site.Text(manager, await Read(browser, one, registrant.Number)), StringComparison.Ordinal);
        Assert.Contains("Warning from 17 Nov 2026", await site.Text(manager, one), StringComparison.Ordinal);
        var record = await Saved(browser, one, [Key, .. Day("On", today)]);
        Assert.Contains("Registration with a professional body Clear, with a note", await site.Text(manager, record), StringComparison.Ordinal);
        Assert.Contains("Every check clear on the first day 1", await site.Text(manager, $"/providers/{provider.Id}/starting"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_hidden_people_applicants_and_numbers_that_nobody_has_are_answered_alike(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var hidden = await Registered(site, "Shaw", change: r => r.Hidden = true, facts: Admitted);
        var applicant = await Registered(site, "Shaw", facts: new Fact(FactKind.Applied, RecordSite.Today.AddDays(-3)));
        List<string> pages = [];
        foreach (var number in new[] { RegistrationNumber.Of(9_999_997), hidden.Number, applicant.Number })
        {
            var one = await Candidate(browser, provider, "Màiri Shaw");
            var check = await Read(browser, one, number);
            foreach (var page in new[] { check, one })
                pages.Add((await site.Text(manager, page)).Replace(RegistrationNumber.Words(number), "#", StringComparison.Ordinal));
            Assert.Contains("Registration with a professional body: The register shows nobody of this number. If they say that they are on it, ask the register’s office.", await Refused(browser, one, [Key, .. Day("On", RecordSite.Today)]), StringComparison.Ordinal);
        }
        Assert.Contains("# on the register today: The register shows nobody of this number.", pages[0], StringComparison.Ordinal);
        Assert.Equal([pages[0], pages[1]], [pages[2], pages[3]]);
        Assert.Equal([pages[0], pages[1]], [pages[4], pages[5]]);
        // Nor does the name that is tried beside a number tell whether somebody hidden has it.
        var stranger = await Candidate(browser, provider, "Jean Brodie");
        await Read(browser, stranger, hidden.Number);
        Assert.Contains("The register shows nobody of this number", await site.Text(manager, stranger), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_each_day_is_judged_by_the_register_in_the_part_that_the_role_asks_for(string kind)
    {
        var site = await sites.Of(kind);
        var (store, today) = (site.Served.Store, RecordSite.Today);
        var facts = new RegisterFacts(store, Packs);
        var register = new RegisterCheck(store, Packs, facts, new RegisterSearch(store, Packs, facts));
        async Task<RegisterReading> On(long number, DateOnly day, string country = "england", string role = SocialWorker, CheckResult then = CheckResult.Clear)
        {
            var check = new SuitabilityCheck { Check = "registration", Registration = number, Outcome = then, Seen = "as seen", AskedOn = today.AddDays(-8), DoneOn = today.AddDays(-8) };
            return (await register.Read([check], stop)).Of(check, "Mairi Reid", country, role, day)!;
        }
        async Task<CheckResult> Is(Registrant who, string country = "england", string role = SocialWorker) => (await On(who.Number, today, country, role)).Result;

        var tomorrow = await Registered(site, "Reid", facts: [Admitted, new Fact(FactKind.Suspension, today.AddDays(1), today.AddDays(60), By: Decision.Panel)]);
        Assert.Equal([CheckResult.Clear, CheckResult.NotClear], [(await On(tomorrow.Number, today)).Result, (await On(tomorrow.Number, today.AddDays(1))).Result]);
        Assert.Equal(CheckResult.NotClear, await Is(await Registered(site, "Reid", facts: [Admitted, new Fact(FactKind.Removed, today.AddDays(-9), By: Decision.Panel)])));
        var left = await Registered(site, "Reid", facts: [Admitted, new Fact(FactKind.Left, today.AddDays(-9))]);
        var gone = await On(left.Number, today);
        Assert.Equal((CheckResult.NotClear, "Social workers in England: No longer registered, since 13 Nov 2026"), (gone.Result, gone.Words));
        var limited = await On((await Registered(site, "Reid", facts: [Admitted, new Fact(FactKind.PracticeConditions, today.AddDays(-9), today.AddDays(80), By: Decision.Panel)])).Number, today);
        Assert.Equal(CheckResult.ClearWithNote, limited.Result);
        Assert.Contains("Conditions of practice from 13 Nov 2026", limited.Line, StringComparison.Ordinal);

        // A social care worker is on the register, and no social worker.
        var care = await Registered(site, "Reid", "social-care", facts: Admitted);
        var asWorker = await On(care.Number, today, "scotland", "social-worker");
        Assert.Equal((CheckResult.NotClear, "Social care workforce: Registered; the role asks for a registration in “Social workers”"), (asWorker.Result, asWorker.Words));
        Assert.Equal(CheckResult.Clear, await Is(await Registered(site, "Reid", "social-workers", facts: Admitted), "scotland", "social-worker"));
        Assert.True(await register.Reads("scotland", "social-worker", stop));
        Assert.False(await register.Reads("scotland", "registered-nurse", stop));

        // The number of somebody who was found to be twice on the register leads to the one that holds.
        var holds = await Registered(site, "Reid", facts: Admitted);
        Assert.Equal(CheckResult.Clear, await Is(await Registered(site, "Reid", change: r => r.MergedInto = holds.Id)));

        // Who has been hidden since was seen then: what has been stays, and today the register shows nobody.
        var hidden = await Registered(site, "Reid", change: r => r.Hidden = true, facts: Admitted);
        Assert.Equal(CheckResult.Clear, (await On(hidden.Number, today.AddDays(-5))).Result);
        Assert.Equal(CheckResult.NotClear, (await On(hidden.Number, today.AddDays(-5), then: CheckResult.NotClear)).Result);
        Assert.Equal(RegisterReading.Nobody, await On(hidden.Number, today));
        Assert.Equal(RegisterReading.Nobody, await On(hidden.Number, today.AddDays(-20)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R11_another_bodys_register_is_looked_up_and_what_was_seen_is_typed(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        await Registered(site, "Kept", facts: Admitted);
        var one = await Candidate(browser, provider, "Nora Nurse", Nurse);
        var form = await site.Text(manager, $"{one}/registration");
        Assert.Contains("Nursing and Midwifery Council", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Social Work England", form, StringComparison.Ordinal);
        var wrong = await Refused(browser, $"{one}/registration", [Key, ("Outcome", "Clear"), .. Day("DoneOn", new(2026, 11, 16)), ("LookedBy", "manager"), ("Body", "swe")]);
        Assert.Contains("Choose the body on whose register you looked", wrong, StringComparison.Ordinal);
        Assert.Contains("Enter their number on that register", wrong, StringComparison.Ordinal);
        Assert.Contains("Say what that register shows", wrong, StringComparison.Ordinal);
        await Saved(browser, $"{one}/registration", [Key, ("Outcome", "Clear"), .. Day("DoneOn", new(2026, 11, 16)), ("LookedBy", "manager"), ("Body", "nmc"), ("Document", "99A1234E"), ("Seen", "Adult nurse, until 30 June 2027, no restrictions")]);
        var page = await site.Text(manager, one);
        Assert.Contains("Registration with a professional body Clear 16 Nov 2026, by manager; renew by 16 Nov 2027", page, StringComparison.Ordinal);
        Assert.Contains("Adult nurse, until 30 June 2027, no restrictions", page, StringComparison.Ordinal);
        Assert.Contains("Nursing and Midwifery Council", page, StringComparison.Ordinal);
        Assert.Contains("99A1234E", page, StringComparison.Ordinal);
        Assert.Contains("This check of theirs is not read from a register that is kept here.", await Refused(browser, $"{one}/registration?handler=Read", Key, ("Number", "1000 0006")), StringComparison.Ordinal);
    }
}
