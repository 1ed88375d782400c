using System.Globalization;
using System.Text;
using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Platform.Site;
using Cairn.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Cairn.Journeys;

/// <summary>R2: a batch of ends from its preview to its reversal, by two people of the register's office, while one registrant pays in between.</summary>
public sealed class BatchesTests(Site site)
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private Store Store => site.Program.Services.GetRequiredService<Store>();

    [Theory]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_batch_is_previewed_checked_noticed_signed_by_another_and_undone(int width, bool script)
    {
        var today = Store.Clock.Today;
        var day = today.AddDays(29);
        Guid batch;
        await using (var visit = await site.Open("registrar", width, script))
        {
            var page = visit.Page;
            await visit.Go("/office/batches");
            await Looks(visit, $"batches-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = "Preview a batch" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Show whom it is about" }).ClickAsync();
            Assert.Contains("Choose the end", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"batch-wrong-{width}");
            await page.GetByLabel("Qualification not gained in time").CheckAsync();
            await page.GetByLabel("Day", new() { Exact = true }).FillAsync(day.Day.ToString(CultureInfo.InvariantCulture));
            await page.GetByLabel("Month", new() { Exact = true }).FillAsync(day.Month.ToString(CultureInfo.InvariantCulture));
            await page.GetByLabel("Year", new() { Exact = true }).FillAsync(day.Year.ToString(CultureInfo.InvariantCulture));
            await page.GetByRole(AriaRole.Button, new() { Name = "Show whom it is about" }).ClickAsync();
            Assert.Contains($"would end on {Format.Date(day)}", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"batch-preview-{width}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Make this batch" }).ClickAsync();
            await page.GetByText("it takes nobody off").WaitForAsync();
            batch = Guid.Parse(new Uri(page.Url).Segments[^1]);
            await Looks(visit, $"batch-{width}");

            // Each line that chance drew is looked at.
            await page.GetByRole(AriaRole.Link, new() { Name = "Check the sample" }).ClickAsync();
            await page.Locator("main table").Last.GetByRole(AriaRole.Link).First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Keep the check" }).ClickAsync();
            Assert.Contains("Choose whether the batch is right", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"batch-line-{width}");
            var next = page.GetByRole(AriaRole.Link, new() { Name = "Check the next line of the sample" });
            do
            {
                if (await next.CountAsync() > 0)
                    await next.ClickAsync();
                await page.GetByLabel("The batch is right about them").CheckAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Keep the check" }).ClickAsync();
                await page.GetByText("It stands on this line.").WaitForAsync();
            }
            while (await next.CountAsync() > 0);

            // The notices come as a file, which is checked whole.
            await visit.Go($"/office/batches/{batch}/notices");
            await Send(page, "number,day,way,reference\n12,soon,post,x\n");
            Assert.Contains("the batch has nobody of this number", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"batch-notices-wrong-{width}");
            await Send(page, await Notices(batch, today));
            await page.GetByText("The notices of the file are kept.").WaitForAsync();
            await visit.Go($"/office/batches/{batch}/sign");
            Assert.Contains("You made this batch, so another registrar signs it", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"batch-sign-not-{width}");
        }

        var payer = await Pay(batch, today);
        await using (var visit = await site.Open("signatory", width, script))
        {
            var page = visit.Page;
            await visit.Go($"/office/batches/{batch}/sign");
            Assert.Contains("1 line is left out: what was missing came since", await Read(page), StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign the batch" }).ClickAsync();
            Assert.Contains("Say that you have read what happens to each", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"batch-sign-{width}");
            await page.GetByLabel("I have read what happens to each of them").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign the batch" }).ClickAsync();
            await page.GetByText("The batch is signed.").WaitForAsync();
            // With script the page goes on by itself, and cannot be looked at in peace.
            if (!script)
                await Looks(visit, $"batch-signed-first-{width}");
            // A job puts the ends in. With script the page shows it as it comes; without, it tells the same when it is opened again.
            for (var looked = 0; looked < 200 && await page.GetByText("had their turn").CountAsync() > 0; looked++)
            {
                await Task.Delay(100, stop);
                if (!script)
                    await visit.Go($"/office/batches/{batch}");
            }
            Assert.Contains($"end on {Format.Date(day)}", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
            await Looks(visit, $"batch-signed-{width}");
            await visit.Go($"/office/batches/{batch}/lines/{payer}");
            Assert.Contains("Left out. No fee is overdue and the learning is done", await Read(page), StringComparison.Ordinal);

            // One end is undone, and then all of them.
            await visit.Go($"/office/batches/{batch}");
            await page.Locator("main table").Last.GetByRole(AriaRole.Link).First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo this end" }).ClickAsync();
            Assert.Contains("Write why it is undone", await Read(page), StringComparison.Ordinal);
            await Looks(visit, $"batch-line-signed-{width}");
            await page.GetByLabel("Why is it undone?").FillAsync("She was in hospital when the notice came.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo this end" }).ClickAsync();
            await page.GetByText("Undone: as if it had not been").WaitForAsync();
            await visit.Go($"/office/batches/{batch}");
            await page.GetByText("Undo all of it").ClickAsync();
            await page.GetByLabel("Why is it undone?").FillAsync("The letters named the wrong day.");
            await page.GetByRole(AriaRole.Button, new() { Name = "ends" }).ClickAsync();
            await page.GetByText("All its ends are undone").WaitForAsync();
            await Looks(visit, $"batch-undone-{width}");
        }
    }

    private static async Task Send(IPage page, string text)
    {
        await page.GetByLabel("A file of notices").SetInputFilesAsync(new FilePayload { Name = "notices.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and keep" }).ClickAsync();
    }

    private async Task<string> Notices(Guid batch, DateOnly today)
    {
        await using var db = await Store.Read(Scope.System, stop);
        var numbers = await db.Set<EndLine>().Where(l => l.BatchId == batch && l.Outcome == BatchOutcome.WouldEnd).Join(db.Set<Registrant>(), l => l.RegistrantId, r => r.Id, (_, r) => r.Number).Distinct().ToListAsync(stop);
        return "number,day,way,reference\n" + string.Join('\n', numbers.Select(n => $"{n},{Format.IsoDate(today)},post,\"RM {n}, signed for\"")) + "\n";
    }

    /// <summary>One of the batch who has learned pays the fee, as the office records it. Gives the place of the line.</summary>
    private async Task<int> Pay(Guid batch, DateOnly today) => await Store.Write(Scope.System, new Change(new Verb("TestRegister", "A test changes the register."), Actor.Public, RegisterChain.Id), async db =>
    {
        var packs = site.Program.Services.GetRequiredService<Packs>();
        var lines = await db.Set<EndLine>().AsNoTracking().Where(l => l.BatchId == batch && l.Outcome == BatchOutcome.WouldEnd).ToListAsync(stop);
        var line = lines.First(l => l.Reasons.Contains("A fee asked for", StringComparison.Ordinal) && !l.Reasons.Contains("The learning of", StringComparison.Ordinal));
        var file = await RegistrantFile.Read(db, packs, line.RegistrantId, stop);
        foreach (var asked in file.Rows.Where(r => r.Kind == FactKind.FeeAsked && r.Ordinal == line.Ordinal).ToList())
            if (Renewal.Fee(file.Facts(line.Ordinal), file.Rules, asked.Period, today) is { Settled: null } fee)
                file.Add(line.Ordinal, new Fact(FactKind.FeePaid, today, Period: asked.Period, Amount: fee.Asked - fee.Paid));
        return line.Place;
    }, stop);

    private static Task<string> Read(IPage page) => page.Locator("main").InnerTextAsync();

    /// <summary>Keeps a picture; nothing runs off sideways, and axe finds nothing.</summary>
    private static async Task Looks(Visit visit, string picture)
    {
        await visit.Picture(picture);
        string[] wrong = [.. await visit.Sideways(), .. await visit.Axe()];
        Assert.True(wrong.Length == 0, $"{picture}: {string.Join('\n', wrong)}");
    }
}
