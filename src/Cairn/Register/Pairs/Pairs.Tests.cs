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

/// <summary>Two records of one person become one with a reason, and two again exactly as they were (R2).</summary>
public sealed class PairsTests : IDisposable
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

    private async Task<Guid> Registrant(Store store, string family, bool hidden, params Fact[] facts) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Morag", Family = family, Hidden = hidden };
        db.Add(registrant);
        db.Add(new RegistrantPrivate { Id = registrant.Id, BirthDate = new(1990, 2, 3), Postcode = "EH1 1AA" });
        var work = new Employment { Id = NewId.Next(), RegistrantId = registrant.Id, Employer = $"{family} Care" };
        db.Add(work);
        db.Add(new PreviousName { RegistrantId = registrant.Id, Given = "Morag", Family = $"Old{family}", Until = new(2019, 1, 1), Shown = true });
        await RegistrantFile.Begin(db, registrant.Id, "social-care", stop);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        file.Add(1, new Fact(FactKind.Role, new(2024, 6, 1), Code: "care-at-home/worker"), work.Id);
        foreach (var fact in facts)
            file.Add(fact.Kind is FactKind.Qualification or FactKind.Learning ? 0 : 1, fact);
        return registrant.Id;
    }, stop);

    private static Fact[] Admitted(DateOnly on) => [new(FactKind.Applied, on.AddDays(-20)), new(FactKind.Admitted, on, By: Decision.Person), new(FactKind.Condition, on, Code: "adult-worker", By: Decision.Person)];

    /// <summary>All that is known of somebody, as text that is the same when nothing has changed.</summary>
    private async Task<string> All(Store store, Guid id)
    {
        await using var db = await store.Read(Scope.System, stop);
        var file = await RegistrantFile.Read(db, Packs, id, stop);
        var works = await db.Set<Employment>().Where(e => e.RegistrantId == id).Select(e => e.Employer).Order().ToListAsync(stop);
        var names = await db.Set<PreviousName>().Where(n => n.RegistrantId == id).Select(n => n.Family).Order().ToListAsync(stop);
        var r = file.Registrant;
        return string.Join('\n', [$"{r.Name} {r.Hidden} {r.PersonId} {r.AccountId} {r.MergedInto}", .. file.Held.Select(x => $"{x.Ordinal} {x.Part} {file.Judge(x, Today)}"), .. file.Rows.Select(f => $"{f.Ordinal} {f.Fact} {f.Detail}"), .. works, .. names]);
    }

    private async Task<long> Version(Store store, Guid id)
    {
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Registrant>().Where(r => r.Id == id).Select(r => r.Version).SingleAsync(stop);
    }

    private async Task<HttpResponseMessage> Do(Served served, Guid one, Guid other, string handler, params (string, string)[] answers) =>
        await (await served.As("registrar")).SendFrom($"/office/registrants/{one}/pair?With={other}", $"/office/registrants/{one}/pair?handler={handler}&With={other}", [("Version", $"{await Version(served.Store, one)}"), ("OtherVersion", $"{await Version(served.Store, other)}"), .. answers]);

    private async Task Done(Served served, Guid one, Guid other, string handler, params (string, string)[] answers)
    {
        using var answer = await Do(served, one, other, handler, answers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string> Refused(Served served, Guid one, Guid other, string handler, params (string, string)[] answers)
    {
        using var answer = await Do(served, one, other, handler, answers);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_two_records_are_joined_judged_together_and_parted_again_as_they_were(string kind)
    {
        await using var served = await Start(kind);
        var first = await Registrant(served.Store, "Beaton", false, Admitted(new(2025, 1, 10)));
        var second = await Registrant(served.Store, "Ross", true, [.. Admitted(new(2026, 3, 2)), new(FactKind.FeeAsked, new(2026, 3, 2), new(2026, 4, 2), Period: 0, Amount: 2_800), new(FactKind.Qualification, new(2026, 5, 1), Code: "svq-ssh-6")]);
        var (one, two) = (await All(served.Store, first), await All(served.Store, second));
        Assert.Contains("1 pair of registrants may be one person each", await Doubled(served, "Morag Ross"), StringComparison.Ordinal);

        // Named from either side: the lower number stays.
        Assert.Contains("Write how you know it", await Refused(served, second, first, "Join"), StringComparison.Ordinal);
        await Done(served, second, first, "Join", ("Reason", "The same passport."));
        await using (var db = await served.Store.Read(Scope.System, stop))
        {
            var file = await RegistrantFile.Read(db, Packs, first, stop);
            Assert.Equal(2, file.Held.Count());
            // The qualification of the one lifts the condition of the other.
            Assert.All(file.Held, r => Assert.False(file.Judge(r, Today).Has(StandingMarks.Condition)));
            Assert.True(file.Registrant.Hidden);
            Assert.Equal(first, (await db.Set<Registrant>().SingleAsync(r => r.Id == second, stop)).MergedInto);
            Assert.Contains("Ross", await db.Set<PreviousName>().Where(n => n.RegistrantId == first).Select(n => n.Family).ToListAsync(stop));
        }
        Assert.Contains("joined to another of the same person", await Decide(served, second), StringComparison.Ordinal);
        foreach (var again in new[] { "Join", "Apart" })
            Assert.Contains("joined to another of the same person", await Refused(served, first, second, again, ("Reason", "Again.")), StringComparison.Ordinal);

        // What comes meanwhile to the joined one's registration, and to the other's.
        await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var file = await RegistrantFile.Read(db, Packs, first, stop);
            file.Add(2, new Fact(FactKind.FeePaid, Today, Period: 0, Amount: 2_800));
            file.Add(1, new Fact(FactKind.ContactConfirmed, Today));
            return 0;
        }, stop);
        Assert.Contains("Write what was wrong", await Refused(served, first, second, "Undo"), StringComparison.Ordinal);
        await Done(served, first, second, "Undo", ("UndoReason", "They are cousins."));

        var (after, other) = (await All(served.Store, first), await All(served.Store, second));
        Assert.Contains(nameof(FactKind.ContactConfirmed), after, StringComparison.Ordinal);
        Assert.Contains(nameof(FactKind.FeePaid), other, StringComparison.Ordinal);
        Assert.Equal(Without(one, "never"), Without(after, nameof(FactKind.ContactConfirmed)));
        // The payment counts where it went.
        Assert.Equal(Without(two, "Judgement"), Without(Without(other, "Judgement"), nameof(FactKind.FeePaid)));
        Assert.DoesNotContain("FeeOverdue", other, StringComparison.Ordinal);
        // Once more, and the numbers do not run into each other.
        await Done(served, first, second, "Join", ("Reason", "They are one after all."));
        await Done(served, first, second, "Undo", ("UndoReason", "They are not."));
        Assert.Equal((after, other), (await All(served.Store, first), await All(served.Store, second)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_two_people_who_look_alike_are_kept_apart_and_are_not_offered_again(string kind)
    {
        await using var served = await Start(kind);
        var first = await Registrant(served.Store, "Beaton", false, Admitted(new(2025, 1, 10)));
        var second = await Registrant(served.Store, "Beaton", false, Admitted(new(2026, 3, 2)));
        var registrar = await served.As("registrar");
        async Task<string> Find(string number) => Served.Text(await Browser.Body(await registrar.SendFrom($"/office/registrants/{first}/pair", $"/office/registrants/{first}/pair?handler=Find", ("Number", number))));
        Assert.Contains("of eight digits", await Find("12"), StringComparison.Ordinal);
        Assert.Contains("That is this registrant", await Find(RegistrationNumber.Words(RegistrationNumber.Of(RegistrationNumber.First))), StringComparison.Ordinal);
        Assert.Contains("No registrant has this number", await Find(RegistrationNumber.Words(RegistrationNumber.Of(RegistrationNumber.First + 77))), StringComparison.Ordinal);
        Assert.Contains("These are one registrant already", await Refused(served, first, first, "Join", ("Reason", "x")), StringComparison.Ordinal);
        await Done(served, first, second, "Apart", ("Reason", "Two passports."));
        Assert.Contains("No two registrants look like one person", await served.Text("registrar", "/office/doubles"), StringComparison.Ordinal);
        Assert.Contains("These are two people", await served.Text("registrar", $"/office/registrants/{second}/pair?With={first}"), StringComparison.Ordinal);
        await Done(served, second, first, "Undo", ("UndoReason", "Not looked at well."));
        Assert.Contains("1 pair of registrants", await served.Text("registrar", "/office/doubles"), StringComparison.Ordinal);
        await Done(served, first, second, "Apart", ("Reason", "Two passports, looked at well."));
        Assert.Contains("decided already", await Refused(served, second, first, "Join", ("Reason", "Are they?")), StringComparison.Ordinal);
        // A page that is behind decides nothing.
        using var late = await registrar.SendFrom($"/office/registrants/{first}/pair?With={second}", $"/office/registrants/{first}/pair?handler=Join&With={second}", ("Version", "0"), ("OtherVersion", "0"), ("Reason", "x"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    /// <summary>After histories by chance and acts by chance while joined, each has all that it had, and nothing came twice or went.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_whatever_happens_meanwhile_parting_loses_and_doubles_nothing(string kind)
    {
        await using var served = await Start(kind);
        var random = new Random(20261128);
        for (var round = 0; round < 6; round++)
        {
            var first = await Registrant(served.Store, $"Beaton{round}", random.Next(2) == 0, History(random));
            var second = await Registrant(served.Store, $"Ross{round}", random.Next(2) == 0, History(random));
            var (one, two) = (await All(served.Store, first), await All(served.Store, second));
            await JoinRegistrants.Run(served.Store, Packs, Actor.Public, new(first, second, await Version(served.Store, first), await Version(served.Store, second), "Chance."), stop);
            var (mine, theirs) = (random.Next(3), random.Next(3));
            await served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
            {
                var file = await RegistrantFile.Read(db, Packs, first, stop);
                for (var n = 0; n < mine; n++)
                    file.Add(1, new Fact(FactKind.Declared, Today.AddDays(-n), Period: 7));
                for (var n = 0; n < theirs; n++)
                    file.Add(2, new Fact(FactKind.Declared, Today.AddDays(-n), Period: 8));
                return 0;
            }, stop);
            Guid pair;
            await using (var db = await served.Store.Read(Scope.System, stop))
                pair = await db.Set<PairDecision>().Where(p => p.KeptId == first).Select(p => p.Id).SingleAsync(stop);
            await UndoPair.Run(served.Store, Packs, Actor.Public, pair, "Chance.", stop);
            var (after, other) = (await All(served.Store, first), await All(served.Store, second));
            Assert.Equal((mine, theirs), (Count(after, "Period = 7"), Count(other, "Period = 8")));
            Assert.Equal((Without(one, "Declared"), Without(two, "Declared")), (Without(after, "Declared"), Without(other, "Declared")));
        }
    }

    private static Fact[] History(Random random)
    {
        var on = new DateOnly(2024, 7, 1).AddDays(random.Next(600));
        List<Fact> facts = [.. random.Next(4) == 0 ? [new Fact(FactKind.Applied, on)] : Admitted(on)];
        if (random.Next(2) == 0)
            facts.Add(new(FactKind.Qualification, on.AddDays(40), Code: "svq-ssh-6"));
        for (var n = random.Next(4); n > 0; n--)
            facts.Add(new(FactKind.Learning, on.AddDays(n), Amount: 60, Code: "course"));
        if (random.Next(2) == 0)
            facts.Add(new(FactKind.FeeAsked, on, on.AddDays(30), Period: 0, Amount: 2_800));
        return [.. facts];
    }

    private static int Count(string text, string what) => text.Split('\n').Count(l => l.Contains(what, StringComparison.Ordinal));

    private static string Without(string text, string what) => string.Join('\n', text.Split('\n').Where(l => !l.Contains(what, StringComparison.Ordinal)));

    /// <summary>A second record of the name, for the list of those who look alike; gone from it again when it has another name.</summary>
    private async Task<string> Doubled(Served served, string name)
    {
        await Rename(served, name.Split(' ')[1], "Beaton");
        var text = await served.Text("registrar", "/office/doubles");
        await Rename(served, "Beaton", "Ross");
        return text;
    }

    private Task Rename(Served served, string from, string to) => served.Store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var last = await db.Set<Registrant>().OrderByDescending(r => r.Number).FirstAsync(stop);
        Assert.Equal(from, last.Family);
        last.Family = to;
        return 0;
    }, stop);

    private async Task<string> Decide(Served served, Guid id)
    {
        var url = $"/office/registrants/{id}/registrations/1/decide";
        using var answer = await (await served.As("registrar")).SendFrom($"/office/registrants/{id}/pair", $"{url}?handler=Refuse", ("Version", $"{await Version(served.Store, id)}"), ("Reason", "x"));
        return Served.Text(await Browser.Body(answer));
    }

    public void Dispose() => databases.Dispose();
}
