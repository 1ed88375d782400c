using System.Net;
using Cairn.Platform.Database;
using Microsoft.AspNetCore.HttpOverrides;

namespace Cairn.Platform.Site;

/// <summary>Who asked and whether by HTTPS, as a proxy says it: believed of the networks that the operator names, and of nobody else.</summary>
public static class BehindProxy
{
    public static void Use(WebApplication app, Settings settings)
    {
        if (settings.Proxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.Proxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <exception cref="RefusedException">One of them is no network.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> Read(string? proxies) =>
    [
        .. (proxies ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(text =>
            System.Net.IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new RefusedException($"{text} is neither an address nor a network such as 10.0.0.0/8. Correct --proxies or CAIRN_PROXIES.")),
    ];
}
