using Cairn.Engine.Measures;
using Cairn.Engine.Registration;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Tests;
using Xunit;

namespace Cairn.Register;

/// <summary>Measures of the library that are counted from the register's own facts (R1, R7, S5).</summary>
public sealed class RegisterMeasuresTests : IDisposable
{
    private static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static Fact Admitted(int year, int month) => new(FactKind.Admitted, new(year, month, 1), By: Decision.Person);

    private async Task<Store> Opened(string kind)
    {
        var settings = databases[kind] with { Today = Today };
        var store = new Store(settings, new Clock(new PretendTime(), settings));
        await store.Open(stop);
        return store;
    }

    private static AskMeasure Ask(Store store, RegisterFacts facts) => new(Packs, (_, _, _, _) => Task.FromResult<HeldFacts?>(null), store.Clock, [new RegisterMeasures(facts, Packs).Source]);

    private static MeasureQuestion Question(string measure, string? definition = null, DateOnly? day = null, params string[] by) => new(measure, definition, "scotland", day ?? Today, new Dictionary<string, IReadOnlyList<string>>(), by);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_registration_moves_the_figure_with_the_next_question_here_and_on_another_instance(string kind)
    {
        await using var store = await Opened(kind);
        var ask = Ask(store, new RegisterFacts(store, Packs));
        Assert.Equal(NoFigure.NothingHeld, (await ask.Run(Question("registrants"), stop)).Whole.Why); // no register is kept: not nought
        await SeedRegistrant.Into(store, "Ada", "Lovat", null, stop, Admitted(2026, 3));
        await using var other = await Store.OpenToRead(databases[kind] with { Today = Today }, stop);
        var elsewhere = Ask(other, new RegisterFacts(other, Packs));
        Assert.Equal((1, 1), ((int)(await ask.Run(Question("registrants"), stop)).Whole.Value!, (int)(await elsewhere.Run(Question("registrants"), stop)).Whole.Value!));
        var second = await SeedRegistrant.Into(store, "Bea", "Muir", null, stop, Admitted(2026, 4));
        Assert.Equal((2, 2), ((int)(await ask.Run(Question("registrants"), stop)).Whole.Value!, (int)(await elsewhere.Run(Question("registrants"), stop)).Whole.Value!));
        // The past is as it was, and who leaves is on it no more.
        Assert.Equal(1, (await ask.Run(Question("registrants", day: new(2026, 3, 31)), stop)).Whole.Value);
        await SeedRegistrant.Add(store, second.Id, stop, new Fact(FactKind.Left, new(2026, 11, 1)));
        Assert.Equal(1, (await ask.Run(Question("registrants"), stop)).Whole.Value);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_on_two_parts_is_one_person_in_all_and_one_on_each(string kind)
    {
        await using var store = await Opened(kind);
        var both = await SeedRegistrant.Into(store, "Ada", "Lovat", null, stop, Admitted(2026, 3));
        await SeedRegistrant.Change(store, async db =>
        {
            await RegistrantFile.Begin(db, both.Id, "children", stop);
            await db.SaveChangesAsync(stop);
            (await RegistrantFile.Read(db, Packs, both.Id, stop)).Add(2, Admitted(2026, 5));
            return 0;
        }, stop);
        await SeedRegistrant.Into(store, "Bea", "Muir", null, stop, Admitted(2026, 4));
        var ask = Ask(store, new RegisterFacts(store, Packs));
        Assert.Equal(2, (await ask.Run(Question("registrants"), stop)).Whole.Value);
        Assert.Equal(3, (await ask.Run(Question("registrants", "registrations"), stop)).Whole.Value);
        var parts = (await ask.Run(Question("registrants", null, null, "part"), stop)).Cells;
        Assert.Equal([("children", 1m), ("social-care", 2m)], parts.Select(c => (c.Codes[0], c.Figure.Value!.Value)).Order());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ask.Run(Question("registrants", null, null, "area"), stop));
        Assert.Contains("cannot be asked by “area”. It can by: part", refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R7_in_time_is_by_the_rule_of_the_role_and_untold_where_no_role_is_known(string kind)
    {
        await using var store = await Opened(kind);
        static Fact Role(int month) => new(FactKind.Role, new(2026, month, 1), Code: "care-at-home/worker");
        await SeedRegistrant.Into(store, "Ada", "Lovat", null, stop, Role(1), new Fact(FactKind.Applied, new(2026, 2, 1)), Admitted(2026, 3));
        await SeedRegistrant.Into(store, "Bea", "Muir", null, stop, Role(1), new Fact(FactKind.Applied, new(2026, 6, 1)), Admitted(2026, 9));
        await SeedRegistrant.Into(store, "Cal", "Orr", null, stop, Admitted(2026, 5));
        await SeedRegistrant.Into(store, "Dee", "Rae", null, stop, Role(1), Admitted(2024, 5)); // too long ago
        var ask = Ask(store, new RegisterFacts(store, Packs));
        var inTime = (await ask.Run(Question("registered-in-time"), stop)).Whole;
        Assert.Equal((50m, 1m, 2m, 3m), (inTime.Value, inTime.Above, inTime.Below, inTime.Of));
        Assert.Equal(28, (await ask.Run(Question("days-to-register"), stop)).Whole.Value); // of 28 and 92 the lower
        Assert.Equal(4, (await ask.Run([Question("registrants"), Question("on-condition"), Question("renewals-complete")], stop))[0].Whole.Value);
        // Of so few the public sees neither, and of the public register itself the count.
        Assert.Equal(NoFigure.TooFew, PublicFigures.Of(await ask.Run(Question("registered-in-time"), stop)).Whole.Why);
        Assert.Equal(4, PublicFigures.Of(await ask.Run(Question("registrants"), stop)).Whole.Value);
    }

    public void Dispose() => databases.Dispose();
}
