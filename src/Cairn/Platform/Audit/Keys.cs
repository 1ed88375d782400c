using System.Security.Cryptography;
using Cairn.Platform.Database;

namespace Cairn.Platform.Audit;

/// <summary>The program's own keys, in the data folder and readable by its user alone.</summary>
public sealed class Keys(Settings settings)
{
    private readonly Lazy<byte[]> master = new(() => Master(settings));

    private readonly Lazy<ECDsa> signing = new(() =>
    {
        var key = ECDsa.Create();
        key.ImportFromPem(ReadOrMake(settings.File("keys", "audit-signing.pem"), () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        return key;
    });

    /// <summary>Where the master key lies: in the data folder, or where the operator keeps it for several instances.</summary>
    public static string FileOf(Settings settings) => settings.KeyFile ?? settings.File("keys", "master");

    /// <summary>Eight bytes by which the master key is known; they tell nothing of it.</summary>
    public byte[] Mark => Of([.. "mark"u8])[..8];

    /// <summary>Signs the audit's roots; its public half is exported with them.</summary>
    public ECDsa Signing => signing.Value;

    /// <summary>The key of one person's or organisation's values.</summary>
    public byte[] Of(byte[] salt) => HMACSHA256.HashData(master.Value, salt);

    /// <summary>A keyed digest for matching (a national insurance number, say) that cannot be guessed without the master key.</summary>
    public Guid Match(string purpose, string value) =>
        new(HMACSHA256.HashData(master.Value, System.Text.Encoding.UTF8.GetBytes(purpose + "\n" + value)).AsSpan(0, 16), bigEndian: true);

    private static byte[] Master(Settings settings)
    {
        var file = FileOf(settings);
        if (settings.KeyFile is not null && !File.Exists(file))
            throw new RefusedException($"The key file {file} is missing. Put the master key there, or make one: openssl rand -hex 32 > {file}");
        var text = ReadOrMake(file, () => Convert.ToHexString(RandomNumberGenerator.GetBytes(32))).Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text)
            : throw new RefusedException($"{file} does not hold a master key: 64 hexadecimal digits.");
    }

    public static void WritePrivate(string file, string text)
    {
        using var writer = new StreamWriter(PrivateFiles.Make(file));
        writer.Write(text);
    }

    private static string ReadOrMake(string file, Func<string> make)
    {
        if (!File.Exists(file))
            WritePrivate(file, make());
        return File.ReadAllText(file);
    }
}
