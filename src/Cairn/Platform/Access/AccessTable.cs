namespace Cairn.Platform.Access;

/// <summary>What a signed-in person is to the system. <see cref="Public"/> is anyone, signed in or not; <see cref="Machine"/> another system, with a key.</summary>
public enum Role { Public, Worker, ProviderEditor, ProviderManager, Council, Registrar, Statistician, Administrator, Machine, StrategyLead }

/// <summary>How the organisation in a route's path stands to the person's own.</summary>
/// <remarks>
/// <see cref="Any"/>: the route names no organisation. <see cref="Own"/>: the same one. <see cref="DataOwned"/>: a subsidiary
/// whose data the person's organisation owns. <see cref="Subsidiary"/>: a subsidiary that keeps its own data.
/// <see cref="Area"/>: it has a service in the person's council area. <see cref="Other"/>: none of these.
/// </remarks>
public enum Relation { Any, Own, DataOwned, Subsidiary, Area, Other }

/// <param name="Method">GET, POST …</param>
/// <param name="Route">The route's pattern as it stands in the page's first line.</param>
public sealed record AccessRow(string Method, string Route, Role Role, Relation Relation);

/// <summary>The one declared table of route × role × relation. What it does not name is refused.</summary>
public sealed class AccessTable
{
    private readonly HashSet<AccessRow> rows = [];
    private readonly HashSet<(string Method, string Route)> routes = [];

    // Every page asks it for each entry of its menu.
    private readonly HashSet<(string Method, string Route, Role Role)> somewhere = [];

    /// <summary>All people. A machine is let in where its routes say so, and nowhere else.</summary>
    public static readonly Role[] Everyone = [.. Enum.GetValues<Role>().Where(r => r != Role.Machine)];
    public static readonly Role[] SignedIn = [.. Everyone.Where(r => r != Role.Public)];
    public static readonly Role[] Provider = [Role.ProviderEditor, Role.ProviderManager];

    public IReadOnlyCollection<AccessRow> Rows => rows;

    /// <summary>Lets <paramref name="roles"/> use a route, each in every relation given.</summary>
    /// <param name="methods">Methods separated by a comma: "GET" or "GET,POST".</param>
    public void Allow(string methods, string route, Role[] roles, params Relation[] relations)
    {
        foreach (var method in methods.Split(','))
        {
            routes.Add((method, route));
            foreach (var role in roles)
                somewhere.Add((method, route, role));
            foreach (var role in roles)
                foreach (var relation in relations is [] ? [Relation.Any] : relations)
                    rows.Add(new AccessRow(method, route, role, relation));
        }
    }

    public bool Knows(string method, string route) => routes.Contains((Plain(method), route));

    public bool Allows(string method, string route, Role role, Relation relation) =>
        rows.Contains(new AccessRow(Plain(method), route, role, relation));

    /// <summary>Whether any role may use the route whatever organisation it names, so that a menu can show it.</summary>
    public bool AllowsSomewhere(string method, string route, Role role) =>
        somewhere.Contains((Plain(method), route, role));

    private static string Plain(string method) => method == "HEAD" ? "GET" : method;
}
