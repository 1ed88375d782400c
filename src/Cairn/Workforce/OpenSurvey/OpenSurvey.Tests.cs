using System.Net;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W6: a survey is made, opened, handed out, and reminded of.</summary>
public sealed class OpenSurveyTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_codes_are_shown_once_and_go_into_a_list_and_the_questions_stay(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        var codes = await surveys.Open(survey, 15, 12);
        Assert.Equal(12, codes.Count);
        var browser = await surveys.Browser;
        using (var again = await browser.SendFrom($"{surveys.Home}/new", $"{surveys.Home}/{survey}/open", SurveySite.Opening(15, 12)))
            Assert.Contains("its codes were shown once. If they are lost, close it and open a copy.", Served.Text(await Browser.Body(again)), StringComparison.Ordinal);
        using (var questions = await browser.Get($"{surveys.Home}/{survey}/questions"))
            Assert.Equal(HttpStatusCode.NotFound, questions.StatusCode);
        using (var list = await browser.SendFrom($"{surveys.Home}/new", $"{surveys.Home}/{survey}/open?handler=List", ("List", string.Join(' ', codes.Select(SurveyCode.Read)))))
        {
            var text = await list.Content.ReadAsStringAsync(stop);
            Assert.Equal(13, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.All(codes, code => Assert.Contains(code, text, StringComparison.Ordinal));
        }
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.DoesNotContain(await db.Set<RequestKey>().Select(k => k.Answer).ToListAsync(stop), answer => codes.Any(c => answer.Contains(SurveyCode.Read(c)!, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0, 0, "2026-11-22", "2026-12-01", "Say how many people you ask, from 1 to 100,000")]
    [InlineData(5, 6, "2026-11-22", "2026-12-01", "from 0 to as many as you ask")]
    [InlineData(5, 5, "2026-11-21", "2026-12-01", "Let it begin today or within 120 days")]
    [InlineData(5, 5, "2026-11-22", "2026-11-21", "Let it end on the day it begins or within 120 days of it")]
    [InlineData(5, 5, "2026-11-22", "2027-11-21", "Let it end on the day it begins or within 120 days of it")]
    public async Task W6_what_cannot_be_is_told(int asked, int slips, string opens, string closes, string why)
    {
        var surveys = await SurveySite.Of(await sites.Of("sqlite"));
        var survey = await surveys.Draft();
        using var refused = await (await surveys.Browser).Send($"{surveys.Home}/{survey}/open", SurveySite.Opening(asked, slips, opens, closes));
        Assert.Contains(why, Served.Text(await Browser.Body(refused)), StringComparison.Ordinal);
        Assert.Equal(SurveyState.Draft, (await surveys.Held(survey)).State);
    }

    [Theory]
    [InlineData("", "One", "a; b", "Line 1: write the question")]
    [InlineData("Why?", "", "a; b", "Line 1: choose how it is answered")]
    [InlineData("Why?", "One", "a", "Line 1: offer from 2 to 12 answers, with semicolons between")]
    [InlineData("Why?", "Cut", "a;b;c;d;e;f;g", "Line 1: offer from 2 to 6 answers")]
    [InlineData("Why?", "Scale", "a;b;c", "Line 1: a scale has two ends")]
    [InlineData("Why?", "Text", "a;b", "Line 1: own words have no answers to choose from")]
    [InlineData("Why?", "One", "a; A", "Line 1: each answer stands once")]
    public async Task W6_a_question_that_cannot_be_asked_is_told_and_stays_on_the_page(string text, string kind, string options, string why)
    {
        var surveys = await SurveySite.Of(await sites.Of("sqlite"));
        var survey = await surveys.Draft();
        using var refused = await (await surveys.Browser).Send($"{surveys.Home}/{survey}/questions", ("Title", "T"), ("own.0.text", text), ("own.0.kind", kind), ("own.0.options", options));
        var page = await Browser.Body(refused);
        Assert.Contains(why, Served.Text(page), StringComparison.Ordinal);
        Assert.Contains($"value=\"{options}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task W6_a_bank_brings_its_questions_and_says_that_they_are_not_verified()
    {
        var site = await sites.Of("sqlite");
        var surveys = await SurveySite.Of(site);
        using var made = await (await surveys.Browser).Send($"{surveys.Home}/new", ("Bank", "workforce"), ("Title", "Working here"), ("Key", "k"));
        var page = await site.Text(surveys.Manager, made.Headers.Location!.ToString());
        Assert.Contains("I have enough time to do my work well", page, StringComparison.Ordinal);
        Assert.Contains("Not verified with people who work in care.", page, StringComparison.Ordinal);
        var preview = await site.Text(surveys.Manager, made.Headers.Location!.ToString().Replace("questions", "preview", StringComparison.Ordinal));
        Assert.Contains("Workload I have enough time to do my work well 1 – Not at all 2 3 4 5 – Completely", preview, StringComparison.Ordinal);
        Assert.Contains("Do not write names", preview, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W6_a_worker_takes_one_code_on_their_own_pages_and_reads_the_reminder(string kind)
    {
        var site = await sites.Of(kind);
        var surveys = await SurveySite.Of(site);
        var survey = await surveys.Draft();
        await surveys.Open(survey, 2, 1);
        string[] workers = [$"one-{survey}", $"two-{survey}"];
        foreach (var (worker, n) in workers.Select((w, n) => (w, n)))
            await SeedProvider.Account(site.Served.Store, worker, Platform.Access.Role.Worker, surveys.Provider.Id, stop, person: surveys.Provider.Persons[n]);
        using (var reminded = await (await surveys.Browser).Send($"{surveys.Home}/{survey}/remind", ("Key", "k1")))
            Assert.EndsWith("saved=reminded", reminded.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var again = await (await surveys.Browser).Send($"{surveys.Home}/{survey}/remind", ("Key", "k2")))
            Assert.Contains("The survey has reminded 1 time, as was planned. More would press people.", Served.Text(await Browser.Body(again)), StringComparison.Ordinal);
        Assert.Contains("A reminder to everybody: nobody knows who has answered.", await site.Text(workers[0], "/me/surveys"), StringComparison.Ordinal);
        using (var taken = await (await site.Served.As(workers[0])).Send("/me/surveys", ("Survey", survey.ToString())))
            Assert.Contains("It is shown this once.", Served.Text(await Browser.Body(taken)), StringComparison.Ordinal);
        using (var twice = await (await site.Served.As(workers[0])).Send("/me/surveys", ("Survey", survey.ToString())))
            Assert.Contains("You have taken your code. It was shown once", Served.Text(await Browser.Body(twice)), StringComparison.Ordinal);
        using (var none = await (await site.Served.As(workers[1])).Send("/me/surveys", ("Survey", survey.ToString())))
            Assert.Contains("All codes for people who sign in are taken. Ask your manager for a slip.", Served.Text(await Browser.Body(none)), StringComparison.Ordinal);
        // Subject access tells them that they took one.
        using var file = await (await site.Served.As(workers[0])).Get("/me/everything.json");
        Assert.Contains(survey.ToString(), await Browser.Body(file), StringComparison.Ordinal);
        // Another employer's worker finds nothing.
        Assert.Contains("No survey is open", await site.Text("worker", "/me/surveys"), StringComparison.Ordinal);
    }
}
