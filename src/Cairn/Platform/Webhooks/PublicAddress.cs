using System.Net;
using System.Net.Sockets;

namespace Cairn.Platform.Webhooks;

/// <summary>
/// Whether an address is of the public network. A webhook's address is typed by a user: without this anybody could have Cairn ask what
/// only Cairn can reach. Judged of the address that is connected to, not of the name, which may lead elsewhere a moment later.
/// </summary>
public static class PublicAddress
{
    // IANA's registries of special-purpose addresses (RFC 6890), with multicast.
    private static readonly IPNetwork[] notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !notPublic.Any(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }

    /// <summary>Connects to a public address of a host.</summary>
    /// <exception cref="NotPublicException">It has none.</exception>
    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var all = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
        var some = all.Where(Is).ToArray();
        if (some.Length == 0)
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(some, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address is not of the public network.</summary>
public sealed class NotPublicException() : Exception("The address is not of the public network.");
