using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>Who may practise: applications, registrations, what the public finds, and what the register's office does.</summary>
public static class RegisterRoom
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RegisterFacts>().AddHostedService<RegisterFollower>().AddSingleton<RegisterCounting>());
        house.Access.Allow("GET", "/register/figures", AccessTable.Everyone);
        house.Access.Allow("GET", "/office/what-if", [Role.Registrar]);
    }
}
