using Cairn.Platform;

namespace Cairn.People;

/// <summary>The nouns that every room shares: person, organisation, service, post, engagement, qualification, learning record.</summary>
public static class PeopleRoom
{
    public static void Open(House house)
    {
        house.Standing = Standings.Find;
        AddAccountTo.Add(house);
    }
}
