using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R1, R2, R5, R7: an employer sees who may not work, who must renew; looks somebody up; checks a list; everybody sees the register in figures.</summary>
public sealed partial class RegisteredStaffTests(Site site)
{
    [Theory]
    [InlineData(1280, true, "manager")]
    [InlineData(320, false, "single")]
    public async Task An_employer_looks_after_the_registration_of_its_staff(int width, bool script, string user)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Registration of your staff" }).ClickAsync();
        var home = new Uri(page.Url).AbsolutePath;
        await Looks(visit, $"registration-{width}");
        Assert.Contains("Renewal late, or due within 60 days", await Read(page), StringComparison.Ordinal);

        await page.Locator("main table").Last.GetByRole(AriaRole.Link).First.ClickAsync();
        await Looks(visit, $"registration-person-{width}");
        Assert.Contains("Registered with another body", await Read(page), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Contains("Choose the body that they are registered with", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"registration-other-wrong-{width}");

        await visit.Go($"{home}?show=InOrder");
        var number = Number().Match(await Read(page)).Value;
        await visit.Go(home);
        await page.GetByRole(AriaRole.Link, new() { Name = "Check a list of people" }).ClickAsync();
        await Looks(visit, $"registration-check-{width}");
        await page.GetByLabel("Your list").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("nothing\n") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the list" }).ClickAsync();
        Assert.Contains("It needs a column “Registration number”", await Read(page), StringComparison.Ordinal);
        await page.GetByLabel("Your list").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Registration number,Name\n{number},Nobody of this name\n") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the list" }).ClickAsync();
        Assert.Contains("This number is somebody’s of another name", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"registration-checked-{width}");

        await visit.Go(home);
        await page.GetByRole(AriaRole.Link, new() { Name = "Applications to confirm" }).ClickAsync();
        await Looks(visit, $"registration-applications-{width}");
    }

    [Fact]
    public async Task Everybody_sees_the_register_in_figures_and_the_office_what_a_rule_would_do()
    {
        await using var anybody = await site.Open("", 390, script: false);
        await anybody.Go("/register/figures");
        Assert.Matches(People(), await Read(anybody.Page));
        await Looks(anybody, "register-figures-390");
        await using var office = await site.Open("registrar", 1280, script: true);
        await office.Go("/office/what-if");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Show what it would do" }).ClickAsync();
        Assert.Contains("Choose the rule to change", await Read(office.Page), StringComparison.Ordinal);
        await office.Page.GetByLabel("Whoever is newly registered has 3 years").CheckAsync();
        await office.Page.GetByLabel("Its new number").FillAsync("24");
        await office.Page.Locator("[name='From.day']").FillAsync("3");
        await office.Page.Locator("[name='From.month']").FillAsync("6");
        await office.Page.Locator("[name='From.year']").FillAsync("2024");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Show what it would do" }).ClickAsync();
        Assert.Contains("would stand otherwise", await Read(office.Page), StringComparison.Ordinal);
        await Looks(office, "what-if-1280");
    }

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }

    [GeneratedRegex("[1-9][0-9]{3} [0-9]{4}")]
    private static partial Regex Number();

    [GeneratedRegex("[0-9,]+ people hold [0-9,]+ registrations")]
    private static partial Regex People();
}
