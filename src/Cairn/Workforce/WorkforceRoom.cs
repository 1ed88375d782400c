using Cairn.Platform;

namespace Cairn.Workforce;

/// <summary>The data set: what providers return, the record that it becomes, and the figures made of it.</summary>
public static class WorkforceRoom
{
    public static void Open(House house)
    {
        house.Demonstrate = LoadDemonstration.Into;
        LoadDemonstrationCli.Add(house);
    }
}
