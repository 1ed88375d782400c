namespace Cairn.Platform.Access;

/// <param name="Cookie">Sent as it was given at sign-in, whatever the program says later.</param>
/// <param name="Role">What they are now.</param>
/// <param name="To">What an organisation is to them now.</param>
public sealed record Caller(string Name, string Cookie, Role Role, Func<Guid, Relation> To);

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
