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

/// <summary>A registrant leaves, stays, comes back; answers the office; asks for another name (R2, R6).</summary>
public sealed class LeaveRegisterTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Fact[] Registered = [new(FactKind.Admitted, new(2026, 2, 1), By: Decision.Person), new(FactKind.Role, new(2026, 1, 10), Code: "care-at-home/worker")];
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private Guid registrant;

    private static (string, string)[] Day(string name, DateOnly day) => [($"{name}.day", $"{day.Day}"), ($"{name}.month", $"{day.Month}"), ($"{name}.year", $"{day.Year}")];

    private async Task<Served> Start(string kind, params Fact[] facts)
    {
        var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "worker", Role.Worker, null, stop);
        await SeedProvider.Account(served.Store, "other", Role.Worker, null, stop);
        registrant = await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var made = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ada", Family = "Lovat", AccountId = await db.Set<Account>().Where(a => a.UserName == "worker").Select(a => a.Id).SingleAsync(stop) };
            db.Add(made);
            await RegistrantFile.Begin(db, made.Id, "social-care", stop);
            await db.SaveChangesAsync(stop);
            var file = await RegistrantFile.Read(db, Packs, made.Id, stop);
            foreach (var fact in facts)
                file.Add(1, fact);
            return made.Id;
        }, stop);
        return served;
    }

    private async Task<RegistrantFile> Mine(Served served)
    {
        await using var db = await served.Store.Read(Scope.System, stop);
        return await RegistrantFile.Read(db, Packs, registrant, stop);
    }

    private static async Task<string> Post(Served served, string url, string to, HttpStatusCode expected, params (string, string)[] answers)
    {
        using var answer = await (await served.As("worker")).SendFrom(url, to, answers);
        Assert.Equal(expected, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_registrant_leaves_on_a_day_after_reading_what_it_means_and_may_stay_until_then(string kind)
    {
        await using var served = await Start(kind, Registered);
        const string Url = "/me/registration/1/leave";
        Assert.Contains("Your role must be registered.", await served.Text("worker", Url), StringComparison.Ordinal);
        var wrong = await Post(served, Url, Url, HttpStatusCode.OK, Day("On", Today.AddDays(-1)));
        Assert.Contains("Write the first day on which you are not registered", wrong, StringComparison.Ordinal);
        Assert.Contains("Say that you know what it means", wrong, StringComparison.Ordinal);
        await Post(served, Url, Url, HttpStatusCode.Redirect, [.. Day("On", Today.AddDays(10)), ("Sure", "yes")]);
        Assert.Contains("You leave on 30 November 2026", await served.Text("worker", "/me/registration"), StringComparison.Ordinal);
        await Post(served, Url, $"{Url}?handler=Stay", HttpStatusCode.Redirect);
        Assert.DoesNotContain((await Mine(served)).Rows, f => f.Kind == FactKind.Left);
        await Post(served, Url, Url, HttpStatusCode.Redirect, [.. Day("On", Today), ("Sure", "yes")]);
        var file = await Mine(served);
        Assert.Equal(Standing.Left, file.Judge(file.Registrations[0], Today).Standing);
        var mine = await served.Text("worker", "/me/registration");
        Assert.Contains("Apply again, under the same number", mine, StringComparison.Ordinal);
        using (var gone = await (await served.As("worker")).Get(Url))
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var stranger = await (await served.As("other")).Get(Url);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_nobody_leaves_out_of_an_open_case_and_is_told_so(string kind)
    {
        await using var served = await Start(kind, [.. Registered, new(FactKind.CaseOpened, new(2026, 11, 1))]);
        const string Url = "/me/registration/1/leave";
        Assert.Contains("you stay registered until it is closed", await served.Text("worker", Url), StringComparison.Ordinal);
        await Post(served, Url, Url, HttpStatusCode.Redirect, [.. Day("On", Today), ("Sure", "yes")]);
        var file = await Mine(served);
        Assert.Equal(Standing.Registered, file.Judge(file.Registrations[0], Today.AddDays(30)).Standing);
        Assert.Contains("or when the case about you is closed, if that is later", await served.Text("worker", "/me/registration"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_what_the_office_asks_is_answered_once_with_a_file_and_the_application_moves_on(string kind)
    {
        await using var served = await Start(kind, new Fact(FactKind.Role, new(2026, 10, 1), Code: "care-at-home/worker"), new Fact(FactKind.Applied, new(2026, 11, 2)));
        var asked = await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var request = new InformationRequest { Id = NewId.Next(), RegistrantId = registrant, Ordinal = 1, Question = "Where did you work in 2024?", Asked = Today, Due = Today.AddDays(14) };
            db.Add(request);
            (await RegistrantFile.Read(db, Packs, registrant, stop)).Add(1, new Fact(FactKind.InformationAsked, Today, request.Due, By: Decision.Person), request.Id);
            return request.Id;
        }, stop);
        var url = $"/me/registration/requests/{asked}";
        Assert.Contains("You move next: the register’s office waits for your answer, by 4 December 2026", await served.Text("worker", "/me/registration"), StringComparison.Ordinal);
        Assert.Contains("Where did you work in 2024?", await served.Text("worker", url), StringComparison.Ordinal);
        using (var stranger = await (await served.As("other")).Get(url))
            Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Contains("Write your answer", await Post(served, url, url, HttpStatusCode.OK), StringComparison.Ordinal);
        var browser = await served.As("worker");
        using (var odd = await browser.SendFile(url, "Document", "letter.pdf", "no pdf"u8.ToArray(), ("Answer", "At a school.")))
            Assert.Contains("no PDF, JPEG or PNG", Served.Text(await Browser.Body(odd)), StringComparison.Ordinal);
        using (var sent = await browser.SendFile(url, "Document", "letter.pdf", "%PDF-1.4 a letter"u8.ToArray(), ("Answer", "At a school.")))
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var file = await Mine(served);
        Assert.Equal(Standing.Applied, file.Judge(file.Registrations[0], Today).Standing);
        await using (var db = await served.Store.Read(Scope.System, stop))
            Assert.Equal((asked.ToString(), registrant), (await db.Set<Evidence>().ToListAsync(stop)).Select(e => (e.For, e.OwnerId)).Single());
        Assert.Contains("You answered on 20 November 2026", await served.Text("worker", url), StringComparison.Ordinal);
        using var again = await browser.SendFrom("/me/registration/details", url, ("Answer", "Once more."));
        Assert.Contains("You have answered this already", Served.Text(await Browser.Body(again)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_another_name_is_asked_for_with_a_reason_and_evidence_and_changes_nothing_by_itself(string kind)
    {
        await using var served = await Start(kind, Registered);
        const string Url = "/me/registration/details";
        var browser = await served.As("worker");
        var wrong = await Post(served, Url, Url, HttpStatusCode.OK);
        foreach (var fault in new[] { "Write what is to be changed", "Write why", "Give a file that shows it" })
            Assert.Contains(fault, wrong, StringComparison.Ordinal);
        using (var asked = await browser.SendFile(Url, "Document", "marriage.pdf", "%PDF-1.4 married"u8.ToArray(), ("Family", "Munro"), ("Why", "I married.")))
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var text = await served.Text("worker", Url);
        Assert.Contains("You asked for a change on 20 November 2026; the office decides", text, StringComparison.Ordinal);
        Assert.Contains("Name on the register Ada Lovat", text, StringComparison.Ordinal);
        await using var db = await served.Store.Read(Scope.System, stop);
        var kept = await db.Set<DetailsRequest>().SingleAsync(stop);
        Assert.Equal(("Munro", null, null), (kept.Family, kept.Given, kept.Decided));
        using var second = await browser.SendFrom(ApplicantPages.Mine + "/1/leave", Url, ("Family", "Ross"), ("Why", "Again."));
        Assert.Contains("You have asked for a change already", Served.Text(await Browser.Body(second)), StringComparison.Ordinal);
    }

    public void Dispose() => databases.Dispose();
}
