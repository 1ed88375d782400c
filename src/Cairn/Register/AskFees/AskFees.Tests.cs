using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Standing = Cairn.Engine.Registration.Standing;

namespace Cairn.Register;

/// <summary>A fee is asked for when the renewal opens, once, and never due before its notice; nothing else happens by itself (R2).</summary>
public sealed class AskFeesTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb Verb = new("TestRegister", "A test changes the register.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<Store> Open(string kind, DateOnly today)
    {
        var settings = databases[kind] with { Today = today };
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        return store;
    }

    private async Task<Guid> Registrant(Store store, DateOnly admitted, params Fact[] more) => await store.Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = "Morag", Family = "Beaton" };
        db.Add(registrant);
        await RegistrantFile.Begin(db, registrant.Id, "social-care", stop);
        await db.SaveChangesAsync(stop);
        var file = await RegistrantFile.Read(db, Packs, registrant.Id, stop);
        foreach (var fact in new Fact[] { new(FactKind.Role, admitted.AddDays(-90), Code: "care-at-home/worker"), new(FactKind.Admitted, admitted, By: Decision.Person) }.Concat(more))
            file.Add(1, fact);
        return registrant.Id;
    }, stop);

    private async Task<IReadOnlyList<Fact>> Fees(Store store, Guid id)
    {
        await using var db = await store.Read(Scope.System, stop);
        return [.. (await RegistrantFile.Read(db, Packs, id, stop)).Rows.Where(f => f.Kind == FactKind.FeeAsked).Select(f => f.Fact)];
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_the_fee_is_asked_once_of_those_whose_renewal_is_open_and_due_after_the_notice(string kind)
    {
        var today = new DateOnly(2026, 11, 20);
        await using var store = await Open(kind, today);
        var facts = new RegisterFacts(store, Packs);
        var open = await Registrant(store, new(2025, 12, 1));
        var later = await Registrant(store, new(2026, 3, 1));
        var left = await Registrant(store, new(2025, 12, 1), new Fact(FactKind.Left, new(2026, 5, 1)));
        Assert.Equal(1, await AskFees.Run(store, Packs, facts, null, stop));
        var fee = Assert.Single(await Fees(store, open));
        Assert.Equal((today, 1, 2_800L), (fee.On, fee.Period, fee.Amount));
        // The period begins on 1 December, sooner than the notice allows.
        Assert.Equal(today.AddDays(Packs.Register("sssc").FeeNoticeDays), fee.Until);
        Assert.Empty(await Fees(store, later));
        Assert.Empty(await Fees(store, left));
        Assert.Equal(0, await AskFees.Run(store, Packs, facts, null, stop));
        Assert.Single(await Fees(store, open));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R2_running_every_day_of_three_years_ends_nobody(string kind)
    {
        var first = new DateOnly(2026, 1, 5);
        await using var store = await Open(kind, first);
        var id = await Registrant(store, new(2025, 12, 1));
        await using var db = await store.Read(Scope.System, stop);
        var file = await RegistrantFile.Read(db, Packs, id, stop);
        List<Fact> facts = [.. file.Facts(1)];
        for (var day = first; day < first.AddYears(3); day = day.AddDays(1))
            if (AskFees.Due([.. facts], file.Rules, "social-care", day) is { } fee)
                facts.Add(fee);
        Assert.Equal([1, 2, 3], facts.Where(f => f.Kind == FactKind.FeeAsked).Select(f => f.Period));
        Assert.All(facts.Where(f => f.Kind == FactKind.FeeAsked), f => Assert.True(f.Until >= f.On.AddDays(file.Rules.FeeNoticeDays)));
        Assert.Equal(Standing.Registered, Judging.On([.. facts], file.Rules, "social-care", first.AddYears(3)).Standing);
    }

    public void Dispose() => databases.Dispose();
}
