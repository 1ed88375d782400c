using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench;

/// <summary>A program run as a whole: wall time, processor time and the most memory that it held (VmHWM of its process).</summary>
internal sealed record Measured(double Seconds, double ProcessorSeconds, long PeakMiB, int ExitCode, long OutputBytes, string Errors)
{
    /// <summary>Runs the program to its end; its standard output goes to the file.</summary>
    public static Measured Run(string program, IEnumerable<string> arguments, string output)
    {
        // The shell only redirects; exec keeps it out of the measurement.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" > \"$OUTPUT\"", program, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["OUTPUT"] = output;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, Peak(process.Id));
            try
            {
                process.Refresh();
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                break; // It ended in between.
            }
        }
        process.WaitForExit();
        return new(watch.Elapsed.TotalSeconds, processor.TotalSeconds, peak / 1024, process.ExitCode, new FileInfo(output).Length, errors.Result);
    }

    /// <summary>The most memory, in KiB, that the process has held so far.</summary>
    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
