using System.Text;

namespace Cairn.Engine.Returns;

/// <summary>How to read one file: its encoding, separator, header and where each column of the format stands in it.</summary>
internal sealed class FileLayout
{
    private readonly int[] places;

    private FileLayout(ReturnsInput input, TextForm form, HeaderRow header, int[] places)
    {
        Input = input;
        Form = form;
        Header = header;
        this.places = places;
    }

    public ReturnsInput Input { get; }

    public TextForm Form { get; }

    public HeaderRow Header { get; }

    public int Width => Header.Names.Count;

    /// <summary>Cell of the file that holds the column, or -1.</summary>
    public int Place(int column) => places[column];

    /// <summary>Reads the file's form and header; what may be passed over is told to <paramref name="warn"/> as code, message, advice.</summary>
    public static FileLayout Read(ReturnsInput input, ReturnsFile expected, Action<string, string, string> warn)
    {
        TextForm form;
        using (var stream = input.Open())
            form = TextForm.Detect(stream);
        using var source = new Utf8Source(input.Open(), form);
        var header = HeaderRow.Find(source, ChunkReader.SizeFor(input.Length));
        if (header.File != expected)
            throw new UnusableFileException(header.Line, "kind", $"This is a {Name(header.File)} file; a {Name(expected)} file belongs here.",
                $"Send it as the {Name(header.File)} file and choose the {Name(expected)} file here.");
        var places = Map(header, expected, warn);
        if (form.Encoding == TextEncoding.Windows1252)
            warn("encoding", $"The file is not UTF-8 and was read as Windows-1252.{Preview(input, form)}",
                "If these letters are wrong, save the file as \"CSV UTF-8\" and send it again; if they are right, nothing is to be done.");
        return new FileLayout(input, form, header, places);
    }

    public ChunkReader Open() => new(new Utf8Source(Input.Open(), Form), Header.Separator, Input.Length);

    private static int[] Map(HeaderRow header, ReturnsFile file, Action<string, string, string> warn)
    {
        var columns = Columns.Of(file);
        var places = new int[columns.Count];
        Array.Fill(places, -1);
        var extra = new List<string>();
        foreach (var (cell, name) in header.Names.Index())
        {
            var column = columns.Find(name);
            if (column < 0)
                extra.Add(name);
            else if (places[column] >= 0)
                throw new UnusableFileException(header.Line, "column-twice", $"The column {columns[column].Name} stands in the header twice.",
                    "Remove or rename one of the two, so that it is clear which one counts.");
            else
                places[column] = cell;
        }
        var missing = Enumerable.Range(0, columns.Count).Where(c => places[c] < 0 && !columns[c].Optional).Select(c => columns[c].Name).ToArray();
        if (missing.Length > 0)
            throw new UnusableFileException(header.Line, "column-missing", $"The header lacks {string.Join(", ", missing)}.",
                "Add each to the header, with empty cells where nothing is known.");
        if (extra.RemoveAll(string.IsNullOrEmpty) is var nameless && (extra.Count > 0 || nameless > 0))
            warn("column-extra", extra.Count == 0 ? "Columns without a name are left out." : $"Columns that the format does not have are left out: {string.Join(", ", extra.Take(20))}.",
                "Nothing is to be done, unless one of them is a column of the format under another name.");
        return places;
    }

    /// <summary>The first few words with letters beyond ASCII, for a person to judge.</summary>
    private static string Preview(ReturnsInput input, TextForm form)
    {
        using var source = new Utf8Source(input.Open(), form);
        var buffer = new byte[ChunkReader.Size + source.LeastRoom];
        var words = new List<string>();
        for (int read; words.Count < 5 && (read = source.Read(buffer)) > 0;)
            words.AddRange(Encoding.UTF8.GetString(buffer, 0, read).Split([',', ';', '\t', '\r', '\n', '"'], StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w.Length <= 60 && w.Any(c => c >= 0x80)).Distinct().Take(5 - words.Count));
        return words.Count == 0 ? "" : $" Look at: {string.Join(" · ", words)}.";
    }

    public static string Name(ReturnsFile file) => file.ToString().ToLowerInvariant();
}
