using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.Site;

namespace Cairn.Register;

/// <summary>What a worker sees and does: whether to register, applying, where it stands, renewing, leaving.</summary>
internal static class ApplicantPages
{
    public const string Apply = "/register/apply", Account = "/register/account", One = "/register/applications/{application:guid}", Mine = "/me/registration";

    /// <summary>Where an application begins with what was answered before.</summary>
    public static string ApplyWith(string? country, string? service, string? level, DateOnly? started) => $"{Apply}?Country={country}&Service={service}&Level={level}&Started={(started is { } day ? Format.IsoDate(day) : "")}";

    public static void Open(House house)
    {
        foreach (var page in new[] { "/register/must-i", Apply })
            house.Access.Allow("GET", page, AccessTable.Everyone);
        house.Access.Allow("POST", Apply, AccessTable.SignedIn);
        house.Access.Allow("GET,POST", Account, AccessTable.Everyone);
        // Only one's own: each page finds the registrant or the application by the account.
        house.Access.Allow("GET", Mine, AccessTable.SignedIn);
        foreach (var page in new[] { One, $"{One}/role", $"{One}/about-you", $"{One}/qualifications", $"{One}/evidence", $"{One}/declaration", $"{One}/send" })
            house.Access.Allow("GET,POST", page, AccessTable.SignedIn);
        foreach (var page in new[] { "details", "{ordinal:int}/renew", "{ordinal:int}/work", "{ordinal:int}/withdraw", "{ordinal:int}/leave", "requests/{request:guid}" })
            house.Access.Allow("GET,POST", $"{Mine}/{page}", AccessTable.SignedIn);
        house.Navigation.Add(new NavigationRow("My registration", Mine, 16) { NotFor = [.. AccessTable.SignedIn.Where(r => r != Role.Worker)] });
    }
}
