using System.Diagnostics;
using System.Globalization;
using Cairn.Engine.Returns;
using Spectre.Console;

namespace Cairn.Workforce;

/// <summary>How far a check has come, on standard error: a bar on a terminal, a line now and then in a pipe.</summary>
public static class CheckProgress
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    public static ReturnsSummary Show(Func<Action<ReturnsProgress>, ReturnsSummary> run) => Console.IsErrorRedirected ? InLines(run) : AsBar(run);

    private static ReturnsSummary InLines(Func<Action<ReturnsProgress>, ReturnsSummary> run)
    {
        var since = Stopwatch.StartNew();
        return run(progress =>
        {
            if (since.Elapsed < BetweenLines)
                return;
            since.Restart();
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress.Share:P0} read, {progress.File.ToString().ToLowerInvariant()} file, {progress.Rows:N0} rows checked"));
        });
    }

    private static ReturnsSummary AsBar(Func<Action<ReturnsProgress>, ReturnsSummary> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(context =>
        {
            var bar = context.AddTask("Checking", maxValue: 1);
            var summary = run(progress =>
            {
                bar.Description = $"Checking the {progress.File.ToString().ToLowerInvariant()} file";
                bar.Value = progress.Share;
            });
            bar.Value = 1;
            return summary;
        });
    }
}
