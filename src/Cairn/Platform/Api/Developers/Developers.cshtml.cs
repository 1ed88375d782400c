using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Platform.Api;

/// <summary>What those who set up another system need to know, for people to read.</summary>
public sealed class DevelopersPage(House house, Settings settings) : PageModel
{
    public IReadOnlyList<Permission> Permissions => house.Api.Permissions;

    public ApiLimits Limits => settings.Api;

    public IReadOnlyList<(string Name, string Description)> Tags => house.Api.Tags;

    public string Address => $"{Request.Scheme}://{Request.Host}";

    public IEnumerable<ApiOperation> Under(string tag) => house.Api.In(Versions[^1]).Where(o => o.Tag == tag);

    public IReadOnlyList<Webhooks.WebhookKind> Webhooks => house.Webhooks;

    /// <summary>A message as it would be sent.</summary>
    public string Message => house.Webhooks is [var kind, ..]
        ? Cairn.Platform.Webhooks.WebhookKind.Body(kind.Name, Guid.Parse("019acb12-0000-7000-8000-000000000000"), new DateTime(2026, 11, 22, 9, 30, 0, DateTimeKind.Utc), kind.Data(kind.Sample, kind.SampleWas)) : "";

    public IReadOnlyList<DateOnly> Versions => house.Api.Versions;

    /// <summary>The address without what most of them begin with.</summary>
    public static string Short(ApiOperation operation) => OpenApiParts.Path(operation.Route).Replace(ApiTable.Root + "/providers/{organisation}", "…", StringComparison.Ordinal);
}
