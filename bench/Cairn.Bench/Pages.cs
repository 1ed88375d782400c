using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cairn.Bench;

/// <summary>Pages of the 5,000-staff provider and the first page of the full sector: whole requests over loopback.</summary>
internal static partial class Pages
{
    private const int Requests = 40;

    public static async Task<int> Run(string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("cairn-bench-").FullName;
        var results = new List<object>();
        await using (var cairn = await RunningCairn.Up(data))
        {
            results.Add(await Time(cairn.Browser, "/"));
            await cairn.SignIn("manager");
            var start = await cairn.Browser.GetAsync("/start");
            var home = start.RequestMessage!.RequestUri!.AbsolutePath;
            List<string> pages = [home, $"{home}/services", $"{home}/posts", $"{home}/staff", $"{home}/returns"];
            pages.Add(First(await cairn.Browser.GetStringAsync($"{home}/services"), $"{home}/services/"));
            pages.Add(First(await cairn.Browser.GetStringAsync($"{home}/staff"), $"{home}/staff/"));
            foreach (var page in pages)
                results.Add(await Time(cairn.Browser, page));
        }
        Results.Keep("pages", new { measurement = "pages", date = Results.Today, processors = Environment.ProcessorCount, requests = Requests, results, command = "./cairn bench pages" });
        Directory.Delete(data, recursive: true);
        return 0;
    }

    private static string First(string page, string beneath) => Regex.Match(page, $"href=\"(?<link>{Regex.Escape(beneath)}[0-9a-f-]{{36}})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["link"].Value;

    private static async Task<object> Time(HttpClient browser, string address)
    {
        var times = new List<double>();
        for (var n = 0; n < Requests + 5; n++)
        {
            var watch = Stopwatch.StartNew();
            await browser.GetStringAsync(address);
            if (n >= 5)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return new { page = Identifier().Replace(address, "…"), medianMs = Math.Round(times[Requests / 2], 1), p90Ms = Math.Round(times[Requests * 9 / 10], 1) };
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Identifier();
}
