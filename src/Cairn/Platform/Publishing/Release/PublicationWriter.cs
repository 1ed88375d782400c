using System.Security.Cryptography;
using System.Text.Json;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>Writes a publication in every format into one folder. The same publication gives the same bytes.</summary>
public static class PublicationWriter
{
    /// <param name="folder">New or empty. It is there when everything in it is, and else not.</param>
    /// <param name="withoutPdf">Where there is no Chromium, which prints it.</param>
    /// <param name="progress">What is done next, and how many of the steps are behind.</param>
    /// <exception cref="RefusedException">Says why nothing was written.</exception>
    public static async Task Write(Publication publication, string folder, bool withoutPdf, IProgress<(string Step, int Done, int Total)>? progress, CancellationToken stop)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new RefusedException($"{folder} holds other things already. Give a folder that is new or empty.");
        publication.Check();
        var chromium = withoutPdf ? null : Chromium.Find();
        var making = $"{target}.making-{NewId.Next():N}";
        try
        {
            Directory.CreateDirectory(making);
            (string Name, Func<Task> Do)[] steps =
            [
                ("Web pages", () => Run(() => Pages.Write(publication, making, !withoutPdf))),
                ("Spreadsheets", () => Run(() => WriteSheets(publication, making))),
                ("Open data", () => Run(() => WriteData(publication, making))),
                .. chromium is null ? [] : new (string, Func<Task>)[] { ("PDF", () => WritePdf(publication, making, chromium, stop)) },
                ("List of files", () => Run(() => WriteIndex(publication, making))),
            ];
            for (var done = 0; done < steps.Length; done++)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Report((steps[done].Name, done, steps.Length));
                await steps[done].Do();
            }
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(making, target);
            progress?.Report(("Done", steps.Length, steps.Length));
        }
        finally
        {
            if (Directory.Exists(making))
                Directory.Delete(making, recursive: true);
        }
    }

    private static Task Run(Action step)
    {
        step();
        return Task.CompletedTask;
    }

    private static void WriteSheets(Publication p, string folder)
    {
        var sheets = Sheets.Of(p);
        using var ods = File.Create(Path.Combine(folder, p.Id + ".ods"));
        Ods.Write(p, sheets, ods);
        using var xlsx = File.Create(Path.Combine(folder, p.Id + ".xlsx"));
        Xlsx.Write(p, sheets, xlsx);
    }

    private static void WriteData(Publication p, string folder)
    {
        var codes = Path.Combine(folder, "data", "codes");
        Directory.CreateDirectory(codes);
        var lists = CodeList.Of(p);
        foreach (var table in p.Tables)
            Write(Path.Combine(folder, "data", table.Id + ".csv"), file => TidyCsv.Write(table, file));
        foreach (var list in lists)
            Write(Path.Combine(codes, list.Axis + ".csv"), file => TidyCsv.Write(list, file));
        Write(Path.Combine(codes, "mark.csv"), TidyCsv.WriteMarks);
        File.WriteAllText(Path.Combine(folder, "data", "csv-metadata.json"), CsvMetadata.Of(p, lists).ToJsonString(ReleaseIndex.Json) + "\n");
    }

    private static async Task WritePdf(Publication p, string folder, string chromium, CancellationToken stop)
    {
        var scratch = Directory.CreateTempSubdirectory("cairn-print-");
        try
        {
            var (page, printed) = (Pages.WritePaper(p, scratch.FullName), Path.Combine(scratch.FullName, "printed.pdf"));
            await Chromium.Print(chromium, page, printed, Path.Combine(scratch.FullName, "browser"), stop);
            await File.WriteAllBytesAsync(Path.Combine(folder, p.Id + ".pdf"), SettledPdf.Of(await File.ReadAllBytesAsync(printed, stop), p.AsAt), stop);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void WriteIndex(Publication p, string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => new ReleaseFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), new FileInfo(path).Length, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))))
            .OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        Write(Path.Combine(folder, ReleaseIndex.Name), file => JsonSerializer.Serialize(file, ReleaseIndex.Of(p, files), ReleaseIndex.Json));
    }

    private static void Write(string path, Action<Stream> write)
    {
        using var file = File.Create(path);
        write(file);
    }
}
