using System.Diagnostics;
using Xunit;

namespace Cairn.Tests;

/// <summary>Programs of others that read what ours wrote; ./cairn test installs them.</summary>
public static class Tools
{
    /// <returns>What it said; fails with what it complained of.</returns>
    public static string Run(string program, params string[] words)
    {
        var (code, said, complaints) = Start(program, words);
        Assert.True(code == 0, $"{program} ended with {code}: {complaints}");
        return said;
    }

    /// <returns>What it complained of.</returns>
    public static string Complaints(string program, params string[] words) => Start(program, words).Complaints;

    private static (int Code, string Said, string Complaints) Start(string program, string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said, complaints.Result);
    }
}
