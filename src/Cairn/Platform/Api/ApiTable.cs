using System.Text.Json.Nodes;
using Cairn.Platform.Access;

namespace Cairn.Platform.Api;

/// <summary>Something that a key may be allowed to do.</summary>
/// <param name="Name">"staff:read".</param>
/// <param name="Words">What that means, for whoever makes the key.</param>
public sealed record Permission(string Name, string Words, string? Hint = null);

/// <summary>What machines can ask for, filled by the doors as the access table is.</summary>
public sealed class ApiTable(AccessTable access)
{
    public const string Root = "/api/v1";

    /// <summary>The first version of the interface.</summary>
    public static readonly DateOnly First = new(2026, 11, 28);

    private readonly List<ApiOperation> operations = [];

    /// <summary>Of every version.</summary>
    public IReadOnlyList<ApiOperation> Operations => operations;

    /// <summary>The days from which on something is no longer as it was, the newest last. What only comes to it makes no version.</summary>
    public IReadOnlyList<DateOnly> Versions { get; private set; } = [First];

    public IEnumerable<ApiOperation> In(DateOnly version) => operations.Where(o => o.IsIn(version));

    public List<Permission> Permissions { get; } = [];

    /// <summary>Headings of the description, in their order.</summary>
    public List<(string Name, string Description)> Tags { get; } = [];

    /// <summary>Schemas by name, made once the program's services stand.</summary>
    public Dictionary<string, Func<IServiceProvider, JsonObject>> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>In any case of letters, as routes are found.</summary>
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public void Add(ApiOperation operation)
    {
        operations.Add(operation);
        if (!Versions.Contains(operation.Since))
            Versions = [.. Versions.Append(operation.Since).Order()];
        if (operation.Public)
            access.Allow(operation.Method, operation.Route, [Role.Public, Role.Machine]);
        else
            access.Allow(operation.Method, operation.Route, [Role.Machine], Relation.Own, Relation.DataOwned);
    }
}
