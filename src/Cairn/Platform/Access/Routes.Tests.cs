using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Cairn.Platform.Access;

/// <summary>Every route that the running program answers, with its methods.</summary>
public sealed record Routes(RoutePattern Pattern, IReadOnlyList<string> Methods)
{
    /// <summary>A value for each parameter that is neither an organisation nor an identifier.</summary>
    private static readonly Dictionary<string, string> samples = new(StringComparer.Ordinal)
    {
        ["code"] = "500", ["area"] = SeededSite.Area, ["record"] = "new", ["section"] = "where", ["regulator"] = "care-inspectorate", ["number"] = "CS2099000001",
        ["kind"] = "not-found", ["measure"] = "vacancy-rate", ["name"] = "scotland-2025", ["edition"] = "1", ["file"] = "index.html", ["list"] = "job-roles", ["provider"] = "one-login", ["series"] = "scotland-workforce",
        ["element"] = "sick-pay", ["strategy"] = "vision", ["model"] = "leadership", ["step"] = "question", ["entry"] = "registered-2020", ["grade"] = "new", ["policy"] = "supervision", ["heading"] = "suitable", ["year"] = "2026", ["check"] = "references", ["ordinal"] = "1", ["place"] = "1", ["order"] = "1",
    };

    private const string OneOf = "regex(^(";

    public string Written => "/" + Pattern.RawText?.TrimStart('/');

    public bool IsApi => Written.StartsWith("/api/", StringComparison.Ordinal);

    public bool NamesOrganisation => Pattern.Parameters.Any(p => p.Name == "organisation");

    public static async Task<IReadOnlyList<Routes>> Of(WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        List<Routes> routes = [];
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? MethodsOf(await loader.LoadAsync(page, endpoint.Metadata))
                : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
            // HEAD goes wherever GET goes.
            routes.Add(new Routes(endpoint.RoutePattern, [.. methods.Where(m => m != "HEAD")]));
        }
        return routes;
    }

    /// <summary>A page without a handler is there to be read.</summary>
    private static IReadOnlyList<string> MethodsOf(CompiledPageActionDescriptor page) =>
        page.HandlerMethods is { Count: > 0 } handlers ? [.. handlers.Select(h => h.HttpMethod.ToUpperInvariant()).Distinct()] : ["GET"];

    public string Address(Guid organisation) => "/" + string.Join('/', Pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => Filled(p, organisation)))));

    private string Filled(RoutePatternPart part, Guid organisation) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "organisation" } => organisation.ToString(),
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content == "guid") => SeededSite.Absent.ToString(),
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content == "long") => "10000006",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content?.StartsWith(OneOf, StringComparison.Ordinal) == true) =>
            parameter.ParameterPolicies[0].Content![OneOf.Length..].Split('|', ')')[0],
        RoutePatternParameterPart parameter => samples.GetValueOrDefault(parameter.Name) ?? throw new InvalidOperationException($"{Written} needs a sample for {{{parameter.Name}}}."),
        _ => "",
    };
}
