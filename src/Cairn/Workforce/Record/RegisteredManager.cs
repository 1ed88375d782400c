namespace Cairn.Workforce;

/// <summary>The manager whom a regulated service must have registered.</summary>
public static class RegisteredManager
{
    /// <summary>The role's code by country: England's "registered manager" (job role 4 of the return), Scotland's "manager of a service".</summary>
    public static string? Role(string country) => country switch { "england" => "4", "scotland" => "manager", _ => null };
}
