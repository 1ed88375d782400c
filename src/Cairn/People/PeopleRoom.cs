using Cairn.Platform;
using Cairn.Platform.Access;

namespace Cairn.People;

/// <summary>The nouns that every room shares: person, organisation, service, post, engagement, qualification, learning record.</summary>
public static class PeopleRoom
{
    public static void Open(House house)
    {
        house.Standing = Standings.Find;
        AddAccountTo.Add(house);
        house.Access.Allow("GET,POST", WhoSignsInPage.OfProvider, [Role.ProviderManager], Relation.Own);
        // Whoever runs this Cairn lets a provider's first manager in.
        house.Access.Allow("GET,POST", WhoSignsInPage.OfProvider, [Role.Administrator], Relation.Other);
        house.Access.Allow("GET,POST", WhoSignsInPage.OfSector, [Role.Administrator]);
        house.Access.Allow("GET,POST", InviteWorkerPage.Route, [Role.ProviderManager], Relation.Own, Relation.DataOwned);
        house.Access.Allow("GET,POST", AcceptInvitationPage.Route, AccessTable.Everyone);
        house.Access.Allow("GET,POST", YourOrganisationsPage.Route, AccessTable.SignedIn);
        house.Navigation.Add(new NavigationRow("People who can sign in", WhoSignsInPage.OfSector, 60));
    }
}
