using System.Globalization;
using System.Text;
using Cairn.Platform.Packs;
using Cairn.Register;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R2: a file of payments is brought in, told, kept by a job, and what it left is settled by a person.</summary>
public sealed class PaymentsTests(Site site)
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_file_of_payments_is_told_kept_and_settled(int width, bool script)
    {
        var (number, pence, day) = Owing(width);
        var text = string.Create(CultureInfo.InvariantCulture, $"day,amount,reference,payer reference\n{day:yyyy-MM-dd},{pence / 100m:0.00},{number},BACS {width}\n{day:yyyy-MM-dd},12.00,rent for May,\n{day:yyyy-MM-dd},oats,{number},\n");
        await using var visit = await site.Open("registrar", width, script);
        var page = visit.Page;
        await visit.Go("/office");
        await page.GetByRole(AriaRole.Link, new() { Name = "Payments", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        Assert.Contains("Choose the file", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"payments-wrong-{width}");
        await Send(page, text);
        Assert.Equal("1 payment is a fee that is due", await page.Locator("h1").InnerTextAsync());
        await Looks(visit, $"payments-told-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep 1 payment" }).ClickAsync();
        // A job keeps it. With script the page shows it as it comes; without, it tells the same when it is opened again.
        for (var looked = 0; looked < 200 && await page.GetByText("of 1 payment is kept").CountAsync() > 0; looked++)
        {
            await Task.Delay(100, stop);
            if (!script)
                await page.ReloadAsync();
        }
        Assert.Equal("2 payments wait for a person", await page.Locator("h1").InnerTextAsync());
        var file = page.Url;

        await page.GetByRole(AriaRole.Link, new() { Name = "Nobody’s number" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "rent for May" }).ClickAsync();
        await page.GetByLabel("Keep it for a registration").CheckAsync();
        await page.GetByLabel("Why?").FillAsync("Rang the payer.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle it" }).ClickAsync();
        Assert.Contains("Write the number of a registrant", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"payment-wrong-{width}");
        await page.GetByLabel("Set it aside").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle it" }).ClickAsync();
        Assert.Equal("1 payment waits for a person", await page.Locator("h1").InnerTextAsync());

        await page.GotoAsync(file);
        await page.Locator("summary", new() { HasText = "Set all that waits aside" }).ClickAsync();
        await page.GetByLabel("Why?").FillAsync("The bank sends it again.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set 1 payment aside" }).ClickAsync();
        Assert.Equal("Every payment of this file is settled", await page.Locator("h1").InnerTextAsync());
        await Looks(visit, $"payments-settled-{width}");

        await visit.Go("/office/payments");
        await Send(page, text);
        Assert.Contains("This very file was brought in", await Read(page), StringComparison.Ordinal);
        await Looks(visit, $"payments-{width}");
    }

    /// <summary>Somebody of whom one fee is open: another for each width.</summary>
    private (string Number, long Pence, DateOnly Day) Owing(int width)
    {
        var (facts, packs, today) = (site.Program.Services.GetRequiredService<RegisterFacts>(), site.Program.Services.GetRequiredService<Packs>(), site.Program.Services.GetRequiredService<Cairn.Platform.Clock>().Today);
        return facts.Places.Where(p => p.MergedInto is null).OrderBy(p => p.Number).Select(p =>
        {
            var line = new PaymentLine { DayText = "", SumText = "", Reference = RegistrationNumber.Words(p.Number), Payer = "", Day = today, Pence = 1 };
            new PaymentJudge(new Dictionary<long, Guid> { [p.Number] = p.Id }, r => PaymentJudge.Of(facts, packs, r), [], today).Judge(line);
            return (line.Reference, line.Open, today, line.Outcome);
        }).Where(p => p.Outcome == PaymentOutcome.Less).Skip(width == 320 ? 0 : 1).Select(p => (p.Reference, p.Open, p.today)).First();
    }

    private static async Task Send(IPage page, string text)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "bank.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
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
