using Cairn.Engine.Registration;
using Cairn.Platform.Database;
using Cairn.Register;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R10, R11: somebody who is to start is refused, their checks are recorded, one is waived, and they start; a campaign abroad is judged, and who watches sees it.</summary>
public sealed class StartingTests(Site site)
{
    [Theory]
    [InlineData(1280, true, "parent", "Care worker")]
    [InlineData(320, false, "single", "Support worker")]
    public async Task Nobody_starts_before_their_checks_are_clear_or_waived(int width, bool script, string user, string role)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Before they start" }).ClickAsync();
        await Looks(visit, $"starting-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add somebody who is to start" }).ClickAsync();
        await Press(page, "Add them");
        Assert.Contains("Enter their name or number", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"candidate-wrong-{width}");
        await page.GetByLabel("Name or number shown").FillAsync("Peigi Journey");
        if (await page.Locator("select[name=Service] option").CountAsync() > 2)
            await page.Locator("select[name=Service]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name=Role]").SelectOptionAsync(new SelectOptionValue { Label = role });
        await page.Locator("[name=Contract]").SelectOptionAsync(new SelectOptionValue { Label = "Permanent" });
        var today = DateTime.Today;
        await Day(page, "PlannedOn", today);
        await Press(page, "Add them");
        var one = new Uri(page.Url).AbsolutePath;
        await Looks(visit, $"candidate-{width}");

        await Day(page, "On", today);
        await Press(page, "Start them");
        Assert.Contains("Identity: it is not recorded.", await Summary(page), StringComparison.Ordinal);
        Assert.Contains("Right to work in the UK: it is not recorded.", await Summary(page), StringComparison.Ordinal);
        await Looks(visit, $"start-refused-{width}");
        foreach (var check in new[] { "identity", "criminal-record", "references", "right-to-work" })
        {
            await visit.Go($"{one}/{check}");
            if (check == "criminal-record")
            {
                await page.Locator("[name=Document]").FillAsync("one caution, long ago");
                await Press(page, "Save");
                Assert.Contains("Say what came of it", await Summary(page), StringComparison.Ordinal);
                await Looks(visit, $"check-wrong-{width}");
                await page.Locator("[name=Document]").FillAsync("PV-0042");
            }
            await page.GetByLabel("Clear", new() { Exact = true }).CheckAsync();
            await Day(page, "DoneOn", today);
            await page.GetByLabel("Who looked at it?").FillAsync("registered manager");
            if (check == "references")
                await page.GetByLabel("How many have come?").FillAsync("2");
            await Press(page, "Save");
        }
        await page.GetByRole(AriaRole.Link, new() { Name = "Health declaration" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Waive it by name") }).ClickAsync();
        await Looks(visit, $"waive-{width}");
        await page.GetByLabel("Who waives it?").FillAsync("Una Journey");
        await page.GetByLabel("Why do they start without it?").FillAsync("It is in the post.");
        await page.GetByLabel("What keeps people safe meanwhile?").FillAsync("Never alone on a shift.");
        await Day(page, "Until", today.AddDays(7));
        await Press(page, "Waive it");
        Assert.Contains("every check is clear or waived", await Read(page), StringComparison.Ordinal);

        await visit.Go(one);
        await Day(page, "On", today);
        await Press(page, "Start them");
        Assert.Contains("Checks of suitability", await Read(page), StringComparison.Ordinal);
        Assert.Contains("By Una Journey, until", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"started-{width}");
    }

    [Theory]
    [InlineData(1280, true, "manager")]
    [InlineData(320, false, "parent")]
    public async Task A_campaign_abroad_is_judged_and_who_watches_over_the_code_sees_it(int width, bool script, string user)
    {
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "recruiting abroad" }).ClickAsync();
        await Looks(visit, $"recruitment-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a campaign" }).ClickAsync();
        await Press(page, "Save");
        Assert.Contains("Choose the country in which people are found", await Summary(page), StringComparison.Ordinal);
        await Looks(visit, $"campaign-wrong-{width}");
        await page.GetByLabel("Your name for it").FillAsync("Journey to Accra");
        await page.GetByLabel("Country in which people are found").SelectOptionAsync(new SelectOptionValue { Label = "Ghana (red)" });
        await page.GetByLabel("We seek them out").CheckAsync();
        await Day(page, "From", new(2026, 9, 1));
        await Press(page, "Save");
        Assert.Contains("Ghana is red: nobody is sought out there.", await Read(page), StringComparison.Ordinal);
        await page.Locator("[name='fees.State'][value=Kept]").CheckAsync();
        await page.Locator("[name='repayment.State'][value=DoesNotApply]").CheckAsync();
        await Press(page, "Save");
        Assert.Contains("Say why it does not apply", await Summary(page), StringComparison.Ordinal);
        await page.Locator("[name='repayment.Words']").FillAsync("Nobody repays anything");
        await Press(page, "Save");
        Assert.Contains("it does not adhere to the code", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"campaign-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Recruiting abroad" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Care staff from Spain" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lucía Navarro" }).ClickAsync();
        await page.Locator("[name='mentor.State'][value=Kept]").CheckAsync();
        await Press(page, "Save");
        Assert.Contains("Name the mentor", await Summary(page), StringComparison.Ordinal);
        await Looks(visit, $"recruit-{width}");

        await using var watcher = await site.Open("statistician", width, script);
        await watcher.Go($"/recruitment-code?country={(user == "parent" ? "england" : "scotland")}");
        Assert.Contains("not adhere to the code", await Read(watcher.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("Navarro", await Read(watcher.Page), StringComparison.Ordinal);
        await Looks(watcher, $"recruitment-code-{width}");
    }

    [Theory]
    [InlineData(1280, true, "manager", "Social worker")]
    [InlineData(390, false, "parent", "Registered nurse")]
    public async Task A_registration_is_read_from_the_register_kept_here_and_typed_of_another_bodys(int width, bool script, string user, string role)
    {
        var reads = user == "manager";
        var (name, number) = reads ? SocialWorker() : ("Nora Journey", "99A1234E");
        await using var visit = await site.Open(user, width, script);
        var page = visit.Page;
        await visit.Go("/start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Before they start" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add somebody who is to start" }).ClickAsync();
        await page.GetByLabel("Name or number shown").FillAsync(name);
        if (await page.Locator("select[name=Service] option").CountAsync() > 2)
            await page.Locator("select[name=Service]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name=Role]").SelectOptionAsync(new SelectOptionValue { Label = role });
        await page.Locator("[name=Contract]").SelectOptionAsync(new SelectOptionValue { Label = "Permanent" });
        await Day(page, "PlannedOn", DateTime.Today);
        await Press(page, "Add them");
        var one = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = "Registration with a professional body" }).ClickAsync();
        await Looks(visit, $"starting-registration-{width}");
        if (!reads)
        {
            await page.GetByLabel("Clear", new() { Exact = true }).CheckAsync();
            await Press(page, "Save");
            Assert.Contains("Choose the body on whose register you looked", await Summary(page), StringComparison.Ordinal);
            Assert.Contains("Say what that register shows", await Summary(page), StringComparison.Ordinal);
            await Looks(visit, $"registration-typed-wrong-{width}");
            await page.Locator("[name=Body]").SelectOptionAsync(new SelectOptionValue { Label = "Nursing and Midwifery Council" });
            await page.GetByLabel("Their number on that register").FillAsync(number);
            await Day(page, "DoneOn", DateTime.Today);
            await page.GetByLabel("Who looked at it?").FillAsync("registered manager");
            await page.GetByLabel("What does that register show?").FillAsync("Adult nurse, no restrictions");
            await Press(page, "Save");
            Assert.Contains("Nursing and Midwifery Council: Adult nurse, no restrictions", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"registration-typed-{width}");
            return;
        }
        await page.GetByLabel("Registration number").FillAsync("9999 9993");
        await Press(page, "Read the register");
        Assert.Contains("A digit of this number is wrong", await Summary(page), StringComparison.Ordinal);
        await Looks(visit, $"registration-wrong-{width}");
        await page.GetByLabel("Registration number").FillAsync("9999 9992");
        await Press(page, "Read the register");
        Assert.Contains("Registration with a professional body: not clear", await Read(page), StringComparison.Ordinal);
        Assert.Contains("ask the register’s office", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"registration-nobody-{width}");
        await page.GetByLabel("Registration number").FillAsync(number);
        await Press(page, "Read the register");
        Assert.Contains("Registration with a professional body: clear", await Read(page), StringComparison.Ordinal);
        Assert.Contains("What everybody sees today", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"registration-read-{width}");
        await visit.Go(one);
        Assert.Contains("on the register today: Social workers: Registered", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"registration-starter-{width}");
    }

    /// <summary>A registered social worker whom anybody finds, with no sanction.</summary>
    private (string Name, string Number) SocialWorker()
    {
        var (facts, search) = (site.Program.Services.GetRequiredService<RegisterFacts>(), site.Program.Services.GetRequiredService<RegisterSearch>());
        var today = site.Program.Services.GetRequiredService<Store>().Clock.Today;
        return facts.Places.Where(p => p is { Hidden: false, MergedInto: null } && p.Parts is ["social-workers"] && facts.Judge(p, today).Single().Judgement is { Standing: Standing.Registered, Marks: StandingMarks.None })
            .OrderBy(p => p.Number).Select(p => (search.NameOf(p.Number) is { } name ? $"{name.Given} {name.Family}" : "", RegistrationNumber.Words(p.Number))).First();
    }

    private static async Task Day(IPage page, string name, DateTime day)
    {
        foreach (var (part, value) in new[] { ("day", day.Day), ("month", day.Month), ("year", day.Year) })
            await page.Locator($"[name='{name}.{part}']").FillAsync($"{value}");
    }

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    private static Task<string> Summary(IPage page) => page.Locator(".govuk-error-summary").InnerTextAsync();

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
