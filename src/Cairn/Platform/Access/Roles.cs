namespace Cairn.Platform.Access;

/// <summary>Roles in words.</summary>
public static class Roles
{
    public static string Words(Role role) => role switch
    {
        Role.ProviderEditor => "Provider editor",
        Role.ProviderManager => "Provider manager",
        Role.StrategyLead => "Strategy lead",
        Role.Public => "Anyone",
        Role.Machine => "Another system, by its key",
        _ => role.ToString(),
    };

    /// <summary>What a role is for, in a sentence.</summary>
    public static string May(Role role) => role switch
    {
        Role.Worker => "Sees what is held about them, and who looked.",
        Role.ProviderEditor => "Keeps the record: services, staff, training, returns.",
        Role.ProviderManager => "Keeps the record, and decides who signs in and which other systems may.",
        Role.StrategyLead => "Keeps the organisation’s plans: what is to be done, by whom, by when.",
        Role.Council => "Reads the services of its area.",
        Role.Registrar => "Keeps the register of the workforce.",
        Role.Statistician => "Reads the whole sector for its figures.",
        Role.Administrator => "Runs this Cairn: who signs in for the whole sector, and each provider’s first manager.",
        _ => "",
    };
}
