using Cairn.Platform.Packs;
using Cairn.Platform.Site;

namespace Cairn.Platform;

/// <summary>What every room stands on: the database, access, audit, jobs, the site, the packs.</summary>
public static class PlatformRoom
{
    public static void Open(House house)
    {
        UpCommand.Add(house);
        Shell.Allow(house.Access);
        PacksCommand.Add(house);
        house.Services(services => services.AddSingleton(Packs.Packs.Load(Packs.Packs.Beside)));
    }
}
