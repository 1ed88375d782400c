using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R2, R4, R8: five questions, an account, an application to its sending, where it stands; a renewal done item by item.</summary>
public sealed class ApplyingTests(Site site)
{
    private static readonly Verb Verb = new("TestOffice", "A journey does what the register’s office would.");

    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task Somebody_finds_out_that_they_must_register_and_applies(int width, bool script)
    {
        await using var visit = await site.Open("", width, script);
        var page = visit.Page;
        await visit.Go("/register");
        await page.GetByRole(AriaRole.Link, new() { Name = "Must I register?" }).ClickAsync();
        await Go(page, "Go on");
        Assert.Contains("Choose the country in which you work", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"must-i-wrong-{width}");
        await page.GetByLabel("Scotland").CheckAsync();
        await Go(page, "Go on");
        await page.GetByLabel("Care at home").CheckAsync();
        await Go(page, "Go on");
        await page.GetByLabel("I support people directly").CheckAsync();
        await Go(page, "Go on");
        await Looks(visit, $"must-i-started-{width}");
        await Day(page, 1, 11, 2026);
        await Go(page, "Go on");
        await Looks(visit, $"must-i-held-{width}");
        await Go(page, "Go on");
        Assert.Contains("You must be registered by 1 May 2027", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"must-i-answer-{width}");
        // Back goes to the question before, with nothing lost.
        await page.GoBackAsync();
        Assert.Contains("Which of these do you hold?", await Read(page), StringComparison.Ordinal);
        await Go(page, "Go on");

        await page.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true }).ClickAsync();
        await Looks(visit, $"apply-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Make an account" }).ClickAsync();
        await Go(page, "Make the account");
        Assert.Contains("Choose a user name", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"apply-account-wrong-{width}");
        await page.GetByLabel("Your name").FillAsync("Seonaid MacAskill");
        await page.GetByLabel("User name").FillAsync($"seonaid-{width}");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("four plain words here");
        await Go(page, "Make the account");
        Assert.True(await page.GetByLabel("Scotland").IsCheckedAsync());
        await Go(page, "Begin");
        // What was answered before stands there already.
        Assert.True(await page.GetByLabel("I support people directly").IsCheckedAsync());
        await Go(page, "Save and go on");
        Assert.Contains("Write the name of your employer", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"apply-role-wrong-{width}");
        await page.GetByLabel("Who employs you?").FillAsync("A provider that keeps no record here");
        await Go(page, "Save and go on");
        await Looks(visit, $"apply-tasks-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "About you" }).ClickAsync();
        await page.GetByLabel("First names").FillAsync("Seonaid");
        await page.GetByLabel("Family name").FillAsync("MacAskill");
        await Day(page, 3, 2, 1990);
        await page.GetByLabel("E-mail").FillAsync("seonaid@example.org");
        await page.GetByLabel("Address at which you live").FillAsync("1 Example Street");
        await page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        await Looks(visit, $"apply-about-you-{width}");
        await Go(page, "Save and go on");
        await page.GetByRole(AriaRole.Link, new() { Name = "Your qualifications" }).ClickAsync();
        await Looks(visit, $"apply-qualifications-{width}");
        await Go(page, "Save and go on");
        await page.GetByRole(AriaRole.Link, new() { Name = "Evidence" }).ClickAsync();
        await page.GetByLabel("Who I am").CheckAsync();
        await page.GetByLabel("The file").SetInputFilesAsync(new FilePayload { Name = "passport.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("no passport") });
        await Go(page, "Give this file");
        Assert.Contains("no PDF, JPEG or PNG", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"apply-evidence-wrong-{width}");
        await page.GetByLabel("Who I am").CheckAsync();
        await page.GetByLabel("The file").SetInputFilesAsync(new FilePayload { Name = "passport.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("%PDF-1.4 a passport") });
        await Go(page, "Give this file");
        await Looks(visit, $"apply-evidence-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Declaration" }).ClickAsync();
        await Go(page, "Save and go on");
        Assert.Contains("Answer yes or no", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"apply-declaration-wrong-{width}");
        foreach (var no in await page.GetByLabel("No", new() { Exact = true }).AllAsync())
            await no.CheckAsync();
        await Go(page, "Save and go on");
        await page.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).ClickAsync();
        await Looks(visit, $"apply-send-{width}");
        await Go(page, "Send the application");
        Assert.Contains("Say that what you have written is true", await Read(page), StringComparison.Ordinal);
        await page.GetByLabel("What I have written is true").CheckAsync();
        await Go(page, "Send the application");
        var mine = await Read(page);
        Assert.Contains("has applied", mine, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("You are hidden", mine, StringComparison.Ordinal);
        await Looks(visit, $"my-registration-applied-{width}");

        await page.GetByRole(AriaRole.Link, new() { Name = "For whom you work" }).ClickAsync();
        await Looks(visit, $"my-work-{width}");
        await visit.Go("/me/registration/details");
        await Go(page, "Ask for the change");
        Assert.Contains("Write what is to be changed", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"my-details-wrong-{width}");
        await visit.Go("/me/registration");
        await page.GetByRole(AriaRole.Link, new() { Name = "Take the application back" }).ClickAsync();
        await Looks(visit, $"withdraw-{width}");

        await Office($"seonaid-{width}", (db, file) =>
        {
            var request = new InformationRequest { Id = NewId.Next(), RegistrantId = file.Registrant.Id, Ordinal = 1, Question = "Where did you work in 2024?", Asked = db.Store.Clock.Today, Due = db.Store.Clock.Today.AddDays(14) };
            db.Add(request);
            file.Add(1, new Fact(FactKind.InformationAsked, request.Asked, request.Due, By: Decision.Person), request.Id);
        });
        await visit.Go("/me/registration");
        await Looks(visit, $"my-registration-asked-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Answer by" }).ClickAsync();
        await Go(page, "Send the answer");
        Assert.Contains("Write your answer", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"answer-wrong-{width}");
        await page.GetByLabel("Your answer").FillAsync("At a school.");
        await Go(page, "Send the answer");
        Assert.Contains("decides about your application", await Read(page), StringComparison.Ordinal);
        await Office($"seonaid-{width}", (db, file) =>
        {
            file.Add(1, new Fact(FactKind.FeePaid, db.Store.Clock.Today, Period: 0, Amount: 2_800));
            file.Add(1, new Fact(FactKind.Admitted, db.Store.Clock.Today, By: Decision.Person));
            file.Add(1, new Fact(FactKind.Condition, db.Store.Clock.Today, Code: "adult-worker", By: Decision.Person));
        });
        await visit.Go("/me/registration");
        var registered = await Read(page);
        Assert.Contains("Social care workforce: registered", registered, StringComparison.Ordinal);
        Assert.Contains("on condition of gaining a qualification", registered, StringComparison.Ordinal);
        await Looks(visit, $"my-registration-registered-{width}");
    }

    /// <summary>What the register's office would put into somebody's file.</summary>
    private Task Office(string user, Action<Db, RegistrantFile> put)
    {
        var services = site.Program.Services;
        return services.GetRequiredService<Store>().Write(Scope.System, new Change(Verb, Actor.Public, RegisterChain.Id), async db =>
        {
            var account = await db.Set<Account>().SingleAsync(a => a.UserName == user);
            var registrant = await db.Set<Registrant>().Where(r => r.AccountId == account.Id || (account.PersonId != null && r.PersonId == account.PersonId)).Select(r => r.Id).SingleAsync();
            put(db, await RegistrantFile.Read(db, services.GetRequiredService<Packs>(), registrant, default));
            return 0;
        });
    }

    [Fact]
    public async Task A_worker_reads_what_leaving_means_and_goes_through_the_renewal()
    {
        await using var visit = await site.Open("worker", 390, script: false);
        var page = visit.Page;
        await visit.Go("/me/registration");
        await Looks(visit, "my-registration-390");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave the register" }).First.ClickAsync();
        await Go(page, "Leave the register");
        Assert.Contains("Say that you know what it means", await Read(page), StringComparison.Ordinal);
        await Looks(visit, "leave-wrong-390");
        await visit.Go("/me/registration");
        await page.GetByRole(AriaRole.Link, new() { Name = "Your renewal" }).First.ClickAsync();
        await Looks(visit, "renewal-390");
        await Go(page, "Record it");
        Assert.Contains("Write what you learned", await Read(page), StringComparison.Ordinal);
        await Looks(visit, "renewal-wrong-390");
        foreach (var element in new[] { "Protecting adults", "Working in a way" })
        {
            await page.GetByLabel("What was it?").FillAsync($"A day on {element.ToLowerInvariant()}");
            await page.GetByLabel("How many minutes").FillAsync("300");
            await page.GetByLabel(element).First.CheckAsync();
            await page.GetByLabel("What did you learn").FillAsync("To ask first, and to write down what was said.");
            await Go(page, "Record it");
        }
        await page.GetByLabel("E-mail").FillAsync("sandra@example.org");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("1 Example Street");
        await Go(page, "These are right");
        await page.GetByLabel("All of it is so").CheckAsync();
        await Go(page, "Declare");
        Assert.Contains("1 thing is left to do", await Read(page), StringComparison.Ordinal);
        await Looks(visit, "renewal-done-390");
        await Office("worker", (db, file) =>
        {
            foreach (var asked in file.Rows.Where(f => f.Kind == FactKind.FeeAsked && file.Rows.All(p => p.Kind != FactKind.FeePaid || p.Period != f.Period)).ToList())
                file.Add(asked.Ordinal, new Fact(FactKind.FeePaid, db.Store.Clock.Today, Period: asked.Period, Amount: asked.Amount));
        });
        await visit.Go("/me/registration");
        Assert.DoesNotContain("renewal is late", await Read(page), StringComparison.Ordinal);
    }

    private static Task Go(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task Day(IPage page, int day, int month, int year)
    {
        await page.GetByLabel("Day").FillAsync($"{day}");
        await page.GetByLabel("Month").FillAsync($"{month}");
        await page.GetByLabel("Year").FillAsync($"{year}");
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
