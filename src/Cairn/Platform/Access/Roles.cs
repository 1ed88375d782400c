namespace Cairn.Platform.Access;

/// <summary>Roles in words.</summary>
public static class Roles
{
    public static string Words(Role role) => role switch
    {
        Role.ProviderEditor => "Provider editor",
        Role.ProviderManager => "Provider manager",
        Role.Public => "Anyone",
        Role.Machine => "Another system, by its key",
        _ => role.ToString(),
    };
}
