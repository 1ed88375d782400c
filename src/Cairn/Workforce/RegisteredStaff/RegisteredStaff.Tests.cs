using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>What an employer sees and does of its staff's registration (R1, R2, R5, R7).</summary>
public sealed class RegisteredStaffTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static DateOnly Today => RecordSite.Today;

    /// <summary>Makes somebody a registrant of England's register, with these facts of one registration.</summary>
    private async Task<long> Registered(RecordSite site, Guid? person, string family, DateOnly? born, Guid? employer, params Fact[] facts)
    {
        return await site.Served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "swe", Given = "Ada", Family = family, PersonId = person };
            db.Add(registrant);
            db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = born });
            await RegistrantFile.Begin(db, registrant.Id, "care-england", stop);
            var employment = new Employment { Id = NewId.Next(), RegistrantId = registrant.Id, EmployerId = employer, Employer = "Rowan Care" };
            db.Add(employment);
            await db.SaveChangesAsync(stop);
            var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
            foreach (var fact in facts)
                file.Add(1, fact, fact.Kind == FactKind.Role ? employment.Id : null);
            return registrant.Number;
        }, stop);
    }

    private static Fact Admitted(int monthsAgo) => new(FactKind.Admitted, Today.AddMonths(-monthsAgo), By: Decision.Person);

    private static Fact Role(int monthsAgo) => new(FactKind.Role, Today.AddMonths(-monthsAgo), Code: "care-at-home/worker");

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_the_page_says_who_may_not_work_who_must_renew_and_who_is_in_order(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/registration";
        Assert.Contains("Nobody here works in a role that must be registered", await site.Text(manager, url), StringComparison.Ordinal);

        await Registered(site, provider.Persons[0], "One", null, provider.Id, Role(3), Admitted(2));
        await Registered(site, provider.Persons[1], "Two", null, provider.Id, Role(3), Admitted(2), new Fact(FactKind.Suspension, Today.AddDays(-3), Today.AddMonths(6), By: Decision.Panel));
        await Registered(site, provider.Persons[2], "Three", null, provider.Id, Role(40), Admitted(30));
        await Registered(site, provider.Persons[3], "Four", null, provider.Id, Role(3), Admitted(2), new Fact(FactKind.Removed, Today.AddDays(-3), By: Decision.None),
            new Fact(FactKind.Declared, Today, Period: 1), new Fact(FactKind.ContactConfirmed, Today), new Fact(FactKind.Learning, Today, Amount: 60, Code: "course"), new Fact(FactKind.Learning, Today, Amount: 60, Code: "reading"), new Fact(FactKind.PeerReflection, Today));
        await Registered(site, provider.Persons[4], "Five", null, provider.Id, Role(3), new Fact(FactKind.Applied, Today.AddDays(-8)));
        var text = await site.Text(manager, url);
        Assert.Contains("1 person may not do their work today", text, StringComparison.Ordinal);
        Assert.Contains("Suspended since 19 November 2026: may not work in the role", text, StringComparison.Ordinal);
        Assert.Contains("The renewal due by 1 December 2025 is not complete: contact details, learning, declaration", text, StringComparison.Ordinal);
        Assert.Contains("Has applied to be registered, which the role does not ask for", text, StringComparison.Ordinal);
        // A removal that nobody decided takes nothing from anybody.
        Assert.Contains("Registered 1 Dec 2026", await site.Text(manager, url + "?show=InOrder"), StringComparison.Ordinal);
        Assert.DoesNotContain("Removed", text, StringComparison.Ordinal);
        Assert.Contains("Registration: may not work in the role 1 person since 19 Nov 2026 Act today", await site.Text(manager, $"/providers/{provider.Id}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R5_what_changed_is_told_once_and_nothing_else(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/registration";
        var number = await Registered(site, provider.Persons[0], "One", null, provider.Id, Role(3), Admitted(2));
        await Registered(site, provider.Persons[1], "Two", null, provider.Id, Role(3), Admitted(2));
        Assert.DoesNotContain("Changed on the register", await site.Text(manager, url), StringComparison.Ordinal);
        (await (await site.Served.As(manager)).Send(url)).Dispose();
        Assert.DoesNotContain("Changed on the register", await site.Text(manager, url), StringComparison.Ordinal);

        await site.Served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var id = await db.Set<Registrant>().Where(r => r.Number == number).Select(r => r.Id).SingleAsync(stop);
            (await RegistrantFile.Read(db, Packs, id, stop)).Add(1, new Fact(FactKind.Warning, Today, Today.AddYears(1), By: Decision.Panel));
            return 0;
        }, stop);
        Assert.Contains($"Changed on the register What changed since you last said that you had seen it Who Was Is {SeedProvider.NameOf(0)} Registered Registered; with a warning", await site.Text(manager, url), StringComparison.Ordinal);
        Assert.Contains("Changed on the register 1 person", await site.Text(manager, $"/providers/{provider.Id}"), StringComparison.Ordinal);
        (await (await site.Served.As(manager)).Send(url)).Dispose();
        Assert.DoesNotContain("Changed on the register", await site.Text(manager, url), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_a_number_joins_record_and_register_only_where_name_and_birth_date_are_the_same(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/staff/{provider.Staff[0]}/registration";
        DateOnly? born = null;
        string name;
        await using (var db = await site.Served.Store.Read(Scope.System, stop))
        {
            var of = await db.Set<People.Engagement>().Where(e => e.Record == provider.Staff[0]).Select(e => new { e.BirthDate, e.DisplayName }).SingleAsync(stop);
            (born, name) = (of.BirthDate, of.DisplayName.Split(' ')[^1]);
        }
        Assert.NotNull(born);
        var other = await Registered(site, null, name, born.Value.AddDays(1), null, Admitted(2));
        var right = await Registered(site, null, name, born, null, Role(3), Admitted(2));

        async Task<string> Link(string number) => Served.Text(await Browser.Body(await (await site.Served.As(manager)).SendFrom(url, url + "?handler=Link", ("Number", number))));
        Assert.Contains("A registration number has eight digits", await Link("12"), StringComparison.Ordinal);
        Assert.Contains("A digit of this number is wrong", await Link((right + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), StringComparison.Ordinal);
        Assert.Contains("The register has nobody of this number with the name and date of birth", await Link(RegistrationNumber.Words(other)), StringComparison.Ordinal);
        await Link(RegistrationNumber.Words(right));
        Assert.Contains($"Registration number {RegistrationNumber.Words(right)}", await site.Text(manager, url), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R7_a_nurse_whom_the_employer_looked_up_counts_for_a_year(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/staff/{provider.Staff[0]}/registration";
        async Task<string> Other(string body, string number, DateOnly day) => Served.Text(await Browser.Body(await (await site.Served.As(manager)).SendFrom(url, url + "?handler=Other", ("Body", body), ("OtherNumber", number),
            ("Checked.Day", $"{day.Day}"), ("Checked.Month", $"{day.Month}"), ("Checked.Year", $"{day.Year}"))));
        Assert.Contains("Choose the body", await Other("swe", "", Today), StringComparison.Ordinal);
        Assert.Contains("counts no longer", await Other("nmc", "12A3456E", Today.AddYears(-1).AddDays(-1)), StringComparison.Ordinal);
        await Other("nmc", "12A3456E", Today);
        Assert.Contains("12A3456E 22 Nov 2026 22 Nov 2027", await site.Text(manager, url), StringComparison.Ordinal);
        var stranger = await (await site.Served.As(manager)).Get($"/providers/{provider.Id}/staff/{site.Parent.Staff[0]}/registration");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R1_the_employer_that_an_application_names_confirms_it_once_or_says_what_is_wrong(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/registration/applications";
        Assert.Contains("No application waits for your word", await site.Text(manager, url), StringComparison.Ordinal);
        var number = await Registered(site, null, "Applicant", null, provider.Id, Role(1), new Fact(FactKind.Applied, Today.AddDays(-8)));
        await Registered(site, null, "Stranger", null, site.Stranger.Id, Role(1), new Fact(FactKind.Applied, Today.AddDays(-8)));
        var text = await site.Text(manager, url);
        Assert.Contains("1 application waits for your word", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stranger", text, StringComparison.Ordinal);
        Guid id;
        await using (var db = await site.Served.Store.Read(Scope.System, stop))
            id = await db.Set<Registrant>().Where(r => r.Number == number).Select(r => r.Id).SingleAsync(stop);
        async Task<string> Say(Guid whom, string right, string words) => Served.Text(await Browser.Body(await (await site.Served.As(manager)).SendFrom(url, url, ("Registrant", whom.ToString()), ("Ordinal", "1"), ("Right", right), ("Words", words))));
        Assert.Contains("Say what is not right", await Say(id, "no", " "), StringComparison.Ordinal);
        Assert.Contains("No such application waits", await Say(NewId.Next(), "yes", ""), StringComparison.Ordinal);
        await Say(id, "yes", "");
        Assert.Contains("No application waits for your word", await site.Text(manager, url), StringComparison.Ordinal);
        await using var after = await site.Served.Store.Read(Scope.System, stop);
        Assert.Equal((1, 1), (await after.Set<Endorsement>().CountAsync(e => e.RegistrantId == id && e.Confirmed, stop), await after.Set<RegisterFact>().CountAsync(f => f.RegistrantId == id && f.Kind == FactKind.Endorsed, stop)));
        Assert.True(await after.Set<AuditEvent>().AnyAsync(e => e.OrganisationId == RegisterChain.Id && e.Verb == EndorseApplication.Verb.Name, stop));
    }
}
