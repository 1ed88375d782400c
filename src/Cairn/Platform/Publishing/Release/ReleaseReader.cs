using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Engine.Disclosure;
using Cairn.Platform.Database;
using CsvHelper;

namespace Cairn.Platform.Publishing;

/// <summary>The counts of a release, as anybody can read them from its files.</summary>
/// <param name="Tables">One for each value that counts, named "table/value".</param>
public sealed record ReadRelease(string Rule, IReadOnlyList<ShownTable> Tables);

/// <summary>Reads a release back from its CSV files and code lists, trusting nothing but them.</summary>
public static class ReleaseReader
{
    /// <exception cref="RefusedException">The folder is no release, or is damaged: says which file and what is wrong with it.</exception>
    public static ReadRelease Read(string folder) => Read(folder, null);

    /// <param name="altered">Is told of files that are not those that were published, which are then read as they are; null where they are refused.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static ReadRelease Read(string folder, ICollection<string>? altered)
    {
        var index = Index(folder);
        foreach (var file in index.Files)
        {
            try
            {
                CheckDigest(folder, file);
            }
            catch (RefusedException changed) when (altered is not null && File.Exists(Path.Combine(folder, file.Path)))
            {
                altered.Add(changed.Message);
            }
        }
        var listed = index.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var lists = index.Tables.SelectMany(t => t.Axes).Select(a => a.Codes).Distinct(StringComparer.Ordinal)
            .ToDictionary(file => file, file => Codes(Rows(folder, file, listed), file), StringComparer.Ordinal);
        return new(index.Rule, [.. index.Tables.SelectMany(t => new ReleaseTableReader(t, lists).Read(Rows(folder, t.File, listed)))]);
    }

    private static ReleaseIndex Index(string folder)
    {
        var path = Path.Combine(folder, ReleaseIndex.Name);
        if (!File.Exists(path))
            throw new RefusedException($"{folder} holds no {ReleaseIndex.Name}, so it is no release. Give the folder that was published.");
        try
        {
            return JsonSerializer.Deserialize<ReleaseIndex>(File.ReadAllBytes(path), ReleaseIndex.Json) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException wrong)
        {
            throw new RefusedException($"{path} cannot be read: {wrong.Message} Fetch the release again.");
        }
    }

    private static void CheckDigest(string folder, ReleaseFile file)
    {
        // The index comes from outside: it may not lead out of its folder.
        if (Path.IsPathRooted(file.Path) || file.Path.Split('/', '\\').Contains(".."))
            throw new RefusedException($"{ReleaseIndex.Name} lists \"{file.Path}\", which is not in the release's folder. Do not trust it.");
        var path = Path.Combine(folder, file.Path);
        if (!File.Exists(path))
            throw new RefusedException($"{file.Path} is missing from {folder}. Fetch the release again.");
        using var stream = File.OpenRead(path);
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(stream)), file.Sha256, StringComparison.Ordinal))
            throw new RefusedException($"{file.Path} is not the file that was published: its SHA-256 is not the one in {ReleaseIndex.Name}. Fetch the release again.");
    }

    private static Dictionary<string, Code> Codes(IReadOnlyList<Dictionary<string, string>> rows, string file)
    {
        var codes = new Dictionary<string, Code>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (!codes.TryAdd(Cell(row, "code", file), new(Cell(row, "code", file), Cell(row, "label", file), Cell(row, "parent", file))))
                throw new RefusedException($"{file} lists the code \"{row["code"]}\" twice.");
        return codes;
    }

    private static List<Dictionary<string, string>> Rows(string folder, string file, HashSet<string> listed)
    {
        if (!listed.Contains(file))
            throw new RefusedException($"{ReleaseIndex.Name} speaks of {file} but does not list it among its files. Fetch the release again.");
        try
        {
            using var text = new StreamReader(Path.Combine(folder, file), new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var csv = new CsvReader(text, TidyCsv.Form);
            csv.Read();
            csv.ReadHeader();
            var rows = new List<Dictionary<string, string>>();
            while (csv.Read())
                rows.Add(csv.HeaderRecord!.ToDictionary(h => h, h => SafeText.Read(csv.GetField(h) ?? ""), StringComparer.Ordinal));
            return rows;
        }
        catch (Exception wrong) when (wrong is CsvHelperException or DecoderFallbackException or ArgumentException)
        {
            throw new RefusedException($"{file} is no CSV file that can be read: {wrong.Message.Split('\n')[0]}");
        }
    }

    internal static string Cell(Dictionary<string, string> row, string column, string file) =>
        row.TryGetValue(column, out var cell) ? cell : throw new RefusedException($"{file} has no column {column}.");
}
