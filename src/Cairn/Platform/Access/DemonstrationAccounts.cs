namespace Cairn.Platform.Access;

/// <summary>Accounts of the demonstration: they exist in demonstration data alone, and every page says so.</summary>
public static class DemonstrationAccounts
{
    public const string Password = "cairn demonstration";
}
