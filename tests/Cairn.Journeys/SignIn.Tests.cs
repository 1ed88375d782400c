using System.Text.RegularExpressions;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>Issue 3: people are invited, choose how they sign in, and come back when they have forgotten.</summary>
public sealed class SignInTests(Site site)
{
    private const string Password = "some plain words of mine", Later = "other plain words of mine";
    private static readonly Verb Verb = new("TestAccount", "A test makes an account.");

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task Somebody_is_invited_sets_up_a_code_and_gets_a_new_password(int width, bool script)
    {
        await using var manager = await site.Open("single", width, script);
        var email = $"ailsa.boyd.{width}@example.org";
        await manager.Go("/start");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "People who can sign in" }).ClickAsync();
        await manager.Page.FillAsync("[name=Email]", email);
        await manager.Page.CheckAsync("[name=Role][value=ProviderEditor]", new() { Force = true });
        await Press(manager, "Make the invitation");
        await Looks(manager, $"sign-in-invited-{width}");
        var link = await manager.Page.Locator(".c-secret").InnerTextAsync();

        await using var invited = await site.Open("", width, script);
        await invited.Go(link);
        await Looks(invited, $"sign-in-invitation-{width}");
        await invited.Page.FillAsync("[name=FullName]", $"Ailsa Boyd {width}");
        await invited.Page.FillAsync("[name=Password]", Password);
        await Press(invited, "Accept and make the account");
        await invited.Page.WaitForURLAsync(url => url.Contains("/providers/", StringComparison.Ordinal));
        await invited.Go("/account");
        await Looks(invited, $"sign-in-account-{width}");
        await invited.Go("/account/organisations");
        await Looks(invited, $"sign-in-organisations-{width}");

        await invited.Go(OneTimeCodePage.Route);
        await Looks(invited, $"sign-in-code-offered-{width}");
        var secret = OneTimeSecret.Read((await invited.Page.Locator(".c-secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await invited.Page.FillAsync("[name=Code]", secret.Code(site.Program.Services.GetRequiredService<Platform.Clock>().Now));
        await invited.Page.FillAsync("[name=Password]", Password);
        await Press(invited, "Ask me for a code from now on");
        await Looks(invited, $"sign-in-code-set-{width}");
        var recovery = await invited.Page.Locator(".c-secret").First.InnerTextAsync();

        await manager.Go(new Uri(manager.Page.Url).AbsolutePath);
        await Press(manager, $"New password for Ailsa Boyd {width}");
        await Looks(manager, $"sign-in-reset-made-{width}");
        await using var forgetful = await site.Open("", width, script);
        await forgetful.Go(await manager.Page.Locator(".c-secret").InnerTextAsync());
        await Looks(forgetful, $"sign-in-reset-{width}");
        await forgetful.Page.FillAsync("[name=Password]", Later);
        await Press(forgetful, "Change it");
        await forgetful.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with the new password" }).ClickAsync();
        await SignIn(forgetful, email, Later);
        await Looks(forgetful, $"sign-in-code-asked-{width}");
        await forgetful.Page.FillAsync("[name=Code]", "000000");
        await Press(forgetful, "Sign in");
        await Looks(forgetful, $"sign-in-code-wrong-{width}");
        await forgetful.Page.FillAsync("[name=Code]", recovery);
        await Press(forgetful, "Sign in");
        await forgetful.Page.WaitForURLAsync(url => url.Contains("/providers/", StringComparison.Ordinal));

        await manager.Go(new Uri(manager.Page.Url).AbsolutePath);
        await Press(manager, $"Remove Ailsa Boyd {width}");
        await Looks(manager, $"sign-in-removed-{width}");
        await forgetful.Go("/account/organisations");
        Assert.Contains("You work for no organisation", await forgetful.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_is_removed(int width)
    {
        var user = $"passkey-{width}";
        await Account(user);
        await using var visit = await site.Open("", width);
        var page = visit.Page;
        // Passkeys belong to a name; an address of numbers has none.
        var at = $"http://localhost:{new Uri(site.Program.Address).Port}";
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("WebAuthn.enable");
        var made = await wire.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        var device = made!.Value.GetProperty("authenticatorId").GetString()!;

        await visit.Go(at + "/sign-in");
        await SignIn(visit, user, Password);
        await visit.Go(at + PasskeysPage.Route);
        await Looks(visit, $"passkeys-none-{width}");
        await page.FillAsync("[name=Password]", Password);
        await page.FillAsync("[name=Name]", "My phone");
        await Press(visit, "Add a passkey");
        await Looks(visit, $"passkeys-asked-{width}");
        await Press(visit, "Go on at this device");
        await page.GetByText("You can sign in with it from now on").WaitForAsync();
        await Looks(visit, $"passkeys-added-{width}");

        await SignOut(visit);
        await visit.Go(at + "/sign-in");
        await Looks(visit, $"sign-in-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Looks(visit, $"passkeys-sign-in-{width}");
        await Press(visit, "Use a passkey");
        await page.WaitForURLAsync(url => url.EndsWith("/start", StringComparison.Ordinal));

        // A device that does not know its owner signs nobody in.
        await SignOut(visit);
        await wire.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device, ["isUserVerified"] = false });
        await visit.Go(at + SignInPasskeyPage.Route);
        await Press(visit, "Use a passkey");
        await page.GetByText("Your device was not asked, took too long, or you stopped it").WaitForAsync();
        await Looks(visit, $"passkeys-refused-{width}");
        await wire.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device, ["isUserVerified"] = true });
        await Again(visit, "Use a passkey");

        await visit.Go(at + PasskeysPage.Route);
        await page.FillAsync("[name=Password]", Password);
        await Press(visit, "Remove “My phone”");
        await Looks(visit, $"passkeys-removed-{width}");
        await SignOut(visit);
        await visit.Go(at + SignInPasskeyPage.Route);
        await Press(visit, "Use a passkey");
        await page.GetByText(SignInPasskeyPage.Refusal).First.WaitForAsync();
        await Looks(visit, $"passkeys-gone-{width}");
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Somebody_links_the_sign_in_of_another_site_and_comes_back_by_it(int width, bool script)
    {
        var user = $"linked-{width}";
        await Account(user);
        var provider = site.Program.OpenId;
        provider.BeHonest();
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/sign-in");
        await Press(visit, "Sign in with GOV.UK One Login");
        await page.GetByRole(AriaRole.Heading, new() { Name = "We do not know this GOV.UK One Login sign-in yet" }).WaitForAsync();
        await Looks(visit, $"open-id-unknown-{width}");
        provider.Denies = "access_denied";
        await visit.Go("/sign-in");
        await Press(visit, "Sign in with GOV.UK One Login");
        await page.GetByRole(AriaRole.Heading, new() { Name = "You did not sign in with GOV.UK One Login" }).WaitForAsync();
        await Looks(visit, $"open-id-denied-{width}");
        provider.Denies = null;

        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the sign-in page" }).ClickAsync();
        await Looks(visit, $"open-id-sign-in-{width}");
        await SignIn(visit, user, Password);
        await visit.Go("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change Linked sign-ins" }).ClickAsync();
        await Looks(visit, $"open-id-none-{width}");
        await page.FillAsync("[name=Password]", Password);
        await Press(visit, "Link a sign-in with GOV.UK One Login");
        await page.GetByText("GOV.UK One Login opens this account from now on").WaitForAsync();
        await Looks(visit, $"open-id-linked-{width}");

        await SignOut(visit);
        await visit.Go("/sign-in");
        await Press(visit, "Sign in with GOV.UK One Login");
        await page.WaitForURLAsync(url => url.EndsWith("/start", StringComparison.Ordinal));
        await SignOut(visit); // goes by the provider, which is told, and back
        Assert.NotNull(provider.SignedOutWith);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Who_is_idle_is_told_in_time_and_can_stay(int width)
    {
        var user = $"idle-{width}";
        await Account(user);
        await using var visit = await site.Open("", width);
        var page = visit.Page;
        await visit.Go("/sign-in");
        await SignIn(visit, user, Password);
        await page.Clock.InstallAsync();
        await visit.Go(SessionsPage.Route);
        await Looks(visit, $"sessions-{width}");
        var warning = page.Locator(".c-timeout");
        await page.Clock.FastForwardAsync("57:00");
        Assert.False(await warning.IsVisibleAsync());
        await page.Clock.FastForwardAsync("01:30");
        await warning.WaitForAsync();
        Assert.Contains("You are signed out in two minutes", await warning.InnerTextAsync(), StringComparison.Ordinal);
        await Looks(visit, $"sessions-warned-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).PressAsync("Enter");
        await warning.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Clock.FastForwardAsync("59:00");
        await warning.WaitForAsync();
        await page.Clock.FastForwardAsync("02:00");
        await page.GetByText("Copy what you have not saved, then sign in again").WaitForAsync();
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).IsVisibleAsync());
    }

    private Task Account(string user) => site.Program.Services.GetRequiredService<Store>().Write(Scope.System, new Change(Verb, Actor.Public, Guid.Empty), async db =>
    {
        await AddAccount.To(db, new Account { UserName = user, Name = "Catrin Hale", Role = Role.Statistician }, Password);
        return 0;
    });

    private static async Task SignIn(Visit visit, string user, string password)
    {
        await visit.Page.GetByLabel("User name").FillAsync(user);
        await visit.Page.GetByLabel("Password").FillAsync(password);
        await Press(visit, "Sign in");
        await visit.Page.WaitForURLAsync(url => !url.EndsWith("/sign-in", StringComparison.Ordinal));
    }

    private static async Task SignOut(Visit visit)
    {
        if (await visit.Page.Locator("#menu-button").IsVisibleAsync())
            await visit.Page.Locator("#menu-button").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        // Asked again and again: the page on the way goes on by itself, and nobody is told of the moment.
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("^https?://[^/]+/$"), new() { Timeout = 30_000 });
    }

    private static Task Press(Visit visit, string button) => visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>"Try again", as the page says: Chromium's made-up device may refuse once more after it was set.</summary>
    private static async Task Again(Visit visit, string button)
    {
        for (var tries = 1; ; tries++)
        {
            await Press(visit, button);
            try
            {
                await visit.Page.WaitForURLAsync(url => url.EndsWith("/start", StringComparison.Ordinal), new() { Timeout = tries < 3 ? 5_000 : 30_000 });
                return;
            }
            catch (TimeoutException) when (tries < 3)
            {
                // The page shows its sentence still.
            }
        }
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Page.WaitForLoadStateAsync();
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
