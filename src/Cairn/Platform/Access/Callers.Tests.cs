namespace Cairn.Platform.Access;

/// <param name="Cookie">Sent as it was given at sign-in, whatever the program says later.</param>
/// <param name="Role">What they are now.</param>
/// <param name="To">What an organisation is to them now.</param>
/// <param name="Key">Sent as a bearer's, beside the cookie.</param>
public sealed record Caller(string Name, string Cookie, Role Role, Func<Guid, Relation> To, string Key = "")
{
    /// <summary>A key that opens nothing: not even what the public may have.</summary>
    public bool HasWrongKey => Key.Length > 0 && Role == Role.Public;

    /// <summary>Under /api a key counts and a cookie does not; elsewhere it is the other way round.</summary>
    public bool IsKnownAt(Routes route) => route.IsApi == Key.Length > 0;

    public Role At(Routes route) => IsKnownAt(route) ? Role : Role.Public;

    public Relation RelationAt(Routes route, Guid organisation) => !route.NamesOrganisation ? Relation.Any : IsKnownAt(route) ? To(organisation) : Relation.Other;
}

/// <summary>One caller for each role; and those who were something else when they signed in.</summary>
public static class Callers
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<SeededSite, IReadOnlyList<Caller>> known = [];

    public static async Task<IReadOnlyList<Caller>> Of(SeededSite site)
    {
        if (known.TryGetValue(site, out var callers))
            return callers;
        List<Caller> all = [new("anonymous", "", Role.Public, _ => Relation.Other), new("with a forged cookie", "cairn=CfDJ8AAAA", Role.Public, _ => Relation.Other)];
        foreach (var role in new[] { Role.Worker, Role.ProviderEditor, Role.ProviderManager })
            all.Add(await Make(site, role.ToString(), role, FromParent, SeededSite.Parent));
        all.Add(await Make(site, "Council", Role.Council, o => o == SeededSite.InArea ? Relation.Area : Relation.Other, area: SeededSite.Area));
        foreach (var role in new[] { Role.Registrar, Role.Statistician, Role.Administrator })
            all.Add(await Make(site, role.ToString(), role, _ => Relation.Other));
        all.Add(await Make(site, "suspended since", Role.Public, _ => Relation.Other, SeededSite.Parent, a => a.LockoutEnd = DateTimeOffset.MaxValue));
        all.Add(await Make(site, "moved since", Role.ProviderManager, o => o == SeededSite.Stranger ? Relation.Own : Relation.Other, SeededSite.Parent, a => a.OrganisationId = SeededSite.Stranger));
        all.Add(await Make(site, "now a worker", Role.Worker, FromParent, SeededSite.Parent, a => a.Role = Role.Worker));
        all.Add(await Make(site, "with an old password's stamp", Role.Public, _ => Relation.Other, SeededSite.Parent, a => a.SecurityStamp = "another"));
        all.Add(new("another system", "", Role.Machine, FromParent, await site.MakeKey(SeededSite.Parent)));
        var revoked = await site.MakeKey(SeededSite.Parent);
        await RevokeApiKey.Run(site.Store, Database.Scope.Of(SeededSite.Parent), Actor.Public, SeededSite.Parent, ApiKeyText.Read(revoked)!.Id, CancellationToken.None);
        all.Add(new("with a revoked key", "", Role.Public, _ => Relation.Other, revoked));
        all.Add(new("with a made-up key", "", Role.Public, _ => Relation.Other, ApiKeyText.Make().ToString()));
        known.Add(site, all);
        return all;
    }

    private static async Task<Caller> Make(SeededSite site, string name, Role role, Func<Guid, Relation> to, Guid? organisation = null, Action<Account>? since = null, string? area = null)
    {
        var account = await site.AddAccount(since is null ? role : Role.ProviderManager, organisation, area);
        using var browser = await site.SignIn(account);
        var cookie = browser.Cookies;
        if (since is not null)
            await site.Alter(account, since);
        return new Caller(name, cookie, role, to);
    }

    private static Relation FromParent(Guid organisation) =>
        organisation == SeededSite.Parent ? Relation.Own
        : organisation == SeededSite.DataOwned ? Relation.DataOwned
        : organisation == SeededSite.OwnData ? Relation.Subsidiary
        : Relation.Other;
}
