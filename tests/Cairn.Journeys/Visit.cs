using System.Text.RegularExpressions;
using Cairn.Platform.Access;
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
    private readonly IBrowserContext scripted;
    private readonly List<string> complaints = [];

    /// <param name="scripted">The same browser with script on: where axe reads a page that was opened with script off.</param>
    public Visit(IBrowserContext context, IPage page, IBrowserContext scripted)
    {
        this.context = context;
        this.scripted = scripted;
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
    public async Task<IReadOnlyList<string>> Go(string address, int status = 200)
    {
        complaints.Clear();
        var answer = await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        if (answer?.Status != status)
            return [$"answered {answer?.Status}, not {status}", .. complaints];
        // The browser complains of a page that is rightly refused.
        return status == 200 ? [.. complaints] : [.. complaints.Where(c => !c.Contains($"status of {status}", StringComparison.Ordinal))];
    }

    public async Task SignIn(string who)
    {
        await Go("/sign-in");
        await Page.GetByLabel("User name").FillAsync(who);
        await Page.GetByLabel("Password").FillAsync(DemonstrationAccounts.Password);
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Where the page leads within the site.</summary>
    public async Task<IReadOnlyList<string>> Links() => await Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)
        """);

    /// <summary>What the page is made of, without what it says: elements, their classes and attributes, like ones that follow each other once.</summary>
    public async Task<string> Shape() => await Page.EvaluateAsync<string>("""
        () => {
            const said = ['role', 'type', 'lang', 'open', 'aria-current', 'aria-invalid'];
            const shape = e => {
                const names = [...e.attributes].map(a => said.includes(a.name) ? `${a.name}=${a.value}` : a.name).sort();
                const within = [...e.children].map(shape).filter((s, i, all) => s !== all[i - 1]);
                return `${e.tagName}.${e.className?.baseVal ?? e.className}[${names}]${e.childElementCount === 0 && e.textContent.trim() ? '#' : ''}(${within.join('')})`;
            };
            return shape(document.documentElement);
        }
        """);

    /// <summary>What axe finds, in sentences; empty when it finds nothing.</summary>
    public async Task<IReadOnlyList<string>> Axe()
    {
        var page = scripted == context ? Page : await Twin();
        var result = await page.RunAxe(everyRule);
        if (page != Page)
            await page.CloseAsync();
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id} ({v.Help}): {Short(n.Html)}"))];
    }

    /// <summary>Axe is a script and cannot run where script is off, so it reads what that page shows in a twin that brings no script.</summary>
    private async Task<IPage> Twin()
    {
        var shown = Regex.Replace(await Page.ContentAsync(), "<script\\b.*?</script>|</?noscript[^>]*>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        var twin = await scripted.NewPageAsync();
        await twin.RouteAsync(Page.Url, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = shown }));
        await twin.GotoAsync(Page.Url);
        return twin;
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

    /// <summary>Keeps a picture of the whole page in artifacts/pictures, where somebody wants to look at them: they are a third of a run's time and fail nothing.</summary>
    public Task Picture(string name) => Environment.GetEnvironmentVariable("CAIRN_PICTURES") != "yes" ? Task.CompletedTask
        : Page.ScreenshotAsync(new() { Path = Path.Combine(Source.Root, "artifacts", "pictures", name + ".png"), FullPage = true });

    private static string Short(string html) => html.Length <= 120 ? html : html[..120] + "…";

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await scripted.DisposeAsync();
    }
}
