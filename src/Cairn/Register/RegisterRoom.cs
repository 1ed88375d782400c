using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>Who may practise: applications, registrations, what the public finds, and what the register's office does.</summary>
public static class RegisterRoom
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RegisterFacts>().AddHostedService<RegisterFollower>().AddSingleton<RegisterCounting>());
        foreach (var page in new[] { "/register/figures", "/register/{number:long}", Receipts.Route, "/register/titles" })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Access.Allow("GET,POST", "/register/receipt", AccessTable.Everyone);
        house.Routes(Receipts.Map);
        house.Access.Allow("GET", "/office/what-if", [Role.Registrar]);
    }
}
