using Cairn.Platform;
using Cairn.Platform.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Cairn.Journeys;

/// <summary>Every page that the running program serves, as addresses that a browser can open.</summary>
public sealed class Routes(House house, EndpointDataSource endpoints)
{
    /// <summary>A value for each parameter that a page's route may have. A page whose route needs another fails the tests.</summary>
    private static readonly Dictionary<string, string> samples = new(StringComparer.Ordinal)
    {
        ["code"] = "500",
    };

    /// <summary>Patterns as they stand in the pages' first lines.</summary>
    public IReadOnlyList<RoutePattern> Pages { get; } =
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern)
            .DistinctBy(Written),
    ];

    /// <summary>Addresses of the pages that anyone may open.</summary>
    public IReadOnlyList<string> Public =>
        [.. Pages.Where(p => house.Access.AllowsSomewhere("GET", Written(p), Role.Public)).Select(Address)];

    /// <summary>Parameters, with their pages, that have no sample.</summary>
    public IReadOnlyList<string> WithoutSample =>
    [
        .. from page in Pages
           from parameter in page.Parameters
           where !parameter.IsOptional && parameter.Default is null && !samples.ContainsKey(parameter.Name)
           select $"{Written(page)} needs a sample for {{{parameter.Name}}}",
    ];

    public static string Written(RoutePattern pattern) => "/" + pattern.RawText?.TrimStart('/');

    private static string Address(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(Filled)))
        .Where(text => text.Length > 0));

    private static string Filled(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => samples.GetValueOrDefault(parameter.Name, ""),
        _ => "",
    };
}
