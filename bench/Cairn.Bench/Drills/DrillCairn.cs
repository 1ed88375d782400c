using System.Diagnostics;
using System.Net;

namespace Cairn.Bench;

/// <summary>A Cairn as a process of its own, which a drill kills; and the commands typed beside it.</summary>
internal sealed class DrillCairn(string data, string? database, string? keyFile = null) : IDisposable
{
    private static int ports = 5300;
    private Process? process;

    public Uri Address { get; private set; } = new("http://localhost");

    private string[] Where => ["--data", data, .. database is null ? Array.Empty<string>() : ["--database", database], .. keyFile is null ? Array.Empty<string>() : ["--key-file", keyFile]];

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Up()
    {
        var port = 5300 + Interlocked.Increment(ref ports) % 100;
        Address = new($"http://localhost:{port}");
        process = Process.Start(new ProcessStartInfo(Results.Program, ["up", "--empty", "--port", $"{port}", "--api-per-minute", "1000000", .. Where]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(5))
                throw new InvalidOperationException($"Cairn did not start: {await said}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>As the machine would: at once, wherever it is.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public Process Begin(params string[] command) => Process.Start(new ProcessStartInfo(Results.Program, [.. command, .. Where]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    public async Task<(int Exit, string Said, double Seconds)> Run(params string[] command)
    {
        var watch = Stopwatch.StartNew();
        using var typed = Begin(command);
        var (output, error) = (typed.StandardOutput.ReadToEndAsync(), typed.StandardError.ReadToEndAsync());
        await typed.WaitForExitAsync();
        return (typed.ExitCode, await output + await error, watch.Elapsed.TotalSeconds);
    }

    /// <summary>The command must succeed.</summary>
    public async Task<(string Said, double Seconds)> Must(params string[] command)
    {
        var (exit, said, seconds) = await Run(command);
        return exit == 0 ? (said, seconds) : throw new InvalidOperationException($"cairn {string.Join(' ', command)} ended with {exit}: {said}");
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
            Kill();
        process?.Dispose();
    }
}
