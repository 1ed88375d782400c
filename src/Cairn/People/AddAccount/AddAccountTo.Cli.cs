using System.CommandLine;
using System.Security.Cryptography;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary><c>cairn account add</c>: whoever runs this Cairn gives somebody an account, with a password that is shown once.</summary>
public static class AddAccountTo
{
    private static readonly Option<string> User = new("--user") { Description = "User name to sign in with", HelpName = "NAME", Required = true };
    private static readonly Option<string> FullName = new("--name") { Description = "The person's name", HelpName = "NAME", Required = true };
    private static readonly Option<Role> As = new("--role") { Description = "ProviderEditor, ProviderManager, Council, Registrar, Statistician or Administrator", HelpName = "ROLE", Required = true };
    private static readonly Option<string?> Where = new("--organisation") { Description = "Name of the provider where they work", HelpName = "NAME" };
    private static readonly Option<string?> Area = new("--area") { Description = "Code of the council's area", HelpName = "CODE" };

    public static void Add(House house)
    {
        var command = new Command("add", "Gives somebody an account and prints its password, once") { User, FullName, As, Where, Area };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], store => Run(store, parsed, stop), stop));
        house.Commands.Add(new CommandRow("account add", "./cairn account add --user rowan --name \"Rowan Fraser\" --role ProviderManager --organisation \"Example parent\"", command));
    }

    private static async Task<int> Run(Store store, ParseResult parsed, CancellationToken stop)
    {
        var role = parsed.GetValue(As);
        var account = new Account { UserName = parsed.GetValue(User)!.Trim(), Name = parsed.GetValue(FullName)!.Trim(), Role = role };
        switch (role)
        {
            case Role.ProviderEditor or Role.ProviderManager:
                account.OrganisationId = await Find(store, parsed.GetValue(Where) ?? throw new RefusedException("Say where they work with --organisation."), stop);
                break;
            case Role.Council:
                account.Area = parsed.GetValue(Area) ?? throw new RefusedException("Say which area the council has with --area.");
                break;
            case Role.Public or Role.Worker:
                throw new RefusedException("An account of this role cannot be made here. Choose ProviderEditor, ProviderManager, Council, Registrar, Statistician or Administrator.");
        }
        var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2))));
        await store.Write(Scope.System, new Change(AddAccount.Verb, Actor.Public, account.OrganisationId ?? Guid.Empty), async db =>
        {
            await AddAccount.To(db, account, password);
            return 0;
        }, stop);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{account.UserName} signs in with the password {password}. It is shown this once.");
        return 0;
    }

    private static async Task<Guid> Find(Store store, string name, CancellationToken stop)
    {
        var key = SearchKey.Of(name);
        await using var db = await store.Read(Scope.System, stop);
        var found = await db.Set<Organisation>().Where(o => o.NameKey == key).Select(o => o.Id).Take(2).ToListAsync(stop);
        return found switch
        {
            [var one] => one,
            [] => throw new RefusedException($"No organisation bears the name {name}. A provider is added with its first files: ./cairn import run --create."),
            _ => throw new RefusedException($"More than one organisation bears the name {name}."),
        };
    }
}
