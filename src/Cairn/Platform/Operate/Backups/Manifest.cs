using System.Text.Json.Serialization;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <param name="Digest">Sum over the rows, the same on both databases.</param>
public sealed record ManifestTable(string Name, IReadOnlyList<ColumnShape> Columns, long Rows, string Digest)
{
    [JsonIgnore] public TableShape Shape => new(Name, Columns);
}

/// <param name="Digest">SHA-256 in hexadecimal.</param>
public sealed record ManifestFile(string Name, long Bytes, string Digest);

/// <summary>What a backup holds, and by what each part is known to be whole.</summary>
/// <param name="Format">Of the backup itself.</param>
/// <param name="Made">The moment of which it tells, UTC.</param>
/// <param name="Version">Of the program that made it.</param>
/// <param name="Database">"sqlite" or "postgres"; it can be restored into either.</param>
/// <param name="Schema">The scripts that had made the schema, in order.</param>
public sealed record Manifest(
    int Format, DateTime Made, string Version, string Database, IReadOnlyList<string> Schema,
    IReadOnlyList<ManifestTable> Tables, IReadOnlyList<ManifestFile> Files)
{
    public const int Newest = 1;
    public const string Entry = "manifest.json";

    public long Rows => Tables.Sum(t => t.Rows);

    public static string TableEntry(string table) => $"tables/{table}";

    public static string FileEntry(string file) => $"files/{file}";
}
