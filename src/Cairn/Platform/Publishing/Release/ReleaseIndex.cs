using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Platform.Publishing;

/// <summary>publication.json: what a machine must know to read a release without guessing, and the digest of every file but itself.</summary>
public sealed record ReleaseIndex(
    string Id, string Title, string Publisher, string Licence, string Edition, DateOnly AsAt, string Rule, string Digest,
    IReadOnlyList<ReleaseTable> Tables, IReadOnlyDictionary<string, string> Marks, IReadOnlyList<ReleaseFile> Files)
{
    public const string Name = "publication.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    public static ReleaseIndex Of(Publication p, IReadOnlyList<ReleaseFile> files) => new(
        p.Id, p.Title, p.Publisher, p.Licence, p.Edition, p.AsAt, p.Rule, p.Digest,
        [.. p.Tables.Select(t => new ReleaseTable(t.Id, t.Title, $"data/{t.Id}.csv", [.. t.Axes.Select(a => new ReleaseAxis(a.Code, a.Title, TidyCsv.Column(a.Code) + "_code", $"data/codes/{a.Code}.csv"))], t.Values, t.Notes))],
        Publishing.Marks.All.ToDictionary(m => m.Letter(), m => m.Means()), files);
}

/// <param name="File">Its tidy CSV.</param>
public sealed record ReleaseTable(string Id, string Title, string File, IReadOnlyList<ReleaseAxis> Axes, IReadOnlyList<StatValue> Values, IReadOnlyList<string> Notes);

/// <param name="Column">Of the table's CSV, with the items' codes.</param>
/// <param name="Codes">The list that explains them.</param>
public sealed record ReleaseAxis(string Code, string Title, string Column, string Codes);

/// <param name="Path">From the release's folder, with forward strokes.</param>
/// <param name="Sha256">In small hexadecimal letters.</param>
public sealed record ReleaseFile(string Path, long Bytes, string Sha256);
