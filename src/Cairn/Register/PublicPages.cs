using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>What everybody may see of the register.</summary>
internal static class PublicPages
{
    public const string Find = "/register";

    public static void Open(House house)
    {
        house.Access.Allow("GET,POST", Find, AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("Check the register", Find, 44) { NotFor = AccessTable.Provider });
    }
}
