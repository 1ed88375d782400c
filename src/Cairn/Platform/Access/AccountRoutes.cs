namespace Cairn.Platform.Access;

/// <summary>Who may reach the pages about accounts.</summary>
public static class AccountRoutes
{
    public static void Allow(AccessTable access)
    {
        access.Allow("GET,POST", "/sign-in", AccessTable.Everyone);
        access.Allow("GET", "/start", AccessTable.SignedIn);
        access.Allow("POST", "/sign-out", AccessTable.Everyone);
        access.Allow("GET,POST", "/first-administrator", AccessTable.Everyone);
        access.Allow("GET,POST", SignInCodePage.Route, AccessTable.Everyone);
        access.Allow("GET,POST", ResetPasswordPage.Route, AccessTable.Everyone);
        access.Allow("GET", YourAccountPage.Route, AccessTable.SignedIn);
        access.Allow("GET,POST", ChangePasswordPage.Route, AccessTable.SignedIn);
        access.Allow("GET,POST", SignInPasskeyPage.Route, AccessTable.Everyone);
        access.Allow("POST", SignInWithPage.Route, AccessTable.Everyone);
        access.Allow("GET", OpenIdBackPage.Route, AccessTable.Everyone);
        access.Allow("GET,POST", LinkedSignInsPage.Route, AccessTable.SignedIn);
        access.Allow("GET,POST", SessionsPage.Route, AccessTable.SignedIn);
        access.Allow("GET,POST", PasskeysPage.Route, AccessTable.SignedIn);
        access.Allow("GET,POST", OneTimeCodePage.Route, AccessTable.SignedIn);
        // Only the organisation itself lets other systems in.
        access.Allow("GET,POST", ApiKeysPage.Route, [Role.ProviderManager], Relation.Own);
        access.Allow("GET,POST", Webhooks.MakeWebhookPage.Route, [Role.ProviderManager], Relation.Own);
        access.Allow("GET,POST", Webhooks.OneWebhookPage.Route, [Role.ProviderManager], Relation.Own);
    }
}
