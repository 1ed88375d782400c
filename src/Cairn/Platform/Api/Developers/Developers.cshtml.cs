using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Api;

/// <summary>What those who set up another system need to know, for people to read.</summary>
public sealed class DevelopersPage(House house, Settings settings) : PageModel
{
    public IReadOnlyList<Permission> Permissions => house.Api.Permissions;

    public ApiLimits Limits => settings.Api;

    public IReadOnlyList<(string Name, string Description)> Tags => house.Api.Tags;

    public string Address => $"{Request.Scheme}://{Request.Host}";

    public IEnumerable<ApiOperation> Under(string tag) => house.Api.Operations.Where(o => o.Tag == tag);

    /// <summary>The address without what all of them begin with.</summary>
    public string Short(ApiOperation operation) => OpenApiParts.Path(operation.Route)[(ApiTable.Root + "/providers/{organisation}").Length..];
}
