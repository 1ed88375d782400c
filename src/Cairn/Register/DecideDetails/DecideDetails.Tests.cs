using System.Net;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Register;

/// <summary>Another name and date of birth stand once the office agrees, and the former name is shown or not as it decides (R2, R5).</summary>
public sealed class DecideDetailsTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<(long Number, Guid Registrant, Guid Request)> Ask(Store store) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Morag", Family = "Beaton" };
        var asked = new DetailsRequest { Id = NewId.Next(), RegistrantId = registrant.Id, Family = "Ross", BirthDate = new(1990, 3, 2), Why = "A marriage, and two figures that were swapped", Asked = new(2026, 11, 16) };
        db.Add(registrant);
        db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = new(1990, 2, 3) });
        db.Add(asked);
        db.Add(EvidenceFor.Make(registrant.Id, asked.Id.ToString(), "certificate.pdf", "%PDF-1.4"u8.ToArray(), store.Clock.Now));
        await RegistrantFile.Begin(db, registrant.Id, "social-care", stop);
        await db.SaveChangesAsync(stop);
        (await RegistrantFile.Read(db, Packs, registrant.Id, stop)).Add(1, new Fact(FactKind.Admitted, new(2025, 1, 10), By: Decision.Person));
        return (registrant.Number, registrant.Id, asked.Id);
    }, stop);

    private async Task<(HttpStatusCode Status, string Text)> Decide(Served served, Guid registrant, Guid request, params (string, string)[] answers)
    {
        long version;
        await using (var db = await served.Store.Read(Scope.System, stop))
            version = await db.Set<Registrant>().Where(r => r.Id == registrant).Select(r => r.Version).SingleAsync(stop);
        var url = $"/office/registrants/{registrant}/details/{request}";
        using var answer = await (await served.As("registrar")).SendFrom(url, url, [("Version", $"{version}"), .. answers]);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.OK ? Served.Text(await Browser.Body(answer)) : "");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_change_is_made_with_its_evidence_seen_and_the_former_name_is_found(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        var (number, id, request) = await Ask(served.Store);
        Assert.Contains("Changes of details to decide 1 4", await served.Text("registrar", "/office"), StringComparison.Ordinal);
        var page = await served.Text("registrar", $"/office/registrants/{id}/details/{request}");
        Assert.Contains("Morag Beaton asks for a change", page, StringComparison.Ordinal);
        Assert.Contains("certificate.pdf", page, StringComparison.Ordinal);
        Assert.Contains("Say whether the change is made", (await Decide(served, id, request)).Text, StringComparison.Ordinal);
        Assert.Contains("Write why not", (await Decide(served, id, request, ("Decision", "refuse"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(served, id, request, ("Decision", "agree"), ("FormerShown", "yes"))).Status);
        Assert.Contains("decided already", (await Decide(served, id, request, ("Decision", "agree"))).Text, StringComparison.Ordinal);
        var shown = await served.Text("", $"/register/{number}");
        Assert.Contains("Morag Ross", shown, StringComparison.Ordinal);
        Assert.Contains("Morag Beaton", shown, StringComparison.Ordinal);
        await using var db = await served.Store.Read(Scope.System, stop);
        Assert.Equal(new DateOnly(1990, 3, 2), (await db.Set<RegistrantPrivate>().SingleAsync(p => p.Id == id, stop)).BirthDate);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_a_former_name_is_kept_back_where_it_should_be_and_a_refusal_changes_nothing(string kind)
    {
        await using var served = await Served.Start(databases[kind] with { Today = Today }, stop);
        await SeedProvider.Account(served.Store, "registrar", Role.Registrar, null, stop);
        var (number, id, request) = await Ask(served.Store);
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(served, id, request, ("Decision", "agree"))).Status);
        var shown = await served.Text("", $"/register/{number}");
        Assert.Contains("Morag Ross", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Beaton", shown, StringComparison.Ordinal);
        var other = await Ask(served.Store);
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(served, other.Registrant, other.Request, ("Decision", "refuse"), ("Reason", "The certificate cannot be read."))).Status);
        Assert.Contains("Morag Beaton", await served.Text("", $"/register/{other.Number}"), StringComparison.Ordinal);
        Assert.Contains("The certificate cannot be read.", await served.Text("registrar", $"/office/registrants/{other.Registrant}/details/{other.Request}"), StringComparison.Ordinal);
    }

    public void Dispose() => databases.Dispose();
}
