namespace Cairn.Platform;

/// <summary>Which files are taken from people at all: told by their first bytes, whatever their names say.</summary>
public static class UploadedFile
{
    public const int MostBytes = 5 << 20;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What the file's first bytes say it is; a name can say anything.</summary>
    /// <returns>Null where it is none of what is taken.</returns>
    public static string? MediaType(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? "application/pdf"
        : content.StartsWith(Jpeg) ? "image/jpeg"
        : content.StartsWith(Png) ? "image/png" : null;

    /// <summary>Why a file is not taken, in a sentence; null: it is.</summary>
    public static string? Refuses(ReadOnlySpan<byte> content) => content.Length == 0 ? "This file is empty. Choose the file again"
        : content.Length > MostBytes ? $"This file is larger than {MostBytes >> 20} MB. Scan it more coarsely, or photograph one page"
        : MediaType(content) is null ? "This file is no PDF, JPEG or PNG, whatever its name says. Save it as one of these, or photograph the page" : null;

    /// <summary>The last part of the name, without what a screen or a header could stumble over.</summary>
    public static string Name(string given)
    {
        var name = new string([.. given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && c != '"')]).Trim();
        return name.Length == 0 ? "file" : name.Length > 120 ? name[^120..] : name;
    }

    /// <summary>What was sent; of a file that is too large, as much as shows that it is. Null: nothing was.</summary>
    public static async Task<byte[]?> Bytes(IFormFile? file, CancellationToken stop)
    {
        if (file is null)
            return null;
        var bytes = new byte[Math.Min(file.Length, MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }
}
