using System.Text;
using Cairn.Platform.Audit;
using OtpNet;
using QRCoder;

namespace Cairn.Platform.Access;

/// <summary>What an account and its authenticator app share; both make the same six digits of it every half minute (RFC 6238).</summary>
public sealed class OneTimeSecret
{
    public const int Length = 20; // RFC 4226, 4: 160 bits

    /// <summary>One step early or late: clocks differ, and typing takes time (RFC 6238, 5.2).</summary>
    private static readonly VerificationWindow window = new(previous: 1, future: 1);
    private static readonly byte[] purpose = Encoding.UTF8.GetBytes("one-time codes");
    private readonly byte[] bytes;

    private OneTimeSecret(byte[] bytes) => this.bytes = bytes;

    public static OneTimeSecret Make() => new(KeyGeneration.GenerateRandomKey(Length));

    /// <param name="text">As <see cref="Text"/> gives it.</param>
    public static OneTimeSecret Read(string text) => new(Base32Encoding.ToBytes(text));

    public static OneTimeSecret Open(Keys keys, byte[] held) => new(AuditValues.Open(keys.Of(purpose), held));

    /// <summary>As it is held: under the program's master key, so that the database alone gives no code.</summary>
    public byte[] Seal(Keys keys) => AuditValues.Seal(keys.Of(purpose), bytes);

    /// <summary>To be typed into the app: capitals and digits from 2 to 7.</summary>
    public string Text => Base32Encoding.ToString(bytes);

    public string Code(DateTime at) => new Totp(bytes).ComputeTotp(at);

    /// <returns>The step whose code it is; null where it is none that counts now.</returns>
    public long? StepOf(string code, DateTime now) => new Totp(bytes).VerifyTotp(now, code, out var step, window) ? step : null;

    public string Address(string user) => $"otpauth://totp/Cairn:{Uri.EscapeDataString(user)}?secret={Text}&issuer=Cairn";

    /// <summary>The address as a picture for the app's camera.</summary>
    public string Picture(string user)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Address(user), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(4))}";
    }
}
