using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>What an employer does about the registration of its staff.</summary>
public static class RegisteredStaffPages
{
    private const string Provider = "/providers/{organisation:guid}";

    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RegisteredStaffReading>().AddSingleton<RegisterWatch>().AddSingleton<RegisterListReading>().AddSingleton<RegisterCheck>());
        foreach (var page in new[] { "/registration", "/registration/applications", "/registration/check", "/staff/{engagement:guid}/registration" })
            house.Access.Allow("GET,POST", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
    }
}
