using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.People;

public sealed class AddAccountToTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_account_made_at_the_terminal_signs_in_with_the_password_shown(string kind)
    {
        await using (var provider = await Provider.Open(databases[kind]))
            Assert.NotEqual(default, provider.Id);
        var said = await Run(kind, 0, "--user", "rowan", "--name", "Rowan Fraser", "--role", "ProviderManager", "--organisation", "rowan CARE");
        var password = said.Split("password ")[1].Split('.')[0];

        var settings = databases[kind];
        await using var store = new Store(settings, new Platform.Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var account = await TrySignIn.With(store, "rowan", password, stop);
        Assert.Equal(("Rowan Fraser", Role.ProviderManager), (account?.Name, account?.Role));
        Assert.NotNull(account?.OrganisationId);
    }

    [Fact]
    public async Task What_cannot_be_made_is_refused_with_what_to_do()
    {
        await using (var provider = await Provider.Open(databases["sqlite"]))
            Assert.NotEqual(default, provider.Id);
        Assert.Contains("--organisation", await Run("sqlite", 2, "--user", "a", "--name", "A", "--role", "ProviderEditor"), StringComparison.Ordinal);
        Assert.Contains("No organisation bears the name Nobody", await Run("sqlite", 2, "--user", "a", "--name", "A", "--role", "ProviderEditor", "--organisation", "Nobody"), StringComparison.Ordinal);
        Assert.Contains("cannot be made here", await Run("sqlite", 2, "--user", "a", "--name", "A", "--role", "Worker"), StringComparison.Ordinal);
        await Run("sqlite", 0, "--user", "a", "--name", "A", "--role", "Statistician");
        Assert.Contains("taken", await Run("sqlite", 2, "--user", "A", "--name", "B", "--role", "Registrar"), StringComparison.Ordinal);
    }

    private async Task<string> Run(string kind, int exit, params string[] words)
    {
        var settings = databases[kind];
        using var output = new StringWriter();
        string[] args = ["account", "add", .. words, "--data", settings.Data, .. settings.Database is { } database ? ["--database", database] : Array.Empty<string>()];
        Assert.Equal(exit, await Cli.Run(Rooms.Open(), args, output, output, stop));
        return output.ToString();
    }

    public void Dispose() => databases.Dispose();
}
