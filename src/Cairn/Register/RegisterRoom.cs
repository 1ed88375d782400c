using Cairn.Platform;

namespace Cairn.Register;

/// <summary>Who may practise: applications, registrations, what the public finds, and what the register's office does.</summary>
public static class RegisterRoom
{
    public static void Open(House house)
    {
        house.Services(services => services.AddSingleton<RegisterFacts>().AddSingleton<RegisterSearch>().AddHostedService<RegisterFollower>());
        PublicPages.Open(house);
    }
}
