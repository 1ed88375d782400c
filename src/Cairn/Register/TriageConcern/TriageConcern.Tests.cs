using System.Net;
using System.Text.RegularExpressions;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>From a concern to a case, or to who looks at such things (R5, R6).</summary>
public sealed partial class TriageConcernTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R6_a_concern_is_screened_told_triaged_and_holds_the_registrant_while_its_case_is_open(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        var registrant = await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var made = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ada", Family = "Lovat" };
            db.Add(made);
            await RegistrantFile.Begin(db, made.Id, "social-care", stop);
            await db.SaveChangesAsync(stop);
            (await RegistrantFile.Read(db, Packs, made.Id, stop)).Add(1, new Fact(FactKind.Admitted, Today.AddYears(-1), By: Decision.Person));
            return made;
        }, stop);
        using var anybody = new Browser(served.Address);

        // What is not for the register is sent on, and counted.
        Assert.Contains("This is for the police on 101", await served.Text("", "/register/concern?asked=true&Country=scotland&Subject=crime"), StringComparison.Ordinal);
        Assert.Contains("Choose what it is about", await served.Text("", "/register/concern?asked=true&Country=scotland"), StringComparison.Ordinal);
        var form = "/register/concern?asked=true&Country=scotland&Subject=conduct";
        async Task<string> Tell(string number, string happened) => Served.Text(await Browser.Body(await anybody.SendFrom(form, "/register/concern/write?handler=Send", ("Key", $"k{number}{happened.Length}"), ("Country", "scotland"), ("Subject", "conduct"),
            ("About", "Ada at night"), ("Number", number), ("Happened", happened), ("FromName", "A daughter"))));
        Assert.Contains("Write what happened", await Tell("", "Bad"), StringComparison.Ordinal);
        Assert.Contains("A registration number has eight digits", await Tell("12", "She shouted at my mother every evening."), StringComparison.Ordinal);
        var code = Code().Match(await Tell("", "She shouted at my mother every evening.")).Value;
        Assert.NotEqual("", code);
        async Task<string> Where(string typed) => Served.Text(await Browser.Body(await anybody.Send("/register/concern/where", ("Code", typed))));
        Assert.Contains("It waits to be read", await Where(code.ToLowerInvariant()), StringComparison.Ordinal);
        Assert.Contains("No concern that was sent has this code", await Where("BCDF"), StringComparison.Ordinal);

        var list = await served.Text("registrar", "/office/concerns");
        Assert.Contains("1 concern waits to be read", list, StringComparison.Ordinal);
        Assert.Contains("A crime the police on 101 1", list, StringComparison.Ordinal);
        Guid id;
        await using (var db = await served.Store.Read(Scope.System, stop))
            id = (await db.Set<Concern>().SingleAsync(stop)).Id;
        var url = $"/office/concerns/{id}";
        Assert.Contains("She shouted at my mother every evening.", await served.Text("registrar", url), StringComparison.Ordinal);
        async Task<HttpResponseMessage> Decide(string decision, string number, string reason, long version = 0) =>
            await (await served.As("registrar")).Send(url, ("Version", $"{version}"), ("Decision", decision), ("Number", number), ("Reason", reason), ("Told", reason.Length == 0 ? "" : "We look into it."));
        using (var without = await Decide("open", "", ""))
        {
            var said = Served.Text(await Browser.Body(without));
            Assert.Contains("a case is about a registrant", said, StringComparison.Ordinal);
            Assert.Contains("Write why you decide so", said, StringComparison.Ordinal);
        }
        using (var opened = await Decide("open", RegistrationNumber.Words(registrant.Number), "It may be a pattern."))
            Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        using (var twice = await Decide("close", "", "Again."))
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        var told = await Where(code);
        Assert.Contains("A case was opened", told, StringComparison.Ordinal);
        Assert.DoesNotContain("pattern", told, StringComparison.Ordinal);

        // The public sees nothing of it, and the registrant cannot leave to escape it.
        Assert.DoesNotContain("case", await served.Text("", $"/register/{registrant.Number}"), StringComparison.OrdinalIgnoreCase);
        await using var now = await served.Store.Read(Scope.System, stop);
        var file = await RegistrantFile.Read(now, Packs, registrant.Id, stop);
        Assert.True(file.Judge(file.Registrations[0], Today).Has(StandingMarks.CaseOpen));
        var leaving = file.Facts(1).Append(new Fact(FactKind.Left, Today, Number: 99)).ToArray();
        Assert.True(Judging.On(leaving, file.Rules, "social-care", Today) is { OnRegister: true } held && held.Has(StandingMarks.EndWithoutEffect));
    }

    public void Dispose() => databases.Dispose();

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")]
    private static partial Regex Code();
}
