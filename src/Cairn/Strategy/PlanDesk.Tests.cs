using System.Globalization;
using System.Net;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Strategy;

/// <summary>A provider of its own for a test, with the manager who keeps its plans.</summary>
internal sealed class PlanDesk(RecordSite site, SeedProvider provider, string manager, Browser browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public RecordSite Site => site;
    public Served Served => site.Served;
    public SeedProvider Provider => provider;
    public string Manager => manager;
    public Browser Browser => browser;
    public string Plans => $"/organisations/{provider.Id}/plans";

    public static (string, string) Key => ("Key", NewId.Next().ToString());

    public static (string, string)[] Heading => [Key, ("Title", "A plan"), ("Summary", "What it is for."), .. Day("From", 1, 1, 2026), .. Day("Until", 31, 12, 2030)];

    public static async Task<PlanDesk> Open(RecordSites sites, string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        return new(site, provider, manager, await site.Served.As(manager));
    }

    public static string Kept(PlanDesk desk, Guid plan) => $"{desk.Plans}/{plan}";

    public static (string, string)[] Day(string name, int day, int month, int year) =>
        [($"{name}.day", day.ToString(CultureInfo.InvariantCulture)), ($"{name}.month", month.ToString(CultureInfo.InvariantCulture)), ($"{name}.year", year.ToString(CultureInfo.InvariantCulture))];

    public Task<string> Shows(string page) => site.Text(manager, Plans + page);

    /// <summary>Sends a form that is taken, and tells where it leads.</summary>
    public async Task<string> Saved(string url, params (string, string)[] form) => await Saved(browser, url, form);

    public static async Task<string> Saved(Browser by, string url, params (string, string)[] form)
    {
        using var answer = await by.Send(url, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{url}: {Served.Text(await Browser.Body(answer))}");
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }

    /// <summary>Sends a form that is refused, and tells what the page says.</summary>
    public async Task<string> Refused(string url, params (string, string)[] form) => await Refused(browser, url, form);

    public static async Task<string> Refused(Browser by, string url, params (string, string)[] form)
    {
        using var answer = await by.Send(url, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await Browser.Body(answer));
    }

    public async Task<HttpStatusCode> Status(string url)
    {
        using var answer = await browser.Get(url);
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> StatusForPublic(string url)
    {
        using var answer = await (await Served.As("")).Get(url);
        return answer.StatusCode;
    }

    public async Task<Guid> Plan(string source = "", int year = 2026, string title = "A plan")
    {
        var to = await Saved($"{Plans}/new", [Key, ("Title", title), ("Summary", "What it is for."), ("Source", source), .. Day("From", 1, 1, year), .. Day("Until", 31, 12, year + 4)]);
        return Guid.Parse(to.Split('/')[^1]);
    }

    /// <summary>Adds an action to a plan; to a published one with a reason.</summary>
    public async Task<Guid> Action(Guid plan, string title, params (string, string)[] answers)
    {
        await Saved($"{Kept(this, plan)}/actions/new", [Key, ("Title", title), ("Why", "It was missing"), .. answers]);
        await using var db = await Served.Store.Read(Scope.Sector, Stop);
        return await db.Set<PlanAction>().Where(a => a.PlanId == plan && a.Title == title).Select(a => a.Id).SingleAsync(Stop);
    }

    public Task Publish(Guid plan) => Saved($"{Kept(this, plan)}/publish");
}
