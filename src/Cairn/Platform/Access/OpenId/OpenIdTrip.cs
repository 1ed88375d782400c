using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cairn.Platform.Access;

/// <summary>What must still be known when somebody comes back from an OpenID provider; it lies sealed in their browser, and is used once.</summary>
/// <param name="Verifier">Of which the provider gets the digest first and the text with the code (RFC 7636).</param>
/// <param name="LinkTo">The account that asked to be linked; null: somebody signs in.</param>
/// <param name="Proves">Somebody whom we need not know yet shows who they are, for the page to which they return.</param>
public sealed record OpenIdTrip(string Provider, string State, string Nonce, string Verifier, string? Return, Guid? LinkTo, bool Proves, DateTime Until)
{
    public const string Cookie = "cairn-open-id";
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static OpenIdTrip Begin(string provider, string? @return, Guid? linkTo, bool proves, DateTime now) =>
        new(provider, Random(), Random(), Random(), @return, linkTo, proves, now + Limit);

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <exception cref="OpenIdRefusedException">The answer belongs to no trip, or to another one.</exception>
    public static OpenIdTrip MustMatch(OpenIdTrip? held, string provider, string? state, DateTime now) =>
        held is null ? throw new OpenIdRefusedException(OpenIdRefusal.NotBegun)
        : held.Provider != provider || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(held.State), Encoding.UTF8.GetBytes(state ?? "")) ? throw new OpenIdRefusedException(OpenIdRefusal.AnotherState)
        : held.Until <= now ? throw new OpenIdRefusedException(OpenIdRefusal.TooLate) : held;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>That an OpenID provider has told us who is at this browser, and that we do not know them yet.</summary>
public sealed record OpenIdProof(string Name, string Issuer, string Subject, string? Email, DateTime Until)
{
    public const string Cookie = "cairn-proof";
}
