using System.Diagnostics;

namespace Cairn.Tests;

/// <summary>Programs outside .NET that look at the API: linters of its description, and a client written from it.</summary>
public static class ApiTools
{
    public static readonly string Folder = Path.Combine(Source.Root, "tests", "api");

    private static readonly Lazy<Task> installed = new(Install);

    /// <summary>Runs a script of the folder, or of a package that is installed there.</summary>
    /// <returns>Exit code, and all that it said.</returns>
    public static async Task<(int Code, string Said)> Node(CancellationToken stop, params string[] words)
    {
        if (words[0].StartsWith("node_modules/", StringComparison.Ordinal))
            await installed.Value;
        return await Run("node", words, stop);
    }

    private static async Task Install()
    {
        var (wanted, held) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (File.Exists(held) && File.GetLastWriteTimeUtc(held) >= File.GetLastWriteTimeUtc(wanted))
            return;
        var (code, said) = await Run("npm", ["ci", "--ignore-scripts", "--loglevel=error"], CancellationToken.None);
        if (code != 0)
            throw new InvalidOperationException($"npm could not install the linters: {said}");
        File.SetLastWriteTimeUtc(held, File.GetLastWriteTimeUtc(wanted));
    }

    private static async Task<(int Code, string Said)> Run(string program, string[] words, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A linter has nobody to tell of us, and nothing newer to speak of.
        (start.Environment["REDOCLY_TELEMETRY"], start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"], start.Environment["NO_COLOR"]) = ("off", "true", "1");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await output + await errors);
    }
}
