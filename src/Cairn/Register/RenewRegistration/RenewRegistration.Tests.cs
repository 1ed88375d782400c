using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>What a worker sees and does of their registration (R2, R4, R7).</summary>
public sealed class RenewRegistrationTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R4_a_renewal_is_the_list_each_thing_a_fact_and_nothing_is_sent_besides(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var (person, provider) = (NewId.Next(), new SeedProvider(NewId.Next(), "Rowan Care", 1, 3, Today));
        await provider.Into(served.Store, stop);
        await SeedProvider.Account(served.Store, "worker", Role.Worker, provider.Id, stop, person: person);
        await SeedProvider.Account(served.Store, "other", Role.Worker, provider.Id, stop, person: provider.Persons[0]);
        var admitted = Today.AddYears(-2).AddDays(30);
        var registrant = await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var made = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ada", Family = "Lovat", PersonId = person };
            db.Add(made);
            await RegistrantFile.Begin(db, made.Id, "social-care", stop);
            await db.SaveChangesAsync(stop);
            var file = await RegistrantFile.Read(db, Packs, made.Id, stop);
            file.Add(1, new Fact(FactKind.Admitted, admitted, By: Decision.Person));
            file.Add(1, new Fact(FactKind.Role, admitted, Code: "care-at-home/worker"));
            foreach (var done in new[] { new Fact(FactKind.Declared, admitted.AddMonths(11), Period: 1), new Fact(FactKind.ContactConfirmed, admitted.AddMonths(11)), new Fact(FactKind.Learning, admitted.AddMonths(2), Amount: 60, Code: "protection"), new Fact(FactKind.Learning, admitted.AddMonths(2), Amount: 60, Code: "trauma") })
                file.Add(1, done);
            return made.Id;
        }, stop);
        Assert.Contains("You are on no register here", await served.Text("other", "/me/registration"), StringComparison.Ordinal);
        var mine = await served.Text("worker", "/me/registration");
        Assert.Contains("Social care workforce: registered You renew, by 22 December 2026.", mine, StringComparison.Ordinal);
        const string Url = "/me/registration/1/renew";
        Assert.Contains("3 things are left to do", await served.Text("worker", Url), StringComparison.Ordinal);
        Assert.Contains("You have not been asked for it yet. It cannot be late before you were.", await served.Text("worker", Url), StringComparison.Ordinal);
        using (var stranger = await (await served.As("other")).Get(Url))
            Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);

        var browser = await served.As("worker");
        async Task<string> Send(string handler, params (string, string)[] answers) => Served.Text(await Browser.Body(await browser.SendFrom(Url, $"{Url}?handler={handler}", answers)));
        Assert.Contains("so that a notice reaches you", await Send("Contact", ("Address", "1 Example Street")), StringComparison.Ordinal);
        Assert.Contains("That is no e-mail address", await Send("Contact", ("Email", "nobody"), ("Address", "1 Example Street")), StringComparison.Ordinal);
        await Send("Contact", ("Email", "ada@example.org"), ("Address", "1 Example Street"));
        Assert.Contains("Choose what it counts for", await Send("Learning", ("LearningTitle", "A day on trauma"), ("On.day", "2"), ("On.month", "10"), ("On.year", "2026"), ("Minutes", "300"), ("Words", "To ask first.")), StringComparison.Ordinal);
        await Send("Learning", ("LearningTitle", "A day on trauma"), ("On.day", "2"), ("On.month", "10"), ("On.year", "2026"), ("Minutes", "300"), ("Words", "To ask first."), ("Kinds", "trauma"), ("Kinds", "protection"), ("Peer", "She saw it otherwise."));
        Assert.Contains("Say what is not so", await Send("Declare", ("IsTrue", "no")), StringComparison.Ordinal);
        await Send("Declare", ("IsTrue", "yes"));
        var done2 = await served.Text("worker", Url);
        Assert.Contains("Nothing is left for you to do now", done2, StringComparison.Ordinal);
        Assert.Contains("Social Work England Two different pieces of learning a year", done2, StringComparison.Ordinal);
        Assert.Contains("1 of 2 pieces, 1 of 1 talked over with a peer Not yet", done2, StringComparison.Ordinal);
        Assert.Contains("You have declared for this period already", await Send("Declare", ("IsTrue", "yes")), StringComparison.Ordinal);

        await using var now = await served.Store.Read(Scope.System, stop);
        var kept = await RegistrantFile.Read(now, Packs, registrant, stop);
        var next = Periods.Of(kept.Rules, admitted, Today.AddMonths(2));
        Assert.True(Renewal.Complete(kept.Facts(1), kept.Rules, "social-care", next, Today.AddMonths(2)));
        Assert.Equal("ada@example.org", await now.Set<RegistrantPrivate>().Where(p => p.Id == registrant).Select(p => p.Email).SingleAsync(stop));
    }

    public void Dispose() => databases.Dispose();
}
