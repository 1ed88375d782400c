using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>An application from an account of one's own to the sent registration, saved at each step (R2, R8).</summary>
public sealed class SendApplicationTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly byte[] Pdf = "%PDF-1.7 a passport"u8.ToArray();
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Day(string name, DateOnly day) => [($"{name}.day", $"{day.Day}"), ($"{name}.month", $"{day.Month}"), ($"{name}.year", $"{day.Year}")];

    private Task<Served> Start(string kind) => Served.Start(databases[kind] with { Today = Today }, stop);

    /// <summary>Begins an application as a signed-in browser.</summary>
    private static async Task<string> Begun(Browser browser, string country)
    {
        using var answer = await browser.Send(ApplicantPages.Apply, ("Country", country), ("Key", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString[..^"/role".Length];
    }

    private async Task<string> Version(Served served, string url)
    {
        await using var db = await served.Store.Read(Scope.System, stop);
        var id = Guid.Parse(url[(url.LastIndexOf('/') + 1)..]);
        return $"{await db.Set<Application>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync(stop)}";
    }

    private async Task Done(Served served, Browser browser, string url, string step, params (string, string)[] answers)
    {
        using var answer = await browser.Send($"{url}/{step}", [("Version", await Version(served, url)), .. answers]);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            Assert.Fail(Served.Text(await Browser.Body(answer)));
    }

    private async Task<string> Refused(Served served, Browser browser, string url, string step, params (string, string)[] answers)
    {
        using var answer = await browser.Send($"{url}/{step}", [("Version", await Version(served, url)), .. answers]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private static async Task Give(Browser browser, string url, string what, string name = "passport.pdf")
    {
        using var answer = await browser.SendFile($"{url}/evidence", "Document", name, Pdf, ("For", what));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static readonly (string, string)[] AboutSeonaid =
    [
        ("Given", "Seonaid"), ("Family", "MacAskill"), ("PreviousNames", "Seonaid Beaton\r\nOne Two Three"), .. Day("BirthDate", new(1990, 2, 3)), ("Email", "seonaid@example.org"), ("Address", "1 Example Street"), ("Town", "Portree"), ("AtRisk", "no"),
    ];

    private static readonly (string, string)[] NothingToDeclare = [.. new[] { "conviction", "conduct", "body", "health" }.Select(q => ($"Said[{q}]", "no"))];

    private async Task<Registrant> Only(Served served)
    {
        await using var db = await served.Store.Read(Scope.System, stop);
        return await db.Set<Registrant>().AsNoTracking().SingleAsync(stop);
    }

    private async Task<RegistrantFile> FileOf(Served served, Guid registrant)
    {
        await using var db = await served.Store.Read(Scope.System, stop);
        return await RegistrantFile.Read(db, Packs, registrant, stop);
    }

    /// <summary>What the office would put in.</summary>
    private Task Put(Served served, Guid registrant, int ordinal, params Fact[] facts) => served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var file = await RegistrantFile.Read(db, Packs, registrant, stop);
        foreach (var fact in facts)
            file.Add(ordinal, fact);
        return 0;
    }, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_somebody_without_an_account_makes_one_applies_step_by_step_and_is_an_applicant(string kind)
    {
        await using var served = await Start(kind);
        var provider = new SeedProvider(NewId.Next(), "Rowan Care", 1, 1, Today);
        await provider.Into(served.Store, stop);
        var browser = await served.As("");
        Assert.Contains("You need an account", await served.Text("", ApplicantPages.Apply), StringComparison.Ordinal);
        foreach (var (user, password, said) in new[] { ("", "four plain words here", "Choose a user name"), ("seonaid", "short", "at least 12 characters") })
        {
            using var wrong = await browser.Send(ApplicantPages.Account, ("FullName", "Seonaid MacAskill"), ("UserName", user), ("Password", password));
            Assert.Contains(said, Served.Text(await Browser.Body(wrong)), StringComparison.Ordinal);
        }
        using (var made = await browser.Send(ApplicantPages.Account, ("FullName", "Seonaid MacAskill"), ("UserName", "seonaid"), ("Password", "four plain words here")))
            Assert.Equal(ApplicantPages.Apply, made.Headers.Location?.OriginalString);
        using (var other = new Browser(served.Address))
        using (var taken = await other.Send(ApplicantPages.Account, ("FullName", "Another"), ("UserName", "Seonaid"), ("Password", "four plain words here")))
            Assert.Contains("This user name is taken", Served.Text(await Browser.Body(taken)), StringComparison.Ordinal);
        using (var none = await browser.Send(ApplicantPages.Apply, ("Country", "wales"), ("Key", "k")))
            Assert.Contains("Choose the country in which you work", Served.Text(await Browser.Body(none)), StringComparison.Ordinal);

        var url = await Begun(browser, "scotland");
        Assert.Contains("0 of 5 parts are done", await served.Text("", url), StringComparison.Ordinal);
        Assert.Contains("Say first what your role is", await served.Text("", $"{url}/qualifications"), StringComparison.Ordinal);
        var role = await Refused(served, browser, url, "role");
        foreach (var fault in new[] { "Choose the kind of service", "Choose what you do there", "Write your first day in the role", "Write the name of your employer" })
            Assert.Contains(fault, role, StringComparison.Ordinal);
        Assert.Contains("Ancillary staff need not register.", await Refused(served, browser, url, "role", [("Service", "care-at-home"), ("Level", "ancillary"), .. Day("Started", new(2026, 10, 1)), ("Employer", "Rowan Care")]), StringComparison.Ordinal);
        await Done(served, browser, url, "role", [("Service", "care-at-home"), ("Level", "worker"), .. Day("Started", new(2026, 10, 1)), ("Employer", "Rowan Care"), ("JobTitle", "Carer")]);
        Assert.Contains("Write your family name", await Refused(served, browser, url, "about-you", ("Email", "nobody"), ("AtRisk", "no")), StringComparison.Ordinal);
        Assert.Contains("That is no e-mail address", await Refused(served, browser, url, "about-you", ("Email", "nobody"), ("AtRisk", "no")), StringComparison.Ordinal);
        await Done(served, browser, url, "about-you", AboutSeonaid);
        Assert.Contains("Write who awarded it", await Refused(served, browser, url, "qualifications", ("Held", "svq-ssh-6"), ("Award", "Diploma")), StringComparison.Ordinal);
        await Done(served, browser, url, "qualifications", ("Held", "svq-ssh-6"), ("Held", "made-up"), ("Award", "Diploma of care"), ("AwardedBy", "A college"), ("AwardCountry", "Ghana"), ("Year", "2015"));
        // Back after a break: what was saved is there.
        Assert.Contains("3 of 5 parts are done", await served.Text("", url), StringComparison.Ordinal);
        Assert.Contains("Go on with your application", await served.Text("", ApplicantPages.Apply), StringComparison.Ordinal);

        foreach (var (name, content, said) in new[] { ("passport.pdf", "<script>"u8.ToArray(), "no PDF, JPEG or PNG"), ("empty.pdf", [], "Choose"), ("big.pdf", [.. "%PDF-"u8, .. new byte[EvidenceFor.MostBytes]], "larger than 5 MB") })
        {
            using var wrong = await browser.SendFile($"{url}/evidence", "Document", name, content, ("For", "identity"));
            Assert.Contains(said, Served.Text(await Browser.Body(wrong)), StringComparison.Ordinal);
        }
        await Give(browser, url, "identity", "../../my passport.pdf");
        Assert.Contains("Still to come: a certificate of what you hold", await served.Text("", $"{url}/evidence"), StringComparison.Ordinal);
        await Give(browser, url, "qualification", "award.pdf");
        var declared = await Refused(served, browser, url, "declaration", ("Said[conviction]", "yes"));
        Assert.Contains("Answer yes or no: has an employer dismissed", declared, StringComparison.Ordinal);
        Assert.Contains("Tell what happened and when", declared, StringComparison.Ordinal);
        using (var early = await browser.Get($"{url}/send"))
            Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
        await Done(served, browser, url, "declaration", NothingToDeclare);
        Assert.Contains("Your application can be sent", await served.Text("", url), StringComparison.Ordinal);
        var check = await served.Text("", $"{url}/send");
        foreach (var said in new[] { "Rowan Care", "Seonaid MacAskill", "3 February 1990", "SVQ Social Services and Healthcare at SCQF 6; Diploma of care, A college, to be assessed", "my passport.pdf; award.pdf", "£28.00" })
            Assert.Contains(said, check, StringComparison.Ordinal);
        Assert.Contains("Say that what you have written is true", await Refused(served, browser, url, "send"), StringComparison.Ordinal);
        await Done(served, browser, url, "send", ("IsTrue", "yes"));

        var registrant = await Only(served);
        var file = await FileOf(served, registrant.Id);
        Assert.Equal(Standing.Applied, file.Judge(file.Registrations[0], Today).Standing);
        Assert.Equal(["Role", "Applied", "FeeAsked"], file.Rows.Select(f => f.Kind.ToString()));
        Assert.Equal((2_800L, 0, Today.AddDays(28)), file.Rows.Where(f => f.Kind == FactKind.FeeAsked).Select(f => (f.Amount, f.Period, f.Until!.Value)).Single());
        await using (var db = await served.Store.Read(Scope.System, stop))
        {
            Assert.Equal(new DateOnly(1990, 2, 3), (await db.Set<RegistrantPrivate>().SingleAsync(stop)).BirthDate);
            Assert.Equal([("Beaton", true), ("Three", true)], (await db.Set<PreviousName>().OrderBy(p => p.Id).ToListAsync(stop)).Select(p => (p.Family, p.Shown)));
            Assert.Equal(["svq-ssh-6", null], (await db.Set<QualificationClaim>().OrderBy(c => c.Id).ToListAsync(stop)).Select(c => c.Code));
            Assert.Equal(["my passport.pdf", "award.pdf"], (await db.Set<Evidence>().OrderBy(e => e.Given).ToListAsync(stop)).Select(e => e.FileName));
            Assert.Equal("Rowan Care", (await db.Set<Employment>().SingleAsync(stop)).Employer);
        }
        var mine = await served.Text("", "/me/registration");
        foreach (var said in new[] { "Social care workforce: has applied", "The register’s office decides", "The fee of £28.00 is to be paid by 18 December 2026", "it shows no applicants" })
            Assert.Contains(said, mine, StringComparison.Ordinal);
        Assert.Contains("This application was sent", await Refused(served, browser, url, "declaration", NothingToDeclare), StringComparison.Ordinal);
    }

    private static Task Account(Served served, string user, CancellationToken stop) => SeedProvider.Account(served.Store, user, Role.Worker, null, stop);

    /// <summary>Fills in all parts that are open and sends.</summary>
    private async Task Sent(Served served, Browser browser, string url, string service, string level, string? employer, bool known = false, string atRisk = "no")
    {
        await Done(served, browser, url, "role", [("Service", service), ("Level", level), .. Day("Started", new(2026, 10, 1)), ("Employer", employer ?? "")]);
        if (!known)
        {
            await Done(served, browser, url, "about-you", [.. AboutSeonaid.Where(a => a.Item1 != "AtRisk"), ("AtRisk", atRisk)]);
            await Give(browser, url, "identity");
        }
        await Done(served, browser, url, "qualifications");
        await Done(served, browser, url, "declaration", NothingToDeclare);
        await Done(served, browser, url, "send", ("IsTrue", "yes"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_who_would_be_at_risk_is_hidden_from_the_moment_of_sending_and_so_are_former_names(string kind)
    {
        await using var served = await Start(kind);
        await Account(served, "seonaid", stop);
        var browser = await served.As("seonaid");
        await Sent(served, browser, await Begun(browser, "scotland"), "care-at-home", "worker", "Rowan Care", atRisk: "yes");
        Assert.True((await Only(served)).Hidden);
        await using var db = await served.Store.Read(Scope.System, stop);
        Assert.All(await db.Set<PreviousName>().ToListAsync(stop), p => Assert.False(p.Shown));
        Assert.Contains("You are hidden", await served.Text("seonaid", "/me/registration"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_nobody_else_reads_or_changes_an_application_or_opens_its_files(string kind)
    {
        await using var served = await Start(kind);
        await Account(served, "seonaid", stop);
        await Account(served, "stranger", stop);
        var (browser, stranger) = (await served.As("seonaid"), await served.As("stranger"));
        var url = await Begun(browser, "scotland");
        await Give(browser, url, "identity");
        Guid file;
        await using (var db = await served.Store.Read(Scope.System, stop))
            file = await db.Set<Evidence>().Select(e => e.Id).SingleAsync(stop);
        using (var own = await browser.Get($"{url}/evidence?handler=File&file={file}"))
        {
            Assert.Equal(("application/pdf", "attachment"), (own.Content.Headers.ContentType!.MediaType, own.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal(Pdf, await own.Content.ReadAsByteArrayAsync(stop));
        }
        foreach (var path in new[] { "", "/role", "/about-you", "/qualifications", "/evidence", $"/evidence?handler=File&file={file}", "/declaration", "/send" })
        {
            using var refused = await stranger.Get(url + path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        using (var dropped = await stranger.SendFrom(ApplicantPages.Apply, url))
            Assert.Equal(HttpStatusCode.NotFound, dropped.StatusCode);
        using (var taken = await browser.SendFrom($"{url}/evidence", $"{url}/evidence?handler=TakeBack&file={file}"))
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        using (var thrown = await browser.Send(url))
            Assert.Equal($"{ApplicantPages.Apply}?dropped=true", thrown.Headers.Location?.OriginalString);
        await using var after = await served.Store.Read(Scope.System, stop);
        Assert.Equal((0, 0), (await after.Set<Application>().CountAsync(stop), await after.Set<Evidence>().CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_who_is_registered_is_asked_only_what_is_new_and_gets_a_second_registration_under_one_number(string kind)
    {
        await using var served = await Start(kind);
        await Account(served, "seonaid", stop);
        var browser = await served.As("seonaid");
        await Sent(served, browser, await Begun(browser, "scotland"), "care-at-home", "worker", "Rowan Care");
        var first = await Only(served);
        await Put(served, first.Id, 1, new Fact(FactKind.FeePaid, Today, Period: 0, Amount: 2_800), new Fact(FactKind.Admitted, Today, By: Decision.Person));
        using (var elsewhere = await browser.Send(ApplicantPages.Apply, ("Country", "england"), ("Key", "e")))
            Assert.Contains("make a second account", Served.Text(await Browser.Body(elsewhere)), StringComparison.Ordinal);
        var url = await Begun(browser, "scotland");
        Assert.Contains("The register holds this already", await served.Text("seonaid", url), StringComparison.Ordinal);
        Assert.Contains("You hold a registration on this part already", await Refused(served, browser, url, "role", [("Service", "care-home-older"), ("Level", "worker"), .. Day("Started", Today), ("Employer", "Another home")]), StringComparison.Ordinal);
        await Sent(served, browser, url, "nursery", "practitioner", "A nursery", known: true);
        var file = await FileOf(served, (await Only(served)).Id);
        Assert.Equal((first.Number, 2, "children"), (file.Registrant.Number, file.Registrations.Count, file.Registrations[1].Part));
        Assert.Equal((Standing.Registered, Standing.Applied), (file.Judge(file.Registrations[0], Today).Standing, file.Judge(file.Registrations[1], Today).Standing));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_an_application_is_taken_back_and_made_again_under_the_same_number(string kind)
    {
        await using var served = await Start(kind);
        await Account(served, "seonaid", stop);
        var browser = await served.As("seonaid");
        await Sent(served, browser, await Begun(browser, "scotland"), "care-at-home", "worker", "Rowan Care");
        var number = (await Only(served)).Number;
        using (var taken = await browser.Send("/me/registration/1/withdraw"))
            Assert.Equal(ApplicantPages.Mine, taken.Headers.Location?.OriginalString);
        Assert.Contains("took the application back", await served.Text("seonaid", "/me/registration"), StringComparison.Ordinal);
        using (var again = await browser.Get("/me/registration/1/withdraw"))
            Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        await Sent(served, browser, await Begun(browser, "scotland"), "care-at-home", "worker", "Rowan Care", known: true);
        var file = await FileOf(served, (await Only(served)).Id);
        Assert.Equal((number, Standing.Withdrawn, Standing.Applied), (file.Registrant.Number, file.Judge(file.Registrations[0], Today).Standing, file.Judge(file.Registrations[1], Today).Standing));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R8_a_personal_assistant_of_three_households_is_registered_once_and_no_household_is_named(string kind)
    {
        await using var served = await Start(kind);
        await Account(served, "seonaid", stop);
        var browser = await served.As("seonaid");
        await Sent(served, browser, await Begun(browser, "scotland"), RoleQuestions.Household, "worker", null);
        var registrant = await Only(served);
        await Put(served, registrant.Id, 1, new Fact(FactKind.Admitted, Today, By: Decision.Person));
        const string Work = "/me/registration/1/work";
        foreach (var from in new[] { new DateOnly(2026, 10, 15), new DateOnly(2026, 11, 1) })
        {
            using var added = await browser.Send(Work, [("Service", RoleQuestions.Household), ("Level", "worker"), .. Day("From", from), ("Employer", "Mrs Example")]);
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }
        Assert.Contains("You work for 3 employers under this one registration", await served.Text("seonaid", Work), StringComparison.Ordinal);
        using (var other = await browser.Send(Work, [("Service", "nursery"), ("Level", "worker"), .. Day("From", Today), ("Employer", "A nursery")]))
            Assert.Contains("belongs to another part", Served.Text(await Browser.Body(other)), StringComparison.Ordinal);
        using (var none = await browser.SendFrom(Work, $"{Work}?handler=End"))
            Assert.Contains("Choose for whom you work no longer", Served.Text(await Browser.Body(none)), StringComparison.Ordinal);
        var role = (await FileOf(served, registrant.Id)).Rows.First(f => f.Kind == FactKind.Role);
        using (var before = await browser.SendFrom(Work, $"{Work}?handler=End", [("Fact", $"{role.Number}"), .. Day("Last", role.On.AddDays(-1))]))
            Assert.Contains("Write your last day there", Served.Text(await Browser.Body(before)), StringComparison.Ordinal);
        using (var ended = await browser.SendFrom(Work, $"{Work}?handler=End", [("Fact", $"{role.Number}"), .. Day("Last", Today)]))
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains("You work for 2 employers", await served.Text("seonaid", Work), StringComparison.Ordinal);
        var file = await FileOf(served, registrant.Id);
        Assert.Single(file.Registrations);
        Assert.False(file.Judge(file.Registrations[0], Today.AddDays(5)).Has(StandingMarks.NoRole));
        Assert.Contains("Works for Not given", await served.Text("", $"/register/{registrant.Number}"), StringComparison.Ordinal);
        await using var db = await served.Store.Read(Scope.System, stop);
        Assert.All(await db.Set<Employment>().ToListAsync(stop), e => Assert.Equal((null, null), (e.Employer, e.EmployerId)));
    }

    public void Dispose() => databases.Dispose();
}
