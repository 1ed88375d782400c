using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cairn.Platform.Audit;

namespace Cairn.Platform.Webhooks;

/// <summary>
/// The secret that a webhook's messages are signed with, and the signing, by the Standard Webhooks specification 1.0: HMAC-SHA256 over
/// identifier, time and body, so that no other message, no later time and no other body has the same signature.
/// </summary>
public static class WebhookSecret
{
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    /// <summary>How long a former secret signs beside the new one, so that the other system can change over.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private const string Opens = "whsec_";
    private static readonly byte[] purpose = Encoding.UTF8.GetBytes("webhooks");

    public static byte[] Make() => RandomNumberGenerator.GetBytes(32);

    /// <summary>As it is shown, once.</summary>
    public static string Text(byte[] secret) => Opens + Convert.ToBase64String(secret);

    public static byte[] Seal(Keys keys, byte[] secret) => AuditValues.Seal(keys.Of(purpose), secret);

    public static byte[] Unseal(Keys keys, byte[] held) => AuditValues.Open(keys.Of(purpose), held);

    /// <summary>A signature for each secret that is in use, parted by spaces.</summary>
    public static string Sign(IEnumerable<byte[]> secrets, string id, DateTime at, string body)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{Seconds(at)}.{body}");
        return string.Join(' ', secrets.Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(s, signed))}"));
    }

    /// <summary>Seconds since 1970, UTC.</summary>
    public static string Seconds(DateTime at) => new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
