using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Measures;

namespace Cairn.Workforce;

/// <summary>Who may ask for which figures, and where the record's facts are to be had.</summary>
public static class MeasurePages
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<SectorFacts>().AddSingleton<FactsAt>(p => p.GetRequiredService<SectorFacts>().Of).AddSingleton<AskMeasure>());
        house.Access.Allow("GET", "/measures", AccessTable.Everyone);
        house.Access.Allow("GET", "/measures/{measure}", AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("Measures", "/measures", 12));
        MeasureCli.Add(house);
    }
}
