using Cairn.Tests;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>W2: a regulator's list comes in, everybody reads it, a provider claims its service; by hand in a browser.</summary>
public sealed class RegulatedServicesTests(Site site)
{
    private static string Sample(string file) => Path.Combine(Source.Root, "tests", "samples", "services", file);

    [Theory]
    [InlineData(1280, true, "administrator", "Care Inspectorate", "care-inspectorate.csv", "manager", "Made-up Lodge")]
    [InlineData(320, false, "registrar", "Care Quality Commission", "cqc.csv", "single", "Made-up House")]
    public async Task A_list_is_brought_read_and_claimed_from(int width, bool script, string bringer, string regulator, string file, string provider, string service)
    {
        await using (var visit = await site.Open(bringer, width, script))
        {
            var page = visit.Page;
            await visit.Go("/regulated-services");
            await page.GetByRole(AriaRole.Link, new() { Name = "Lists that were brought in" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
            Assert.Contains("Choose the list", await page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"lists-empty-{width}");
            await page.GetByLabel("Whose list is it?").SelectOptionAsync(new SelectOptionValue { Label = regulator });
            await page.Locator("#List, #List-input").First.SetInputFilesAsync(Sample(file));
            await page.GetByRole(AriaRole.Button, new() { Name = "Take it in" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "What changed" }).WaitForAsync();
            await Looks(visit, $"list-{width}");
            await visit.Go("/regulated-services/lists");
            await Looks(visit, $"lists-{width}");
        }
        await using (var visit = await site.Open("", width, script))
        {
            await visit.Go($"/regulated-services?regulator={(regulator == "Care Inspectorate" ? "care-inspectorate" : "cqc")}");
            await Looks(visit, $"regulated-services-{width}");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = service }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Heading, new() { Name = service }).WaitForAsync();
            await Looks(visit, $"regulated-service-{width}");
        }
        await using (var visit = await site.Open(provider, width, script))
        {
            var page = visit.Page;
            await visit.Go("/start");
            await page.GotoAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Services", Exact = true, IncludeHidden = true }).First.GetAttributeAsync("href"))!);
            await page.GetByRole(AriaRole.Link, new() { Name = "Find your services in the regulator’s list" }).ClickAsync();
            await page.GetByLabel("Name, town, postcode or the regulator’s number").FillAsync(service);
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
            await Looks(visit, $"claimable-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = service }).ClickAsync();
            await Looks(visit, $"claim-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Claim this service" }).ClickAsync();
            await page.GetByText("Claimed. It is linked with your service.").WaitForAsync();
            await Looks(visit, $"claimed-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = service }).First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Release it" }).ClickAsync();
            await page.GetByText("Released. Your own service stays as it is.").WaitForAsync();
        }
    }

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
