using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>
/// Takes out of a PDF that Chromium printed what differs from one printing to the next and what tells of the machine: the moments, the
/// browser's name, and the ids of table heads, which are the browser's numbers of that run. Nothing that is shown changes.
/// </summary>
internal sealed partial class SettledPdf
{
    // One byte a character, so that places in the text are places in the file (ISO 32000-1, 7.5.4: the table of objects counts bytes).
    private static readonly Encoding bytes = Encoding.Latin1;
    private readonly List<(int Number, string Text)> objects = [];
    private readonly string start;
    private readonly string trailer;

    private SettledPdf(string file)
    {
        var end = Place().Match(file);
        var table = end.Success ? int.Parse(end.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) : file.Length;
        if (table >= file.Length || !file.AsSpan(table).StartsWith("xref", StringComparison.Ordinal))
            throw new RefusedException("Chromium printed a PDF of another make than this program knows how to settle. Leave the PDF out, or print with another Chromium.");
        var rows = Row().Matches(file[table..]).Select((m, number) => (Number: number, At: int.Parse(m.Groups["at"].ValueSpan, CultureInfo.InvariantCulture), Used: m.Groups["used"].Value == "n"))
            .Where(r => r.Used).OrderBy(r => r.At).ToList();
        for (var i = 0; i < rows.Count; i++)
            objects.Add((rows[i].Number, file[rows[i].At..(i + 1 < rows.Count ? rows[i + 1].At : table)]));
        (start, trailer) = (file[..rows[0].At], file[file.IndexOf("trailer", table, StringComparison.Ordinal)..end.Index]);
    }

    public static byte[] Of(byte[] printed, DateOnly asAt)
    {
        var pdf = new SettledPdf(bytes.GetString(printed));
        pdf.Number();
        pdf.Tell(asAt);
        return pdf.Write();
    }

    /// <summary>The ids of table heads, numbered as they stand, and their index sorted anew in one leaf.</summary>
    private void Number()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, text) in objects)
            if (!IsStream(text) && Id().Match(text) is { Success: true } id)
                ids.TryAdd(id.Groups["id"].Value, $"node{(ids.Count + 1).ToString("D8", CultureInfo.InvariantCulture)}");
        Change(text => !IsStream(text) && text.Contains("(node", StringComparison.Ordinal), text => Node().Replace(text, m => ids.GetValueOrDefault(m.Value, m.Value)));

        if (ids.Count == 0)
            return;
        var root = int.Parse(Tree().Match(objects.First(o => !IsStream(o.Text) && Tree().IsMatch(o.Text)).Text).Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        var leaves = objects.Where(o => !IsStream(o.Text) && o.Text.Contains("/Limits [(node", StringComparison.Ordinal)).ToList();
        var names = leaves.SelectMany(l => Name().Matches(l.Text).Select(m => m.Value)).Order(StringComparer.Ordinal);
        Change(text => leaves.Any(l => l.Text == text), text => text[..(text.IndexOf("obj", StringComparison.Ordinal) + 3)] + "\nnull\nendobj\n");
        var at = objects.FindIndex(o => o.Number == root);
        objects[at] = (root, $"{root} 0 obj\n<</Names [{string.Join(' ', names)}]>>\nendobj\n");
    }

    private void Tell(DateOnly asAt)
    {
        var moment = $"(D:{asAt.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}000000+00'00')";
        Change(text => !IsStream(text) && text.Contains("/Producer", StringComparison.Ordinal), text => Moment().Replace(Creator().Replace(text, "/Creator (Cairn)"), m => m.Groups["what"].Value + moment));
    }

    private byte[] Write()
    {
        var text = new StringBuilder(start);
        var places = new int[objects.Max(o => o.Number) + 1];
        foreach (var (number, written) in objects)
        {
            places[number] = text.Length;
            text.Append(written);
        }
        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Length}\n0000000000 65535 f \n");
        foreach (var place in places.Skip(1))
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 {(place == 0 ? 'f' : 'n')} \n");
        text.Append(trailer).Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n");
        return bytes.GetBytes(text.ToString());
    }

    private void Change(Func<string, bool> which, Func<string, string> how)
    {
        for (var i = 0; i < objects.Count; i++)
            if (which(objects[i].Text))
                objects[i] = (objects[i].Number, how(objects[i].Text));
    }

    private static bool IsStream(string text) => text.Contains("endstream", StringComparison.Ordinal);

    [GeneratedRegex(@"startxref\s+(?<at>[0-9]+)\s+%%EOF\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<at>[0-9]{10}) [0-9]{5} (?<used>[nf])", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Row();

    [GeneratedRegex(@"/ID \((?<id>node[0-9]{8})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("node[0-9]{8}", RegexOptions.None, 1000)]
    private static partial Regex Node();

    [GeneratedRegex(@"\(node[0-9]{8}\) [0-9]+ 0 R", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("/IDTree (?<number>[0-9]+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tree();

    [GeneratedRegex(@"/Creator \((\\.|[^\\)])*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Creator();

    [GeneratedRegex(@"(?<what>/(CreationDate|ModDate) )\(D:[^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();
}
