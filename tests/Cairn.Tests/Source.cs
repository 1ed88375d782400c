using System.Diagnostics;

namespace Cairn.Tests;

/// <summary>The project's own files, for tests that read what is written and for pictures of what is shown.</summary>
public static class Source
{
    /// <summary>The folder that holds Cairn.slnx.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Paths from the root, of every file under version control and every new one that would be.</summary>
    public static IReadOnlyList<string> Files { get; } = Ask("ls-files", "--cached", "--others", "--exclude-standard", "-z");

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Cairn.slnx")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);

    private static string[] Ask(params string[] words)
    {
        var start = new ProcessStartInfo("git", words) { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start)!;
        var said = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. said.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(f => File.Exists(Path.Combine(Root, f)))]
            : throw new InvalidOperationException($"git could not list the files of {Root}");
    }
}
