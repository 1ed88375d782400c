using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Measures;

namespace Cairn.Workforce;

/// <summary>Who may ask for which figures, and where the record's facts are to be had.</summary>
public static class MeasurePages
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<SectorFacts>().AddSingleton<FactsAt>(p => p.GetRequiredService<SectorFacts>().Of)
            .AddSingleton<SeriesKnown>(p => (known, stop) => KnownSeries.All(p.GetRequiredService<Platform.Database.Store>(), p.GetRequiredService<Platform.Packs.Packs>(), known, stop))
            .AddSingleton<AskMeasure>().AddSingleton<Comparison>().AddSingleton<ReleaseFacts>());
        house.Ask = (store, packs) =>
        {
            var register = new Register.RegisterFacts(store, packs);
            return new(new AskMeasure(packs, new SectorFacts(store, packs, register).Of, store.Clock, [new Register.RegisterMeasures(register, packs).Source]), (known, stop) => KnownSeries.All(store, packs, known, stop));
        };
        house.Access.Allow("GET", "/measures", AccessTable.Everyone);
        house.Access.Allow("GET", "/measures/{measure}", AccessTable.Everyone);
        house.Access.Allow("GET", "/providers/{organisation:guid}/measures/{measure}", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", "/providers/{organisation:guid}/costs", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET", "/providers/{organisation:guid}/compare", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        house.Navigation.Add(new NavigationRow("Measures", "/measures", 12) { NotFor = AccessTable.Provider });
        house.Jobs[CountLikeServices.Kind] = CountLikeServices.Work;
        house.Daily.Add(CountLikeServices.Kind);
        MeasureCli.Add(house);
        ReleaseRoutes.Open(house);
        MeasuresApi.Open(house.Api);
    }
}
