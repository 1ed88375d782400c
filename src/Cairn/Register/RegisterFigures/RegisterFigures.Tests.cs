using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Register;

/// <summary>(R1, R2)</summary>
public sealed class RegisterFiguresTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task Registered(Store store, string[] parts, bool hidden, params (int Ordinal, Fact Fact)[] facts) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ada", Family = "Lovat", Hidden = hidden };
        db.Add(registrant);
        foreach (var part in parts)
        {
            await RegistrantFile.Begin(db, registrant.Id, part, stop);
            await db.SaveChangesAsync(stop);
        }
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        foreach (var (ordinal, fact) in facts)
            file.Add(ordinal, fact);
        return 0;
    }, stop);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_people_and_registrations_stand_apart_as_at_any_day_and_ends_are_no_sanctions(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        Assert.Contains("Nobody is on a register yet", await served.Text("", "/register/figures"), StringComparison.Ordinal);
        var admitted = new Fact(FactKind.Admitted, new(2026, 3, 1), By: Decision.Person);
        await Registered(served.Store, ["social-care", "children"], hidden: false, (1, admitted), (2, admitted with { On = new(2026, 6, 1) }));
        await Registered(served.Store, ["social-care"], hidden: true, (1, admitted), (0, new Fact(FactKind.Warning, new(2026, 9, 1), new(2027, 9, 1), By: Decision.Panel)));
        await Registered(served.Store, ["social-workers"], hidden: false, (1, admitted), (1, new Fact(FactKind.Left, new(2026, 10, 1))));
        await Registered(served.Store, ["social-workers"], hidden: false, (1, admitted), (0, new Fact(FactKind.Removed, new(2026, 10, 2), By: Decision.Panel)));

        var now = await served.Text("", "/register/figures");
        Assert.Contains("2 people hold 3 registrations", now, StringComparison.Ordinal);
        Assert.Contains("Removed by a sanction 1", now, StringComparison.Ordinal);
        Assert.Contains("Left at their own wish 1", now, StringComparison.Ordinal);
        Assert.Contains("With a warning 1", now, StringComparison.Ordinal);
        Assert.Contains("4 people hold 4 registrations", await served.Text("", "/register/figures?AsAt.Day=31&AsAt.Month=5&AsAt.Year=2026"), StringComparison.Ordinal);
        Assert.Contains("Nobody was on this register", await served.Text("", "/register/figures?AsAt.Day=28&AsAt.Month=2&AsAt.Year=2026"), StringComparison.Ordinal);
        Assert.Contains("That day has not been", await served.Text("", "/register/figures?AsAt.Day=1&AsAt.Month=1&AsAt.Year=2030"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_before_June_2024_registrations_are_counted_under_the_parts_of_that_day(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        var admitted = new Fact(FactKind.Admitted, new(2021, 3, 1), By: Decision.Person);
        foreach (var role in new[] { "care-at-home/worker", "care-at-home/worker", "housing-support/manager", "care-at-home/practitioner" })
            await Registered(served.Store, ["social-care"], hidden: false, (1, admitted), (1, new Fact(FactKind.Role, new(2021, 2, 1), Code: role)));
        await Registered(served.Store, ["social-workers"], hidden: false, (1, admitted));
        var then = await served.Text("", "/register/figures?AsAt.Day=2&AsAt.Month=6&AsAt.Year=2024");
        foreach (var line in new[] { "Workers in care at home 2", "Managers of housing support 1", "One of the parts that became “Social care workforce” 1", "Social workers 1", "Of 1 registration no role that the facts have tells the part" })
            Assert.Contains(line, then, StringComparison.Ordinal);
        Assert.Contains("5 people hold 5 registrations", then, StringComparison.Ordinal);
        var since = await served.Text("", "/register/figures?AsAt.Day=3&AsAt.Month=6&AsAt.Year=2024");
        Assert.Contains("Social care workforce 4", since, StringComparison.Ordinal);
        Assert.DoesNotContain("Workers in care at home", since, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_the_office_sees_what_a_rule_would_do_and_nobody_else_asks(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        await Registered(served.Store, ["social-care"], hidden: false, (1, new Fact(FactKind.Admitted, new(2024, 7, 1), By: Decision.Person)), (1, new Fact(FactKind.Condition, new(2024, 7, 1), Code: "adult-worker")));
        const string Url = "/office/what-if?Register=sssc&Rule=qualify-3-years&Number=24&From.Day=3&From.Month=6&From.Year=2024";
        var text = await served.Text("registrar", Url);
        Assert.Contains("1 registration would stand otherwise", text, StringComparison.Ordinal);
        Assert.Contains("qualification overdue", text, StringComparison.Ordinal);
        Assert.Contains("Choose the rule to change", await served.Text("registrar", "/office/what-if?Rule=appeal&Number=x"), StringComparison.Ordinal);
        Assert.Contains("Write the rule’s new number", await served.Text("registrar", "/office/what-if?Rule=appeal&Number=x"), StringComparison.Ordinal);
        using var stranger = await new Browser(served.Address).Get(Url);
        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
    }

    public void Dispose() => databases.Dispose();
}
