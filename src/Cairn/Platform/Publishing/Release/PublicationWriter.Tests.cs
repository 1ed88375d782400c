using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Publishing;

/// <summary>The small sample written twice, the large one once.</summary>
public sealed class WrittenPublications : IAsyncLifetime
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("cairn-publications-");

    public string First => Path.Combine(scratch.FullName, "first");
    public string Second => Path.Combine(scratch.FullName, "second");
    public string Scratch => scratch.FullName;
    public List<(string Step, int Done, int Total)> Steps { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await PublicationWriter.Write(SamplePublications.Small, First, false, new Told(Steps), CancellationToken.None);
        await PublicationWriter.Write(SamplePublications.Small, Second, false, null, CancellationToken.None);
    }

    public IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal);

    public ValueTask DisposeAsync()
    {
        scratch.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Unlike Progress, tells at once.</summary>
    private sealed class Told(List<(string, int, int)> steps) : IProgress<(string, int, int)>
    {
        public void Report((string, int, int) value) => steps.Add(value);
    }
}

/// <summary>W3: a publication in every format.</summary>
public sealed class PublicationWriterTests(WrittenPublications written) : IClassFixture<WrittenPublications>
{
    [Fact]
    public void W3_Every_format_is_written_and_nothing_else_is_left() => Assert.Equal(
        [
            "data/area-by-employer.csv", "data/codes/area.csv", "data/codes/employer-type.csv", "data/codes/mark.csv", "data/csv-metadata.json", "data/staff-by-area.csv",
            "how-many.html", "index.html", "publication.json", "sample-2025.ods", "sample-2025.pdf", "sample-2025.xlsx", "style/hyperlegible-latin-ext.woff2",
            "style/hyperlegible-latin.woff2", "style/licences.txt", "style/mark.svg", "style/publication.css", "where.html",
        ], written.Files(written.First));

    [Fact]
    public void W3_Made_twice_it_is_equal_byte_for_byte()
    {
        Assert.Equal(written.Files(written.First), written.Files(written.Second));
        Assert.Empty(written.Files(written.First).Where(f => !File.ReadAllBytes(Path.Combine(written.First, f)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(written.Second, f)))));
    }

    [Fact]
    public async Task W3_A_publication_of_a_countrys_size_is_equal_too()
    {
        string[] folders = [Path.Combine(Source.Root, "artifacts", "publication"), Path.Combine(written.Scratch, "large")];
        if (Directory.Exists(folders[0]))
            Directory.Delete(folders[0], recursive: true);
        foreach (var folder in folders)
            await PublicationWriter.Write(SamplePublications.Large, folder, false, null, TestContext.Current.CancellationToken);

        Assert.Empty(written.Files(folders[0]).Where(f => !File.ReadAllBytes(Path.Combine(folders[0], f)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folders[1], f)))));
    }

    [Fact]
    public void The_steps_are_told_as_they_begin()
    {
        Assert.Equal(["Web pages", "Spreadsheets", "Open data", "PDF", "List of files", "Done"], written.Steps.Select(s => s.Step));
        Assert.Equal([0, 1, 2, 3, 4, 5], written.Steps.Select(s => s.Done));
        Assert.All(written.Steps, s => Assert.Equal(5, s.Total));
    }

    [Fact]
    public void The_PDF_is_tagged_A4_with_title_language_and_headings()
    {
        var about = Tools.Run("pdfinfo", Path.Combine(written.First, "sample-2025.pdf"));
        var structure = Tools.Run("pdfinfo", "-struct-text", Path.Combine(written.First, "sample-2025.pdf"));

        Assert.Matches("Title: +The workforce of a made-up country & its <isles>, edition 2", about);
        Assert.Matches("Tagged: +yes", about);
        Assert.Matches(@"Page size: +\S+ x \S+ pts \(A4\)", about);
        Assert.Matches("Creator: +Cairn", about);
        foreach (var moment in new[] { "CreationDate", "ModDate" })
            Assert.Matches(moment + ": +Wed Dec 31 .*2025", about);
        foreach (var part in new[] { "H1", "H2", "Table", "TH", "TD", "Caption", "Figure" })
            Assert.Contains(part, structure, StringComparison.Ordinal);
        Assert.Contains("/Lang (en-GB)", Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(written.First, "sample-2025.pdf"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_PDF_is_sound_and_shows_what_the_tables_hold()
    {
        var pdf = Path.Combine(written.First, "sample-2025.pdf");
        var text = Tools.Run("pdftotext", "-layout", pdf, "-");

        foreach (var shown in new[] { "1,230", "86.3", "12.01", "−3.10", "[c]", "Zetland – Sealtainn à è ì ò ù", "=Orkney \"Isles\", north" })
            Assert.Contains(shown, text, StringComparison.Ordinal);
        // It says nothing where it has nothing to mend.
        Assert.Equal("", Tools.Complaints("pdftotext", pdf, "-"));
    }

    /// <summary>Nothing of the machine, the moment or the maker is in any file, packed or not.</summary>
    [Fact]
    public void No_file_tells_who_made_it_where_or_when()
    {
        string[] foreign = [written.Scratch, Path.GetTempPath() + "cairn-", Source.Root, "file://", "Mozilla", "HeadlessChrome", "dc:creator", "lastModifiedBy", "initial-creator"];
        Assert.Empty(
            from file in written.Files(written.First)
            from content in Contents(Path.Combine(written.First, file))
            from word in foreign
            where content.Contains(word, StringComparison.Ordinal)
            select $"{file} holds {word}");
        Assert.Empty(
            from file in new[] { "sample-2025.ods", "sample-2025.xlsx" }
            from entry in Entries(Path.Combine(written.First, file))
            where DateOnly.FromDateTime(entry.LastWriteTime.DateTime) != SamplePublications.Small.AsAt
            select $"{file}, {entry.FullName}: {entry.LastWriteTime}");
    }

    [Fact]
    public async Task A_folder_that_holds_other_things_is_refused_and_left_as_it_is()
    {
        var folder = Directory.CreateDirectory(Path.Combine(written.Scratch, "taken"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "mine.txt"), "mine");

        var refused = await Assert.ThrowsAsync<RefusedException>(() => PublicationWriter.Write(SamplePublications.Small, folder.FullName, true, null, CancellationToken.None));

        Assert.EndsWith("holds other things already. Give a folder that is new or empty.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], written.Files(folder.FullName));
    }

    [Fact]
    public async Task Stopped_half_way_it_leaves_nothing()
    {
        var parent = Directory.CreateDirectory(Path.Combine(written.Scratch, "stopped"));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PublicationWriter.Write(SamplePublications.Small, Path.Combine(parent.FullName, "x"), false, new Stops(stop), stop.Token));

        Assert.Empty(parent.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task An_empty_folder_will_do_and_the_PDF_may_be_left_out()
    {
        var folder = Directory.CreateDirectory(Path.Combine(written.Scratch, "empty", "below")).FullName;

        await PublicationWriter.Write(SamplePublications.Small, folder, true, null, CancellationToken.None);

        Assert.DoesNotContain("sample-2025.pdf", written.Files(folder));
        Assert.DoesNotContain(".pdf", await File.ReadAllTextAsync(Path.Combine(folder, "index.html")), StringComparison.Ordinal);
        Assert.Single(Directory.GetParent(folder)!.EnumerateFileSystemInfos());
    }

    [Fact]
    public void Without_Chromium_it_says_what_to_install_or_to_leave_out()
    {
        var missing = Path.Combine(written.Scratch, "nowhere");

        Assert.Contains("Install it (on Debian: apt-get install chromium), name one in CAIRN_CHROMIUM, or leave the PDF out.", Assert.Throws<RefusedException>(() => Chromium.Find(null, missing)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"CAIRN_CHROMIUM names {missing}, which is not there.", Assert.Throws<RefusedException>(() => Chromium.Find(missing, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Chromium_that_prints_nothing_is_told_and_nothing_is_left()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Chromium.Print("/bin/false", "/nowhere.html", Path.Combine(written.Scratch, "none.pdf"), written.Scratch, CancellationToken.None));

        Assert.StartsWith("Chromium (/bin/false) printed no PDF; it ended with 1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no PDF at all")]
    [InlineData("%PDF-1.7 trailer startxref 5 %%EOF")]
    public void A_PDF_of_another_make_is_refused(string file) =>
        Assert.Contains("of another make", Assert.Throws<RefusedException>(() => SettledPdf.Of(Encoding.Latin1.GetBytes(file), new(2025, 12, 31))).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Contents(string path)
    {
        yield return Encoding.Latin1.GetString(File.ReadAllBytes(path));
        foreach (var entry in Path.GetExtension(path) is ".ods" or ".xlsx" ? Entries(path) : [])
        {
            using var text = new StreamReader(entry.Open());
            yield return text.ReadToEnd();
        }
    }

    private static IEnumerable<ZipArchiveEntry> Entries(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
            yield return entry;
    }

    private sealed class Stops(CancellationTokenSource stop) : IProgress<(string Step, int Done, int Total)>
    {
        public void Report((string Step, int Done, int Total) value)
        {
            if (value.Step == "PDF")
                stop.Cancel();
        }
    }
}
