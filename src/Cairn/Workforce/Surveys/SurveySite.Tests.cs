using System.Text.RegularExpressions;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>Makes, opens and answers surveys through the pages, as people do.</summary>
internal sealed partial class SurveySite(RecordSite site, SeedProvider provider, string manager)
{
    public static async Task<SurveySite> Of(RecordSite site)
    {
        var (provider, manager) = await site.Fresh();
        return new(site, provider, manager);
    }

    public string Home => $"/providers/{provider.Id}/surveys";

    public SeedProvider Provider => provider;

    public string Manager => manager;

    public Task<Browser> Browser => site.Served.As(manager);

    /// <summary>A draft: own questions "work" (results are cut by it), "stay", and own words.</summary>
    public async Task<Guid> Draft()
    {
        var browser = await Browser;
        using var made = await browser.Send($"{Home}/new", ("Bank", "none"), ("Title", "How is work?"), ("Purpose", "To make it better"), ("Key", NewId.Next().ToString()));
        var id = Id().Match(made.Headers.Location!.ToString()).Groups["id"].Value;
        using var written = await browser.Send($"{Home}/{id}/questions", ("Title", "How is work?"), ("Purpose", "To make it better"),
            ("own.0.text", "What do you do?"), ("own.0.kind", "Cut"), ("own.0.options", "Care; Office"),
            ("own.1.text", "Do you want to stay?"), ("own.1.kind", "One"), ("own.1.options", "Yes; No; Not sure"),
            ("own.2.text", "Why go?"), ("own.2.kind", "Several"), ("own.2.options", "Pay; Rest"),
            ("own.3.text", "What would help?"), ("own.3.kind", "Text"), ("own.3.options", ""),
            ("own.4.text", ""), ("own.4.kind", ""), ("own.4.options", ""));
        Assert.EndsWith("saved=questions", written.Headers.Location!.ToString(), StringComparison.Ordinal);
        return Guid.Parse(id);
    }

    public static (string, string)[] Opening(int asked, int slips, string opens = "2026-11-22", string closes = "2026-12-05", int reminders = 1)
    {
        (string, string)[] Day(string name, string iso) => iso.Split('-') is [var y, var m, var d] ? [($"{name}.Day", d), ($"{name}.Month", m), ($"{name}.Year", y)] : [];
        return [("Asked", $"{asked}"), ("Slips", $"{slips}"), .. Day("OpensOn", opens), .. Day("ClosesOn", closes), ("Reminders", $"{reminders}")];
    }

    /// <summary>Opens it.</summary>
    /// <returns>The codes, as the page shows them once.</returns>
    public async Task<IReadOnlyList<string>> Open(Guid survey, int asked, int slips, string opens = "2026-11-22", string closes = "2026-12-05", int reminders = 1)
    {
        using var answer = await (await Browser).Send($"{Home}/{survey}/open", Opening(asked, slips, opens, closes, reminders));
        var page = await Cairn.Tests.Browser.Body(answer);
        Assert.Contains("The survey is open", page, StringComparison.Ordinal);
        return [.. Slip().Matches(page).Select(m => m.Groups["code"].Value)];
    }

    /// <summary>Answers as the public does.</summary>
    /// <returns>What they read, or "thanks".</returns>
    public async Task<string> Answer(string code, params (string, string)[] answers)
    {
        using var browser = new Browser(site.Served.Address);
        using var sent = await browser.Send("/answer", [("Code", code), ("Step", "send"), .. answers]);
        return sent.Headers.Location?.ToString() == "/answer/thanks" ? "thanks" : Served.Text(await Cairn.Tests.Browser.Body(sent));
    }

    public async Task Close(Guid survey)
    {
        using var closed = await (await Browser).Send($"{Home}/{survey}/close", ("Key", NewId.Next().ToString()));
        Assert.EndsWith("/results", closed.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    public Task<string> Results(Guid survey) => site.Text(manager, $"{Home}/{survey}/results");

    public async Task<Survey> Held(Guid survey)
    {
        await using var db = await site.Served.Store.Read(Scope.System, TestContext.Current.CancellationToken);
        return await db.Set<Survey>().FirstAsync(s => s.Id == survey, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("surveys/(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("<code>(?<code>[0-9A-Z-]{19})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slip();
}
