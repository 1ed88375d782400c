using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>An award counts for what a person of the office says, the next holder of it is treated alike, and a mistake is taken back (R3).</summary>
public sealed class AssessQualificationTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<Served> Start(string kind)
    {
        var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        return served;
    }

    /// <summary>A social worker who applies with an award; who must hold one before admission.</summary>
    private async Task<(Guid Registrant, Guid Claim)> Applicant(Store store, string? code, string title, string? country) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Ngozi", Family = "Adeyemi" };
        var claim = new QualificationClaim { Id = NewId.Next(), RegistrantId = registrant.Id, Code = code, Title = title, AwardedBy = "University of Lagos", Country = country, Year = 2015 };
        db.Add(registrant);
        db.Add(claim);
        await RegistrantFile.Begin(db, registrant.Id, "social-workers", stop);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        foreach (var fact in new Fact[] { new(FactKind.Role, new(2026, 6, 1), Code: "local-authority-fieldwork/social-worker"), new(FactKind.Applied, new(2026, 11, 2)), new(FactKind.FeePaid, new(2026, 11, 2), Period: 0, Amount: 9_600) })
            file.Add(1, fact);
        return (registrant.Id, claim.Id);
    }, stop);

    private static string Assess((Guid Registrant, Guid Claim) of) => $"/office/registrants/{of.Registrant}/qualifications/{of.Claim}";

    private static string Decide((Guid Registrant, Guid Claim) of) => $"/office/registrants/{of.Registrant}/registrations/1/decide";

    private async Task<HttpResponseMessage> Do(Served served, (Guid Registrant, Guid Claim) of, string handler, params (string, string)[] answers)
    {
        long version;
        await using (var db = await served.Store.Read(Scope.System, stop))
            version = await db.Set<Registrant>().Where(r => r.Id == of.Registrant).Select(r => r.Version).SingleAsync(stop);
        return await (await served.As("registrar")).SendFrom(Assess(of), $"{Assess(of)}{handler}", [("Version", $"{version}"), .. answers]);
    }

    private async Task<string> Refused(Served served, (Guid Registrant, Guid Claim) of, string handler, params (string, string)[] answers)
    {
        using var answer = await Do(served, of, handler, answers);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    private async Task Done(Served served, (Guid Registrant, Guid Claim) of, string handler, params (string, string)[] answers)
    {
        using var answer = await Do(served, of, handler, answers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static (string, string)[] Yes(string gained = "31/12/2015") => [("Counts", "yes"), ("As", "social-work-degree"), ("Gained.day", gained[..2]), ("Gained.month", gained[3..5]), ("Gained.year", gained[6..]), ("Reason", "Compared by the office."), ("Keep", "yes")];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R3_an_award_from_abroad_counts_as_decided_and_the_next_holder_is_offered_the_same(string kind)
    {
        await using var served = await Start(kind);
        var first = await Applicant(served.Store, null, "BSc Social Work", "Nigeria");
        Assert.Contains("Qualifications to assess 1", await served.Text("registrar", "/office"), StringComparison.Ordinal);
        Assert.Contains("must be held before admission is not held", await served.Text("registrar", Decide(first)), StringComparison.Ordinal);
        foreach (var (answers, said) in new ((string, string)[], string)[]
        {
            ([], "Say whether it counts"),
            ([("Counts", "yes")], "Choose what it counts as"),
            ([("Counts", "no"), ("As", "social-work-degree"), ("Reason", "x")], "Choose nothing here"),
            ([("Counts", "yes"), ("As", "made-up"), ("Reason", "x")], "no rule of today knows"),
            ([("Counts", "no")], "Write why, as its holder will read it"),
            (Yes("21/11/2026"), "today or before"),
        })
            Assert.Contains(said, await Refused(served, first, "", answers), StringComparison.Ordinal);
        await Done(served, first, "", Yes());
        Assert.Contains("Met Social work degree", await served.Text("registrar", Decide(first)), StringComparison.Ordinal);
        Assert.Contains("assessed already", await Refused(served, first, "", Yes()), StringComparison.Ordinal);
        Assert.Contains("1 award from elsewhere is decided", await served.Text("registrar", "/office/recognitions"), StringComparison.Ordinal);

        // However it is written: capitals, marks and stops apart.
        var second = await Applicant(served.Store, null, "B.Sc. Social  Work", "NIGERIA");
        Assert.Contains("The same award was decided on 20 November 2026: it counts as Social work degree", await served.Text("registrar", Assess(second)), StringComparison.Ordinal);
        Assert.Contains("must be held before admission is not held", await served.Text("registrar", Decide(second)), StringComparison.Ordinal);
        var other = await Applicant(served.Store, null, "BSc Social Work", "Ghana");
        Assert.DoesNotContain("The same award was decided", await served.Text("registrar", Assess(other)), StringComparison.Ordinal);

        Guid decision;
        await using (var db = await served.Store.Read(Scope.System, stop))
            decision = await db.Set<Recognition>().Select(r => r.Id).SingleAsync(stop);
        var registrar = await served.As("registrar");
        Assert.Contains("Write why it is to be offered no longer", Served.Text(await Browser.Body(await registrar.Send("/office/recognitions", ("Recognition", $"{decision}")))), StringComparison.Ordinal);
        using (await registrar.Send("/office/recognitions", ("Recognition", $"{decision}"), ("Reason", "The course has changed.")))
            Assert.DoesNotContain("The same award was decided", await served.Text("registrar", Assess(second)), StringComparison.Ordinal);
        Assert.Contains("Met Social work degree", await served.Text("registrar", Decide(first)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R3_an_award_on_the_list_meets_nothing_before_it_was_seen_and_an_assessment_is_taken_back_with_a_reason(string kind)
    {
        await using var served = await Start(kind);
        var id = await Applicant(served.Store, "social-work-degree", "Social work degree", null);
        Assert.Contains("Missing", await served.Text("registrar", Decide(id)), StringComparison.Ordinal);
        await Done(served, id, "", ("Counts", "yes"), ("As", "social-work-degree"), ("Gained.day", "1"), ("Gained.month", "7"), ("Gained.year", "2015"));
        Assert.Contains("Can be admitted", await served.Text("registrar", Decide(id)), StringComparison.Ordinal);
        Assert.Contains("Write what was wrong", await Refused(served, id, "?handler=Back"), StringComparison.Ordinal);
        await Done(served, id, "?handler=Back", ("WhyBack", "The certificate is another person’s."));
        Assert.Contains("Missing", await served.Text("registrar", Decide(id)), StringComparison.Ordinal);
        Assert.Contains("nothing to take back", await Refused(served, id, "?handler=Back", ("WhyBack", "Again.")), StringComparison.Ordinal);
        await using var db = await served.Store.Read(Scope.System, stop);
        Assert.NotNull((await db.Set<RegisterFact>().SingleAsync(f => f.RegistrantId == id.Registrant && f.Kind == FactKind.Qualification, stop)).Withdrawn);
    }

    public void Dispose() => databases.Dispose();
}
