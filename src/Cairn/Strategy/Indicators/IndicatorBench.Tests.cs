using Cairn.Engine.Networks;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Measures;
using Cairn.Platform.Packs;
using Cairn.Tests;

namespace Cairn.Strategy;

/// <summary>A body in Scotland with a running plan, for tests of its indicators.</summary>
internal sealed class IndicatorBench(Store store, string country = "scotland")
{
    public static readonly Packs Packs = Packs.Load(Packs.Beside);
    private static readonly Verb seed = new("SeedPlan", "A test makes a plan.");

    public Guid Body { get; } = NewId.Next();
    public Guid Plan { get; } = NewId.Next();
    public Guid Action { get; } = NewId.Next();

    /// <summary>The user who keeps the plan.</summary>
    public string Lead => $"lead-{Body}";

    public Store Store => store;

    public PlanKeeper Keeper => new(store, new Actor(NewId.Next(), "the lead", Role.StrategyLead, Body), Body);

    public Asking Ask { get; } = Rooms.Open().Ask(store, Packs);

    public IndicatorFigures Figures => new(Ask.Measures, Ask.Series, store.Clock);

    public string Home => $"/organisations/{Body}/plans/{Plan}/indicators";

    public static async Task<IndicatorBench> Of(Store store, CancellationToken stop, string country = "scotland", PlanState state = PlanState.Published)
    {
        var bench = new IndicatorBench(store, country);
        await bench.Seed(state, stop);
        return bench;
    }

    private async Task Seed(PlanState state, CancellationToken stop)
    {
        await store.Write(Scope.System, new Change(seed, Actor.Public, Body), db =>
        {
            db.Add(new Organisation { Id = Body, Name = "Workforce Forum", NameKey = SearchKey.Of("Workforce Forum"), Country = country, Kind = OrganisationKind.Other });
            db.Add(new Plan { Id = Plan, OrganisationId = Body, Title = "A registered workforce", Summary = "Everybody is registered.", Country = country, From = new(2025, 1, 1), Until = new(2030, 12, 31), State = state, PublishedOn = state == PlanState.Draft ? null : new(2025, 1, 1) });
            db.Add(new PlanAction { Id = Action, OrganisationId = Body, PlanId = Plan, Place = 1, Title = "Write to everybody", Text = "A letter." });
            return Task.FromResult(0);
        }, stop);
        await SeedProvider.Account(store, Lead, Role.StrategyLead, Body, stop);
    }

    /// <summary>A sheet bound to a measure.</summary>
    public static IndicatorSheet Sheet(string measure, string title = "On the register") => new(
        title, "People on the register.", "It is what the plan promises.", "The forum looks at it each quarter.", "The register.", null, null, Wanted.Up, "0", false, Against.Earlier, "1", Frequency.Quarter, false, null, null, null, BoundTo.Measure,
        measure, new Dictionary<string, string>(), false, TypedAs.Number, null, null, new(2025, 1, 1), []);

    public static IndicatorSheet Typed(string title, TypedAs as_ = TypedAs.Number) => Sheet("", title) with { Bound = BoundTo.Typed, Unit = "days", TypedAs = as_ };

    public async Task<Guid> Make(IndicatorSheet sheet, CancellationToken stop, bool show = true)
    {
        var made = await MakeIndicator.Run(Keeper, Ask.Measures, await Ask.Series(null, stop), Plan, new("", "The forum", sheet), null, stop);
        if (show)
            await ShowIndicator.Run(Keeper, Plan, made, null, stop);
        return made;
    }

    public async Task<IndicatorShown> Shown(Guid indicator, CancellationToken stop, DateOnly? day = null)
    {
        await using var db = await store.Read(Scope.Sector, stop);
        return (await Figures.Of(db, [db.Set<Indicator>().Single(i => i.Id == indicator)], day ?? store.Clock.Today, stop))[0];
    }
}
