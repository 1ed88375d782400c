using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Cairn.Platform.Access;

/// <summary>A device with one passkey, as W3C Web Authentication describes what it says; and as a faulty or a false one would say it.</summary>
public sealed class PretendDevice : IDisposable
{
    private const byte Present = 1, Verified = 4, WithKey = 64;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string user = "";

    public required string Origin { get; set; }

    /// <summary>Whether it asks its owner for a finger or a number.</summary>
    public bool KnowsOwner { get; set; } = true;

    public uint Count { get; set; }

    /// <summary>The answer to <c>navigator.credentials.create</c>.</summary>
    public string Make(string asked)
    {
        var options = JsonNode.Parse(asked)!;
        user = options["user"]!["id"]!.GetValue<string>();
        var data = ClientData("webauthn.create", options);
        var point = key.ExportParameters(false).Q;
        // COSE key: kty 2, alg -7, crv 1, x, y.
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] about = [.. About(options["rp"]!["id"]?.GetValue<string>(), WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        // CBOR: { "fmt": "none", "attStmt": {}, "authData": … }
        byte[] attestation = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x58, (byte)about.Length, .. about];
        return Answer(new() { ["clientDataJSON"] = Text(data), ["attestationObject"] = Text(attestation), ["transports"] = new JsonArray("internal") });
    }

    /// <summary>The answer to <c>navigator.credentials.get</c>.</summary>
    public string Use(string asked)
    {
        Count++;
        var options = JsonNode.Parse(asked)!;
        var (data, about) = (ClientData("webauthn.get", options), About(options["rpId"]?.GetValue<string>(), 0));
        var signature = key.SignData([.. about, .. SHA256.HashData(data)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new() { ["clientDataJSON"] = Text(data), ["authenticatorData"] = Text(about), ["signature"] = Text(signature), ["userHandle"] = user });
    }

    private byte[] ClientData(string type, JsonNode options) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = type, ["challenge"] = options["challenge"]!.GetValue<string>(), ["origin"] = Origin, ["crossOrigin"] = false,
    }.ToJsonString());

    private byte[] About(string? party, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(party ?? new Uri(Origin).Host)), (byte)(Present | flags | (KnowsOwner ? Verified : 0)), .. count];
    }

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Text(id), ["rawId"] = Text(id), ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => key.Dispose();
}
