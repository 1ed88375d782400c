using System.CommandLine;
using System.Security.Cryptography;
using Cairn.Platform;
using Cairn.Platform.Access;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.People;

/// <summary><c>cairn account add</c>: whoever runs this Cairn gives somebody an account, with a password that is shown once.</summary>
public static class AddAccountTo
{
    private static readonly Option<string> User = new("--user") { Description = "User name to sign in with", HelpName = "NAME", Required = true };
    private static readonly Option<string> FullName = new("--name") { Description = "The person's name", HelpName = "NAME", Required = true };
    private static readonly Option<Role> As = new("--role") { Description = "ProviderEditor, ProviderManager, StrategyLead, Council, Registrar, Statistician or Administrator", HelpName = "ROLE", Required = true };
    private static readonly Option<string?> Where = new("--organisation") { Description = "Name of the organisation where they work", HelpName = "NAME" };
    private static readonly Option<OrganisationKind?> Kind = new("--kind") { Description = "Adds the organisation where none bears the name: Council, Regulator or Other. With --country", HelpName = "KIND" };
    private static readonly Option<string?> Country = new("--country") { Description = "Pack of the country of an organisation that is added, such as scotland", HelpName = "COUNTRY" };
    private static readonly Option<string?> Area = new("--area") { Description = "Code of the council's area", HelpName = "CODE" };

    public static readonly Verb AddBody = new("AddBody", "A council, regulator or other body that runs plans is added, with its first strategy lead.");

    public static void Add(House house)
    {
        var command = new Command("add", "Gives somebody an account and prints its password, once") { User, FullName, As, Where, Kind, Country, Area };
        command.SetAction((parsed, stop) => Operation.Run(parsed, [.. parsed.Tokens.Select(t => t.Value)], store => Run(store, parsed, stop), stop));
        house.Commands.Add(new CommandRow("account add", "./cairn account add --user rowan --name \"Rowan Fraser\" --role ProviderManager --organisation \"Example parent\"", command));
    }

    private static async Task<int> Run(Store store, ParseResult parsed, CancellationToken stop)
    {
        var role = parsed.GetValue(As);
        var account = new Account { UserName = parsed.GetValue(User)!.Trim(), Name = parsed.GetValue(FullName)!.Trim(), Role = role };
        switch (role)
        {
            case Role.StrategyLead when parsed.GetValue(Kind) is { } kind && parsed.GetValue(Where) is { } name:
                account.OrganisationId = await FindOrAdd(store, name, kind, parsed.GetValue(Country), stop);
                break;
            case Role.ProviderEditor or Role.ProviderManager or Role.StrategyLead:
                account.OrganisationId = await Find(store, parsed.GetValue(Where) ?? throw new RefusedException("Say where they work with --organisation."), stop);
                break;
            case Role.Council:
                account.Area = parsed.GetValue(Area) ?? throw new RefusedException("Say which area the council has with --area.");
                break;
            case Role.Public or Role.Worker or Role.Machine:
                throw new RefusedException("An account of this role cannot be made here. Choose ProviderEditor, ProviderManager, StrategyLead, Council, Registrar, Statistician or Administrator.");
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

    /// <summary>A body that runs plans and no services comes with no files: it is added with its first strategy lead.</summary>
    private static async Task<Guid> FindOrAdd(Store store, string name, OrganisationKind kind, string? country, CancellationToken stop)
    {
        if (kind is not (OrganisationKind.Council or OrganisationKind.Regulator or OrganisationKind.Other))
            throw new RefusedException("Only a Council, a Regulator or an Other body is added here. A provider is added with its first files: ./cairn import run --create.");
        var countries = Packs.Load(Packs.Beside).Countries.Select(c => c.Id).ToList();
        if (country is null || !countries.Contains(country))
            throw new RefusedException($"Say in which country the organisation is with --country: {string.Join(" or ", countries)}.");
        return await store.Write(Scope.System, new Change(AddBody, Actor.Public, Guid.Empty), async db =>
        {
            await store.Engine.LockChain(db, Guid.Empty, stop);
            var key = SearchKey.Of(name);
            if (await db.Set<Organisation>().FirstOrDefaultAsync(o => o.NameKey == key, stop) is { } held)
                return held.Id;
            var body = new Organisation { Id = NewId.Next(), Name = name.Trim(), NameKey = key, Kind = kind, Country = country };
            db.Add(body);
            return body.Id;
        }, stop);
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
