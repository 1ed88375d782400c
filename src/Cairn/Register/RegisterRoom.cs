using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Register;

/// <summary>Who may practise: applications, registrations, what the public finds, and what the register's office does.</summary>
public static class RegisterRoom
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RegisterFacts>().AddSingleton<RegisterSearch>().AddHostedService<RegisterFollower>().AddSingleton<RegisterCounting>());
        house.Access.Allow("GET,POST", FindRegistrantPage.Route, AccessTable.Everyone);
        house.Navigation.Add(new NavigationRow("Check the register", FindRegistrantPage.Route, 44) { NotFor = [.. AccessTable.SignedIn.Where(r => r is not (Role.Worker or Role.Registrar))] });
        foreach (var page in new[] { "/register/figures", "/register/must-i", "/register/{number:long}", Receipts.Route, "/register/titles" })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Access.Allow("GET,POST", "/register/receipt", AccessTable.Everyone);
        house.Routes(Receipts.Map);
        foreach (var page in new[] { "/register/concern", "/register/concern/where" })
            house.Access.Allow("GET,POST", page, AccessTable.Everyone);
        foreach (var page in new[] { "/office/what-if", "/office/concerns", "/office/cases" })
            house.Access.Allow("GET", page, [Role.Registrar]);
        foreach (var page in new[] { "/office/concerns/{concern:guid}", "/office/cases/{id:guid}" })
            house.Access.Allow("GET,POST", page, [Role.Registrar]);
        house.Access.Allow("GET", "/me/registration", [Role.Worker]);
        house.Access.Allow("GET,POST", "/me/registration/{ordinal:int}/renew", [Role.Worker]);
        house.Navigation.Add(new NavigationRow("My registration", "/me/registration", 16));
        house.Navigation.Add(new NavigationRow("Concerns", "/office/concerns", 18));
        house.Navigation.Add(new NavigationRow("Cases", "/office/cases", 19));
    }
}
