using System.Security.Cryptography;
using Cairn.Engine.Returns;
using Cairn.Platform;

namespace Cairn.Workforce;

/// <summary>Where a return's files lie: under names of ours, in a folder of the data. The provider's own names are never a path.</summary>
public static class ReturnFolder
{
    public static string Of(Settings settings, Guid id) => Path.Combine(settings.Uploads ?? settings.File("returns"), id.ToString("N"));

    public static string FileOf(Settings settings, Guid id, ReturnsFile file) => Path.Combine(Of(settings, id), file.ToString().ToLowerInvariant() + ".csv");

    /// <summary>Stores a file as it arrives, never whole in memory.</summary>
    public static async Task Store(Settings settings, Guid id, ReturnsFile file, Stream content, CancellationToken stop)
    {
        await using var to = PrivateFiles.Make(FileOf(settings, id, file), FileMode.Create);
        await content.CopyToAsync(to, stop);
    }

    public static ReturnsFiles Files(Settings settings, Guid id)
    {
        ReturnsInput Input(ReturnsFile file)
        {
            var path = FileOf(settings, id, file);
            return new ReturnsInput(() => File.OpenRead(path), new FileInfo(path).Length);
        }
        var training = File.Exists(FileOf(settings, id, ReturnsFile.Training));
        return new ReturnsFiles(Input(ReturnsFile.Workplace), Input(ReturnsFile.Staff), training ? Input(ReturnsFile.Training) : null);
    }

    /// <summary>SHA-256 over the files in their order, in hexadecimal.</summary>
    public static async Task<string> Digest(Settings settings, Guid id, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Enum.GetValues<ReturnsFile>())
        {
            var path = FileOf(settings, id, file);
            if (!File.Exists(path))
                continue;
            await using var content = File.OpenRead(path);
            hash.AppendData(await SHA256.HashDataAsync(content, stop));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
