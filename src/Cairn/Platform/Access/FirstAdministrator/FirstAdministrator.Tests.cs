using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class FirstAdministratorTests : IDisposable
{
    private const string Password = "a password of many words";
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_link_works_once_and_a_new_offer_ends_the_old_one(string kind)
    {
        await using var site = await SeededSite.Start(databases[kind]);
        var first = site.App.Services.GetRequiredService<FirstAdministrator>();
        var old = await first.Offer(stop);
        var token = await first.Offer(stop);
        foreach (var wrong in new[] { old, "0123", "" })
            Assert.False(await Opens(site, wrong));
        Assert.True(await Opens(site, token));

        using var browser = new Browser(site.Address);
        using (var shortOne = await browser.Send($"/first-administrator?token={token}", ("FullName", "A Person"), ("UserName", "first"), ("Password", "short")))
            Assert.Contains("at least 12 characters", await shortOne.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        using (var made = await browser.Send($"/first-administrator?token={token}", ("FullName", "A Person"), ("UserName", "first"), ("Password", Password)))
            Assert.Equal("/start", made.Headers.Location?.OriginalString);
        using (var start = await browser.Get("/start"))
            Assert.Contains("You act as: Administrator", await start.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);

        Assert.False(await Opens(site, token));
        using var again = await browser.SendFrom("/start", "/first-administrator", ("token", token!), ("FullName", "Another"), ("UserName", "second"), ("Password", Password));
        await using var db = await site.Store.Read(Scope.System, stop);
        Assert.Equal("first", (await db.Set<Account>().SingleAsync(stop)).UserName);
        Assert.Null(await first.Offer(stop));
        Assert.NotNull(await TrySignIn.With(site.Store, "First", Password, stop));
    }

    /// <summary>Who administers and works for a provider at the moment administers still.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task While_the_administrator_works_elsewhere_no_link_is_offered(string kind)
    {
        await using var site = await SeededSite.Start(databases[kind]);
        var account = await site.AddAccount(Role.Administrator);
        await site.Alter(account, a => a.WorkFor(new Membership { OrganisationId = SeededSite.Parent, Role = Role.ProviderEditor }));
        Assert.Null(await site.App.Services.GetRequiredService<FirstAdministrator>().Offer(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_second_start_offers_a_new_link(string kind)
    {
        string? before;
        await using (var site = await SeededSite.Start(databases[kind]))
            before = await site.App.Services.GetRequiredService<FirstAdministrator>().Offer(stop);
        var settings = databases[kind];
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var again = new FirstAdministrator(store);
        Assert.False(again.Knows(before!));
        Assert.True(again.Knows((await again.Offer(stop))!));
        Assert.False(again.Knows(before!));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_send_the_form_at_once_one_is_first(string kind)
    {
        var settings = databases[kind];
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var first = new FirstAdministrator(store);
        var token = (await first.Offer(stop))!;
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            try
            {
                return await first.Make(token, $"user {n}", "A Person", Password, stop);
            }
            catch (RefusedException)
            {
                return null;
            }
        }, stop)));
        Assert.Single(made, a => a is not null);
        await using var db = await store.Read(Scope.System, stop);
        Assert.Equal(1, await db.Set<Account>().CountAsync(stop));
    }

    private async Task<bool> Opens(SeededSite site, string? token)
    {
        using var browser = new Browser(site.Address);
        using var answer = await browser.Get($"/first-administrator?token={token}");
        return (await answer.Content.ReadAsStringAsync(stop)).Contains("name=\"Password\"", StringComparison.Ordinal);
    }

    public void Dispose() => databases.Dispose();
}
