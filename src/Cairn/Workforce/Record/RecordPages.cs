using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.Workforce;

/// <summary>Who may look at the record, and where the menu leads to it.</summary>
public static class RecordPages
{
    private const string Provider = "/providers/{organisation:guid}";

    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<Labels>().AddSingleton<CountryCodes>());

        foreach (var page in new[] { "", "/services", "/services/{service:guid}", "/posts", "/staff", "/staff/{engagement:guid}" })
            house.Access.Allow("GET", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        string[] kept =
        [
            "/staff/new", "/staff/many/{what:regex(^(pay|hours|training|confirm)$)}", "/staff/{engagement:guid}/change/{section:regex(^(work|pay|starting|qualified|personal)$)}",
            "/staff/{engagement:guid}/move", "/staff/{engagement:guid}/leave", "/staff/{engagement:guid}/confirm", "/staff/{engagement:guid}/{kind:regex(^(training|qualifications|absences)$)}/{record}",
            "/services/new", "/services/{service:guid}/change/{section}", "/services/{service:guid}/posts", "/services/{service:guid}/close",
        ];
        foreach (var page in kept)
            house.Access.Allow("GET,POST", Provider + page, AccessTable.Provider, Relation.Own, Relation.DataOwned);
        // Only the organisation itself speaks for itself.
        house.Access.Allow("GET", Provider + "/record-keeping", AccessTable.Provider, Relation.Own);
        house.Access.Allow("POST", Provider + "/record-keeping", [Role.ProviderManager], Relation.Own);
        // A search for a person is sent, not put in the address.
        house.Access.Allow("POST", Provider + "/staff", AccessTable.Provider, Relation.Own, Relation.DataOwned);
        // Asks for sensitive answers.
        house.Access.Allow("POST", Provider + "/staff/{engagement:guid}", [Role.ProviderManager], Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET", "/me", [Role.Worker]);
        house.Access.Allow("GET", "/areas/{area}/services", [Role.Council]);

        house.Navigation.Add(new NavigationRow("My service", Provider, 15));
        house.Navigation.Add(new NavigationRow("Services", Provider + "/services", 20));
        house.Navigation.Add(new NavigationRow("Posts", Provider + "/posts", 30));
        house.Navigation.Add(new NavigationRow("Staff", Provider + "/staff", 25));
        house.Navigation.Add(new NavigationRow("My record", "/me", 15));
        house.Navigation.Add(new NavigationRow("Services in your area", "/areas/{area}/services", 15));
    }
}
