using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R6: a concern becomes a case, its hearing is listed for everybody, another registrar decides it, and everybody reads the decision and its conditions.</summary>
public sealed class HearingTests(Site site)
{
    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_case_goes_from_concern_to_hearing_decision_and_conditions(int width, bool script)
    {
        await using var opener = await site.Open("registrar", width, script);
        var number = await Somebody(opener, width == 320 ? 3 : 4);
        await using var anybody = await site.Open("", width, script);
        await anybody.Go("/register/concern");
        await anybody.Page.GetByLabel("Scotland").CheckAsync();
        await anybody.Page.GetByLabel("What somebody did or did not do").CheckAsync();
        await Press(anybody.Page, "Go on");
        await anybody.Page.GetByLabel("Who is it about?").FillAsync($"number {number}");
        await anybody.Page.GetByLabel("What happened?").FillAsync("Left two people alone at night.");
        await Press(anybody.Page, "Send it");

        await opener.Go("/office/concerns");
        await opener.Page.GetByRole(AriaRole.Link, new() { Name = "What somebody did or did not do" }).Last.ClickAsync();
        await opener.Page.GetByLabel("Open a case").CheckAsync();
        await opener.Page.Locator("input[name=Number]").FillAsync(number);
        await opener.Page.GetByLabel("Why?").FillAsync("Serious, and about somebody on the register.");
        await opener.Page.GetByLabel("What is whoever raised it told?").FillAsync("We look into it.");
        await Press(opener.Page, "Decide");
        await opener.Go("/office/cases");
        await opener.Page.Locator("main table").First.GetByRole(AriaRole.Link).Last.ClickAsync();
        var url = new Uri(opener.Page.Url).AbsolutePath;
        await Unfold(opener.Page, "Put something in");
        await opener.Page.GetByLabel("A hearing is listed").CheckAsync();
        await Press(opener.Page, "Put it in");
        Assert.Contains("Write the day of the hearing", await Read(opener.Page), StringComparison.Ordinal);
        await Looks(opener, $"case-wrong-{width}");
        await opener.Page.Locator("[name='Hearing.day']").FillAsync("15");
        await opener.Page.Locator("[name='Hearing.month']").FillAsync("6");
        await opener.Page.Locator("[name='Hearing.year']").FillAsync("2099");
        await opener.Page.GetByLabel("In words").FillAsync("Whether two people were left alone at night.");
        await Press(opener.Page, "Put it in");
        await anybody.Go("/register/hearings");
        Assert.Contains("Whether two people were left alone at night.", await Read(anybody.Page), StringComparison.Ordinal);
        await Looks(anybody, $"hearings-{width}");

        await using var other = await site.Open("signatory", width, script);
        await other.Go(url);
        await Unfold(other.Page, "Decide the case");
        await other.Page.GetByLabel("Agreed with the registrant").CheckAsync();
        await other.Page.GetByLabel("Conditions of practice", new() { Exact = true }).CheckAsync();
        await other.Page.GetByLabel("For how many months?").FillAsync("12");
        await other.Page.GetByLabel("The reasons, as the registrant will read them").FillAsync("You agreed to it.");
        await other.Page.Locator("#no-interest-decide").CheckAsync();
        await Press(other.Page, "Decide");
        Assert.Contains("the decision as everybody will read it", await Read(other.Page), StringComparison.Ordinal);
        await Unfold(other.Page, "Decide the case");
        await other.Page.GetByLabel("The decision, as everybody will read it").FillAsync("Two people were left alone for a night.");
        await other.Page.Locator("#no-interest-decide").CheckAsync();
        await Press(other.Page, "Decide");

        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Its conditions" }).ClickAsync();
        await Press(other.Page, "Write it");
        Assert.Contains("Choose what the condition is about", await Read(other.Page), StringComparison.Ordinal);
        await Looks(other, $"conditions-wrong-{width}");
        await other.Page.GetByLabel("No work at a level").CheckAsync();
        await other.Page.GetByLabel("Which?", new() { Exact = true }).SelectOptionAsync("NotAtLevel manager");
        await other.Page.GetByLabel("The condition, as everybody will read it").FillAsync("Does not manage a service.");
        await other.Page.Locator("input[name=NoInterest]").CheckAsync();
        await Press(other.Page, "Write it");
        Assert.Contains("Does not manage a service.", await Read(other.Page), StringComparison.Ordinal);
        await Looks(other, $"conditions-{width}");

        await anybody.Go($"/register/{number.Replace(" ", "", StringComparison.Ordinal)}");
        var shown = await Read(anybody.Page);
        Assert.Contains("Two people were left alone for a night.", shown, StringComparison.Ordinal);
        Assert.Contains("Does not manage a service.", shown, StringComparison.Ordinal);
        await Looks(anybody, $"entry-with-decision-{width}");
        await anybody.Go("/register/hearings");
        Assert.DoesNotContain(number, await Read(anybody.Page), StringComparison.Ordinal);
    }

    /// <summary>The number of somebody on the register whom everybody may find.</summary>
    private static async Task<string> Somebody(Visit visit, int row)
    {
        await visit.Go("/office?Queue=renewals");
        return (await visit.Page.Locator("main table tbody tr").Nth(row).Locator("td").First.InnerTextAsync()).Trim();
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private static async Task Unfold(IPage page, string summary)
    {
        var details = page.Locator("details", new() { Has = page.Locator("summary", new() { HasText = summary }) }).Last;
        if (await details.GetAttributeAsync("open") is null)
            await details.Locator("summary").ClickAsync();
    }

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
