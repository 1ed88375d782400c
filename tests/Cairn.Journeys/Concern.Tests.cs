using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R5, R6: somebody raises a concern on a phone and keeps a code; the register's office opens a case; they ask what became of it.</summary>
public sealed partial class ConcernTests(Site site)
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_concern_is_raised_triaged_and_asked_after(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/register/titles");
        await Looks(visit, $"titles-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tell the register’s office" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Contains("Choose what it is about", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-wrong-{width}");
        await page.GetByLabel("Scotland").CheckAsync();
        await page.GetByLabel("How a care service is run").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        Assert.Contains("This is for the regulator of services", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-elsewhere-{width}");

        await visit.Go("/register/concern");
        await page.GetByLabel("Scotland").CheckAsync();
        await page.GetByLabel("What somebody did or did not do").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        Assert.Contains("Write what happened", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-{width}");
        await page.GetByLabel("Who is it about?").FillAsync("the manager at night");
        await page.GetByLabel("What happened?").FillAsync("He locked the door of my father’s room from outside, three nights in a row.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        var code = Code().Match(await Read(page)).Value;
        await Looks(visit, $"concern-sent-{width}");

        await using var office = await site.Open("registrar", 1280, script: true);
        await office.Go("/office/concerns");
        await Looks(office, "concerns");
        await office.Page.Locator("main table").First.GetByRole(AriaRole.Link).Last.ClickAsync();
        await office.Page.GetByLabel("Nothing further is done").CheckAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        Assert.Contains("Write why you decide so", await Read(office.Page), StringComparison.Ordinal);
        await Looks(office, "concern-triage-wrong");
        await office.Page.GetByLabel("Why?").FillAsync("The home’s own record shows that the door was open.");
        await office.Page.GetByLabel("What is whoever raised it told?").FillAsync("We asked the home for its record of those nights.");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();

        await visit.Go("/register/concern/where");
        await page.GetByLabel("The code that you were given").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        Assert.Contains("We asked the home for its record of those nights.", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"concern-where-{width}");
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_concern_is_saved_gone_on_with_elsewhere_and_sent_with_a_photograph(int width, bool script)
    {
        string code;
        await using (var visit = await site.Open("", width, script))
        {
            var page = visit.Page;
            await visit.Go("/register/concern");
            await page.GetByLabel("Scotland").CheckAsync();
            await page.GetByLabel("What somebody did or did not do").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            await Looks(visit, $"concern-form-{width}");
            await page.GetByLabel("Who is it about?").FillAsync("the night nurse");
            await Files(page, ("notes.txt", "I wrote this down."u8.ToArray()));
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and come back later" }).ClickAsync();
            Assert.Contains("notes.txt: This file is no PDF, JPEG or PNG", await Read(page), StringComparison.Ordinal);
            Assert.Equal("the night nurse", await page.GetByLabel("Who is it about?").InputValueAsync());
            await Looks(visit, $"concern-file-wrong-{width}");
            await Files(page, ("letter.pdf", "%PDF-1.4 a letter"u8.ToArray()), ("other.pdf", "%PDF-1.4 another"u8.ToArray()));
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and come back later" }).ClickAsync();
            code = Code().Match(await page.Locator("h1").InnerTextAsync()).Value;
            await Looks(visit, $"concern-saved-{width}");
        }

        await using (var visit = await site.Open("", width, script))
        {
            var page = visit.Page;
            await visit.Go("/register/concern");
            await page.GetByRole(AriaRole.Link, new() { Name = "Go on with a concern that I saved" }).ClickAsync();
            await page.GetByLabel("The code that you were given").FillAsync("BCDF-BCDF-BCDF");
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            Assert.Contains("No saved concern has this code", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"concern-code-wrong-{width}");
            await page.GetByLabel("The code that you were given").FillAsync(code);
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
            Assert.Equal("the night nurse", await page.GetByLabel("Who is it about?").InputValueAsync());
            await page.GetByLabel("other.pdf").CheckAsync();
            await Looks(visit, $"concern-again-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and come back later" }).ClickAsync();
            Assert.Contains("Saved until", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"concern-saved-again-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on writing now" }).ClickAsync();
            Assert.Equal(0, await page.GetByLabel("other.pdf").CountAsync());
            await page.GetByLabel("What happened?").FillAsync("She turned the call bell off at ten and left it off all night, on each of her nights.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
            Assert.Contains(code, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"concern-sent-saved-{width}");
        }

        await using var office = await site.Open("registrar", width, script);
        await office.Go("/office/concerns");
        await office.Page.Locator("main table").First.GetByRole(AriaRole.Link).Last.ClickAsync();
        Assert.Contains("1 file came with it", await Read(office.Page), StringComparison.Ordinal);
        await Looks(office, $"concern-files-{width}");
        var file = await office.Page.RunAndWaitForDownloadAsync(() => office.Page.GetByRole(AriaRole.Link, new() { Name = "letter.pdf" }).ClickAsync());
        Assert.Equal("letter.pdf", file.SuggestedFilename);
    }

    private static Task Files(IPage page, params (string Name, byte[] Content)[] files) =>
        page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "application/octet-stream", Buffer = f.Content }));

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")]
    private static partial Regex Code();
}
