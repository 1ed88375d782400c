using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Cairn.Bench;

/// <summary>A Cairn as a process of its own, which a drill kills; and the commands typed beside it.</summary>
internal sealed class DrillCairn(string data, string? database, string? keyFile = null, string? uploads = null, int? threads = null) : IDisposable
{
    // Two drills at once must not meet, nor the ports that a system gives to whoever calls.
    private static readonly int FirstPort = Random.Shared.Next(200, 320) * 100;
    private static int ports;
    private Process? process;
    private Task<string>? said;

    public Uri Address { get; private set; } = new("http://localhost");

    public int Id => process!.Id;

    /// <summary>Of all its threads since it began.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long Megabytes
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64 / 1_000_000;
        }
    }

    public bool Runs => process is { HasExited: false };

    private string[] Where => ["--data", data, .. database is null ? Array.Empty<string>() : ["--database", database], .. keyFile is null ? Array.Empty<string>() : ["--key-file", keyFile], .. uploads is null ? Array.Empty<string>() : ["--uploads", uploads]];

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="through">A program that starts it, such as a tracer, with its options.</param>
    public async Task Up(params string[] through)
    {
        if (!await Starts(through))
            throw new InvalidOperationException($"Cairn did not start: {await said!}");
    }

    /// <summary>Whether it became ready; false where it ended before.</summary>
    public async Task<bool> Starts(params string[] through)
    {
        process?.Dispose();
        var port = FirstPort + Interlocked.Increment(ref ports) % 100;
        Address = new($"http://localhost:{port}");
        string[] command = [.. through, Results.Program, "up", "--empty", "--port", $"{port}", "--api-per-minute", "1000000", .. Where];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (threads is { } most)
            start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = most.ToString("x", CultureInfo.InvariantCulture);
        process = Process.Start(start)!;
        said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            if (process.HasExited)
                return false;
            if (watch.Elapsed > TimeSpan.FromMinutes(5))
                throw new InvalidOperationException("Cairn is not ready after five minutes.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return true;
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
        process!.Kill(entireProcessTree: true);
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
