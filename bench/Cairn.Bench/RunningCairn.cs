using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Cairn.Bench;

/// <summary>The built program, serving; stopped and its data removed at the end.</summary>
internal sealed partial class RunningCairn : IAsyncDisposable
{
    private readonly Process process;

    private RunningCairn(Process process, int port)
    {
        this.process = process;
        Browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = new Uri($"http://localhost:{port}") };
        Browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public HttpClient Browser { get; }

    /// <summary>Milliseconds from the start of the process to the first page's last byte.</summary>
    public double StartMs { get; private set; }

    public static async Task<RunningCairn> Up(string data, params string[] more)
    {
        var port = Random.Shared.Next(20_000, 50_000);
        var start = new ProcessStartInfo(Results.Program, ["up", "--data", data, "--port", $"{port}", .. more]) { RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        var running = new RunningCairn(Process.Start(start)!, port);
        running.process.OutputDataReceived += (_, _) => { };
        running.process.BeginOutputReadLine();
        while (true)
        {
            try
            {
                await running.Browser.GetStringAsync("/");
                running.StartMs = watch.Elapsed.TotalMilliseconds;
                return running;
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(3) && !running.process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    public async Task SignIn(string user)
    {
        var page = await Browser.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Name"] = user, ["Password"] = Platform.Access.DemonstrationAccounts.Password, ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
        });
        using var answer = await Browser.PostAsync("/sign-in", form);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
