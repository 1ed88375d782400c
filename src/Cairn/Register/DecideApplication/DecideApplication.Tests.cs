using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>From the office's queue to the decision of an application, and the file that tells who did what (R2).</summary>
public sealed class DecideApplicationTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Fact[] Sent = [new(FactKind.Role, new(2026, 6, 1), Code: "care-at-home/worker"), new(FactKind.Applied, new(2026, 11, 2))];
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<Served> Start(string kind)
    {
        var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        return served;
    }

    private async Task<Guid> Applicant(Store store, string part, params Fact[] facts) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Morag", Family = "Beaton" };
        db.Add(registrant);
        db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = new(1990, 2, 3), Email = "morag@example.org" });
        db.Add(new Evidence { Id = NewId.Next(), OwnerId = registrant.Id, For = "identity", FileName = "pass\"port\r\n.html", MediaType = "text/html", Length = 3, Content = "<b>"u8.ToArray(), Given = store.Clock.Now });
        await RegistrantFile.Begin(db, registrant.Id, part, stop);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        foreach (var fact in facts)
            file.Add(1, fact);
        return registrant.Id;
    }, stop);

    private static string Decide(Guid registrant) => $"/office/registrants/{registrant}/registrations/1/decide";

    private static string Fee(Guid registrant) => $"/office/registrants/{registrant}/registrations/1/fee";

    private async Task<RegistrantFile> FileOf(Store store, Guid registrant)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await RegistrantFile.Read(db, Packs, registrant, stop);
    }

    private async Task<HttpResponseMessage> Do(Served served, Guid registrant, string what, params (string, string)[] answers) =>
        await (await served.As("registrar")).SendFrom(what == "Fee" ? Fee(registrant) : Decide(registrant), what == "Fee" ? Fee(registrant) : $"{Decide(registrant)}?handler={what}", [("Version", $"{(await FileOf(served.Store, registrant)).Registrant.Version}"), .. answers]);

    private async Task<string> Refused(Served served, Guid registrant, string what, params (string, string)[] answers)
    {
        using var answer = await Do(served, registrant, what, answers);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private async Task Done(Served served, Guid registrant, string what, params (string, string)[] answers)
    {
        using var answer = await Do(served, registrant, what, answers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_an_application_is_admitted_on_condition_when_the_fee_is_settled_and_not_before(string kind)
    {
        await using var served = await Start(kind);
        var id = await Applicant(served.Store, "social-care", Sent);
        var office = await served.Text("registrar", "/office");
        Assert.Contains("1 thing waits for the office", office, StringComparison.Ordinal);
        Assert.Contains("Applications to decide 1 14 1 Dec 2026", office, StringComparison.Ordinal);
        Assert.Contains("Morag Beaton", await served.Text("registrar", "/office?Queue=applications"), StringComparison.Ordinal);

        var page = await served.Text("registrar", Decide(id));
        Assert.Contains("The fee is neither paid nor waived.", page, StringComparison.Ordinal);
        Assert.Contains("Missing", page, StringComparison.Ordinal);
        Assert.Contains("until 20 November 2029", page, StringComparison.Ordinal);
        Assert.Contains("The fee is neither paid nor waived.", await Refused(served, id, "Admit"), StringComparison.Ordinal);
        foreach (var (answers, said) in new[]
        {
            (new[] { ("What", ""), ("Pounds", "28") }, "Choose whether it was paid or is waived"),
            ([("What", "paid"), ("Pounds", "-1")], "Write the sum in pounds and pence"),
            ([("What", "paid"), ("Pounds", "1.005")], "Write the sum in pounds and pence"),
            ([("What", "paid"), ("Pounds", "28"), ("Day.day", "21"), ("Day.month", "11"), ("Day.year", "2026")], "Write the day on which it was paid"),
            ([("What", "waived"), ("Pounds", "28")], "Write why the fee is waived"),
        })
            Assert.Contains(said, await Refused(served, id, "Fee", answers), StringComparison.Ordinal);
        await Done(served, id, "Fee", ("What", "paid"), ("Pounds", "20.00"), ("Day.day", "19"), ("Day.month", "11"), ("Day.year", "2026"));
        Assert.Contains("£20.00 of £28.00 paid or waived", await served.Text("registrar", Decide(id)), StringComparison.Ordinal);
        Assert.Contains("A part of the fee", await Refused(served, id, "Admit"), StringComparison.Ordinal);
        await Done(served, id, "Fee", ("What", "waived"), ("Pounds", "8"), ("WaiverReason", "Our mistake in the letter."));
        await Done(served, id, "Admit");

        var file = await FileOf(served.Store, id);
        var judged = file.Judge(file.Registrations[0], Today);
        Assert.Equal((Standing.Registered, true, new DateOnly(2029, 11, 20)), (judged.Standing, judged.Has(StandingMarks.Condition), judged.ConditionDue));
        Assert.Contains("No application waits", await Refused(served, id, "Admit"), StringComparison.Ordinal);
        Assert.Single((await FileOf(served.Store, id)).Rows, f => f.Kind == FactKind.Admitted);
        Assert.Contains("Nothing waits for the office", await served.Text("registrar", "/office"), StringComparison.Ordinal);
        var told = await served.Text("registrar", $"/office/registrants/{id}");
        Assert.Contains("Entered in the register", told, StringComparison.Ordinal);
        Assert.Contains(", registrar", told, StringComparison.Ordinal);
        Assert.Contains("Our mistake in the letter.", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_what_must_be_held_before_cannot_be_overlooked_and_a_refusal_has_reasons_and_an_appeal(string kind)
    {
        await using var served = await Start(kind);
        var id = await Applicant(served.Store, "social-workers", new(FactKind.Role, new(2026, 6, 1), Code: "local-authority-fieldwork/social-worker"), new(FactKind.Applied, new(2026, 11, 2)), new(FactKind.FeePaid, new(2026, 11, 2), Period: 0, Amount: 9_600));
        Assert.Contains("must be held before admission is not held", await Refused(served, id, "Admit"), StringComparison.Ordinal);
        Assert.Contains("Write why, as the applicant will read it", await Refused(served, id, "Refuse", ("Reason", " ")), StringComparison.Ordinal);
        await Done(served, id, "Refuse", ("Reason", "No recognised degree."));
        var file = await FileOf(served.Store, id);
        Assert.Equal(Standing.Refused, file.Judge(file.Registrations[0], Today).Standing);
        Assert.Contains("No recognised degree. Appeal by 18 Dec 2026.", await served.Text("registrar", $"/office/registrants/{id}"), StringComparison.Ordinal);
        Assert.Contains("No application waits", await Refused(served, id, "Refuse", ("Reason", "Again.")), StringComparison.Ordinal);

        var held = await Applicant(served.Store, "social-workers", new(FactKind.Role, new(2026, 6, 1), Code: "local-authority-fieldwork/social-worker"), new(FactKind.Applied, new(2026, 11, 2)), new(FactKind.FeePaid, new(2026, 11, 2), Period: 0, Amount: 9_600), new(FactKind.Qualification, new(2026, 7, 1), Code: "social-work-degree"));
        Assert.Contains("Met Social work degree", await served.Text("registrar", Decide(held)), StringComparison.Ordinal);
        await Done(served, held, "Admit");
        Assert.DoesNotContain((await FileOf(served.Store, held)).Rows, f => f.Kind == FactKind.Condition);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_information_is_asked_for_once_and_the_application_comes_back_when_it_came(string kind)
    {
        await using var served = await Start(kind);
        var id = await Applicant(served.Store, "social-care", [.. Sent, new(FactKind.FeePaid, new(2026, 11, 3), Period: 0, Amount: 2_800)]);
        Assert.Contains("Write what you need to know", await Refused(served, id, "Ask", ("Question", "")), StringComparison.Ordinal);
        Assert.Contains("a day after today", await Refused(served, id, "Ask", ("Question", "Which home?"), ("Due.day", "20"), ("Due.month", "11"), ("Due.year", "2026")), StringComparison.Ordinal);
        var before = (await FileOf(served.Store, id)).Registrant.Version;
        await Done(served, id, "Ask", ("Question", "Which home?"), ("Due.day", "4"), ("Due.month", "12"), ("Due.year", "2026"));
        Assert.Contains("Nothing waits for the office", await served.Text("registrar", "/office"), StringComparison.Ordinal);
        Assert.Contains("has not come", await Refused(served, id, "Admit"), StringComparison.Ordinal);
        // Who looked at it before it was asked decides nothing.
        using (var late = await (await served.As("registrar")).SendFrom(Decide(id), $"{Decide(id)}?handler=Refuse", ("Version", $"{before}"), ("Reason", "Too long.")))
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);

        await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            (await RegistrantFile.Read(db, Packs, id, stop)).Add(1, new Fact(FactKind.InformationGiven, Today));
            return 0;
        }, stop);
        Assert.Contains("Information that came 1", await served.Text("registrar", "/office"), StringComparison.Ordinal);
        await Done(served, id, "Admit");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_file_is_found_by_number_or_name_told_as_known_on_a_day_and_every_look_is_kept(string kind)
    {
        await using var served = await Start(kind);
        var id = await Applicant(served.Store, "social-care", Sent);
        var registrar = await served.As("registrar");
        var number = (await FileOf(served.Store, id)).Registrant.Number;
        using (var found = await registrar.Send("/office/registrants", ("Who", RegistrationNumber.Words(number))))
            Assert.Equal($"/office/registrants/{id}", found.Headers.Location?.ToString());
        async Task<string> Find(string who) => Served.Text(await Browser.Body(await registrar.Send("/office/registrants", ("Who", who))));
        Assert.Contains("1 registrant is found", await Find("morag beaton"), StringComparison.Ordinal);
        Assert.Contains("Nobody is found", await Find("Nobody At All"), StringComparison.Ordinal);
        Assert.Contains("A digit of this number is wrong", await Find("1234 5678"), StringComparison.Ordinal);
        Assert.Contains("at least two letters", await Find("x"), StringComparison.Ordinal);

        var url = $"/office/registrants/{id}";
        Assert.Contains("3 February 1990", await served.Text("registrar", url), StringComparison.Ordinal);
        Assert.Contains("Nothing was known of them then", await served.Text("registrar", $"{url}?KnownOn.day=1&KnownOn.month=1&KnownOn.year=2020"), StringComparison.Ordinal);
        Guid evidence;
        await using (var db = await served.Store.Read(Scope.System, stop))
            evidence = (await db.Set<Evidence>().SingleAsync(stop)).Id;
        using (var file = await registrar.Get($"{url}?handler=Evidence&evidence={evidence}"))
        {
            Assert.Equal(("attachment", "application/octet-stream"), (file.Content.Headers.ContentDisposition?.DispositionType, file.Content.Headers.ContentType?.MediaType));
            Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        }
        using (var other = await registrar.Get($"/office/registrants/{await Applicant(served.Store, "social-care", Sent)}?handler=Evidence&evidence={evidence}"))
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        await using var now = await served.Store.Read(Scope.System, stop);
        Assert.Equal(1, await now.Set<AuditEvent>().CountAsync(e => e.Verb == "LookAtRegistrant" && e.SubjectId == id, stop));
        Assert.Equal(1, await now.Set<AuditEvent>().CountAsync(e => e.Verb == "OpenEvidence" && e.SubjectId == evidence, stop));
    }

    public void Dispose() => databases.Dispose();
}
