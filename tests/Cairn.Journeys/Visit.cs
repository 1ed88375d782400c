using Cairn.Tests;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cairn.Journeys;

/// <summary>One page in one browser, and what the browser complains of while it is open.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions everyRule = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => complaints.Add($"script error: {error}");
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
                complaints.Add($"console {line.Type}: {line.Text}");
        };
        page.RequestFailed += (_, request) => complaints.Add($"not loaded: {request.Url} ({request.Failure})");
    }

    public IPage Page { get; }

    /// <summary>Opens an address; what the browser or the server complains of comes back in sentences.</summary>
    public async Task<IReadOnlyList<string>> Go(string address)
    {
        complaints.Clear();
        var answer = await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        return answer is { Ok: true } ? [.. complaints] : [$"answered {answer?.Status}", .. complaints];
    }

    /// <summary>What axe finds, in sentences; empty when it finds nothing.</summary>
    public async Task<IReadOnlyList<string>> Axe()
    {
        var result = await Page.RunAxe(everyRule);
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id} ({v.Help}): {n.Html}"))];
    }

    /// <summary>What must be scrolled sideways to be read: WCAG 1.4.10 allows it within a table's own frame alone.</summary>
    public async Task<IReadOnlyList<string>> Sideways() => await Page.EvaluateAsync<string[]>("""
        () => {
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return [];
            const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 0.5).slice(0, 3);
            return [`scrolls sideways: ${document.documentElement.scrollWidth} px in ${room}: ` + wide.map(e => e.outerHTML.slice(0, 80)).join(' | ')];
        }
        """);

    /// <summary>Bytes that a first visit fetches, as they cross the wire: headers, compressed bodies, everything the page asks for.</summary>
    public async Task<long> Weigh(string address)
    {
        var bytes = 0L;
        var wire = await context.NewCDPSessionAsync(Page);
        await wire.SendAsync("Network.enable");
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return bytes;
    }

    /// <summary>Keeps a picture of the whole page in artifacts/pictures.</summary>
    public Task Picture(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "pictures", name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
