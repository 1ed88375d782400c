using System.ComponentModel;
using System.Diagnostics;
using Cairn.Platform.Database;

namespace Cairn.Platform.Publishing;

/// <summary>The browser that prints a page to a PDF with its structure in it (tagged), as no library under a free licence does.</summary>
internal static class Chromium
{
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(5);

    public static bool IsThere
    {
        get
        {
            try
            {
                return Find().Length > 0;
            }
            catch (RefusedException)
            {
                return false;
            }
        }
    }

    public static string Find() => Find(Environment.GetEnvironmentVariable("CAIRN_CHROMIUM"), Environment.GetEnvironmentVariable("PATH"));

    /// <param name="named">The program's path, where the operator says it.</param>
    /// <param name="folders">Where programs lie, as PATH has them.</param>
    /// <exception cref="RefusedException">There is none.</exception>
    public static string Find(string? named, string? folders)
    {
        if (named is { Length: > 0 })
            return File.Exists(named) ? named : throw new RefusedException($"CAIRN_CHROMIUM names {named}, which is not there. Name a Chromium that is, or leave the PDF out.");
        return (folders ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome", "chromium-headless-shell" }, Path.Combine)
            .FirstOrDefault(File.Exists)
            ?? throw new RefusedException("The PDF is printed by Chromium, which is missing. Install it (on Debian: apt-get install chromium), name one in CAIRN_CHROMIUM, or leave the PDF out.");
    }

    /// <param name="own">An empty folder for the browser's own files.</param>
    public static async Task Print(string program, string page, string pdf, string own, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // A browser that runs as root can have no sandbox; what it opens is our own file, without script.
        string[] options =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions", $"--user-data-dir={own}",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        foreach (var option in options)
            start.ArgumentList.Add(option);
        using var process = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(longest);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            await Task.WhenAll(said, complained);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RefusedException($"Chromium ({program}) had not printed the PDF after {longest.TotalMinutes:0} minutes. Try again, or leave the PDF out.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        if (process.ExitCode != 0 || !File.Exists(pdf))
            throw new RefusedException($"Chromium ({program}) printed no PDF; it ended with {process.ExitCode} and said: {(await complained).Trim().Split('\n')[^1]}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception wrong)
        {
            throw new RefusedException($"Chromium ({start.FileName}) cannot be started: {wrong.Message}");
        }
    }
}
