using System.Net;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(W12) The yearly look at practice: begun, answered, signed off, carried on; and the sector's picture.</summary>
public sealed class PracticeTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly string[] Short =
        ["checks", "role-told", "induction", "policies-held", "supervision", "concerns", "wellbeing", "learning-plan", "learning-time", "qualification", "behaviour", "violence", "code-given", "people-told", "refer"];

    private static readonly (string Heading, string[] Statements)[] Headings =
        [("suitable", Short[..3]), ("policies", Short[3..7]), ("learning", Short[7..10]), ("harm", Short[10..12]), ("codes", Short[12..])];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<string> Refused(Browser browser, string url, params (string, string)[] answers)
    {
        using var answer = await browser.Send(url, answers);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Served.Text(await answer.Content.ReadAsStringAsync(stop));
    }

    private static async Task Saves(Browser browser, string url, params (string, string)[] answers)
    {
        using var answer = await browser.Send(url, answers);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task AnswerAll(Browser browser, string year)
    {
        foreach (var (heading, statements) in Headings)
            await Saves(browser, $"{year}/{heading}", [.. statements.Select(s => ($"{s}.State", "Done"))]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_an_assessment_is_answered_signed_off_and_stands(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var editor = $"editor-{provider.Id}";
        await SeedProvider.Account(site.Served.Store, editor, Role.ProviderEditor, provider.Id, stop);
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        var year = $"{home}/practice/2026";
        Assert.Contains("Choose the short form or all statements", await Refused(browser, $"{home}/practice", ("Form", "long")), StringComparison.Ordinal);
        await Saves(browser, $"{home}/practice", ("Form", "short"));
        Assert.Contains("0 of 15 statements answered for 2026", await site.Text(manager, year), StringComparison.Ordinal);
        Assert.Contains("The assessment of 2026 is begun already.", await Refused(browser, $"{home}/practice", ("Form", "full")), StringComparison.Ordinal);

        var wrong = await Refused(browser, $"{year}/suitable", ("checks.State", "DoesNotApply"), ("role-told.Evidence", "In each contract"), ("induction.State", "NotYet"), ("induction.Step", "Write a plan"));
        Assert.Contains("Say why it does not apply to you", wrong, StringComparison.Ordinal);
        Assert.Contains("Say how far it holds: something is written here", wrong, StringComparison.Ordinal);
        Assert.Contains("Say who does it: the post, such as registered manager", wrong, StringComparison.Ordinal);
        Assert.Contains("Enter the day by which it is done", wrong, StringComparison.Ordinal);

        await AnswerAll(browser, year);
        await Saves(browser, $"{year}/suitable", ("checks.State", "Done"), ("role-told.State", "InPart"), ("induction.State", "NotYet"), ("induction.Step", "Write a plan"), ("induction.Who", "manager"), ("induction.Due.day", "1"), ("induction.Due.month", "12"), ("induction.Due.year", "2026"));
        var dashboard = await site.Text(manager, home);
        Assert.Contains("A next step of your practice is due 1 step by 1 Dec 2026 Due", dashboard, StringComparison.Ordinal);
        Assert.Contains("Your practice in 2026 is not signed off 1 assessment since 22 Nov 2026 Go on", dashboard, StringComparison.Ordinal);

        Assert.Contains("Ask a manager to sign it off.", await site.Text(editor, year), StringComparison.Ordinal);
        Assert.Contains("A manager signs the assessment off. Ask one to do it.", await Refused(await site.Served.As(editor), year, ("As", "editor")), StringComparison.Ordinal);
        Assert.Contains("Say as what you sign", await Refused(browser, year), StringComparison.Ordinal);
        await Saves(browser, year, ("As", "registered manager"));
        Assert.Contains("In 2026, 13 of 15 statements that apply are done Signed off on 22 November 2026 by the registered manager.", await site.Text(manager, year), StringComparison.Ordinal);
        using (var late = await browser.SendFrom(year, $"{year}/suitable", ("checks.State", "NotYet")))
            Assert.Contains("is signed off and stands", await late.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);

        // The step can still be done.
        await using (var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop))
            await Saves(browser, $"{year}?handler=Done", ("Step", (await db.Set<PracticeAnswer>().FirstAsync(a => a.Step != null, stop)).Id.ToString()));
        Assert.Contains("Write a plan manager 1 Dec 2026 Done 22 Nov 2026", await site.Text(manager, year), StringComparison.Ordinal);
        Assert.DoesNotContain("A next step of your practice is due", await site.Text(manager, home), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_the_next_year_starts_from_the_last_and_shows_what_changed(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        await site.Change(provider, db =>
        {
            var last = new PracticeAssessment { Id = NewId.Next(), OrganisationId = provider.Id, Year = 2025, Edition = "2026", Short = true, SignedOff = new DateOnly(2025, 11, 25), SignedAs = "manager" };
            db.Add(last);
            db.AddRange(Short.Select(s => new PracticeAnswer
            {
                Id = NewId.Next(), OrganisationId = provider.Id, AssessmentId = last.Id, Statement = s, State = s == "supervision" ? PracticeState.NotYet : PracticeState.Done,
                Step = s == "supervision" ? "Begin" : s == "checks" ? "Go on" : null, Who = "manager", Due = new DateOnly(2026, 11, 1), Done = s == "checks" ? new DateOnly(2026, 2, 1) : null,
            }));
            return Task.FromResult(0);
        });
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        Assert.Contains("The year’s look at your practice is due 1 assessment by 25 Nov 2026 Due", await site.Text(manager, home), StringComparison.Ordinal);
        await Saves(browser, $"{home}/practice", ("Form", "short"));
        var page = await site.Text(manager, $"{home}/practice/2026");
        Assert.Contains("15 of 15 statements answered for 2026", page, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed since 2025.", page, StringComparison.Ordinal);
        Assert.Contains("Begin manager 1 Nov 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Go on manager", page, StringComparison.Ordinal);
        await Saves(browser, $"{home}/practice/2026/policies", ("supervision.State", "Done"));
        Assert.Contains("Everybody has regular supervision, with notes that both have seen. Not yet in 2025, Done now.", await site.Text(manager, $"{home}/practice/2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task W12_what_is_not_whole_is_not_signed_off_and_another_heading_is_not_there()
    {
        var site = await sites.Of("sqlite");
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}/practice");
        using (var none = await browser.Get($"{home}/2026"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await Saves(browser, home, ("Form", "full"));
        using (var none = await browser.Get($"{home}/2026/manners"))
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("24 statements are not answered. Answer all, then sign off.", await Refused(browser, $"{home}/2026", ("As", "manager")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_the_sectors_picture_rounds_to_ten_and_hides_fewer(string kind)
    {
        using var databases = new Databases();
        await using var served = await Served.Start(databases[kind] with { Today = RecordSite.Today }, stop);
        async Task Assess(int providers)
        {
            for (var n = 0; n < providers; n++)
            {
                var provider = new SeedProvider(NewId.Next(), $"Provider {n}", 1, 2, RecordSite.Today);
                await provider.Into(served.Store, stop);
                await served.Store.Write(Scope.Of(provider.Id), provider.Change, db =>
                {
                    var one = new PracticeAssessment { Id = NewId.Next(), OrganisationId = provider.Id, Year = 2026, Edition = "2026", SignedOff = RecordSite.Today };
                    db.AddRange(one, new PracticeAnswer { Id = NewId.Next(), OrganisationId = provider.Id, AssessmentId = one.Id, Statement = "checks", State = PracticeState.Done },
                        new PracticeAnswer { Id = NewId.Next(), OrganisationId = provider.Id, AssessmentId = one.Id, Statement = "lone", State = n == 0 ? PracticeState.NotYet : PracticeState.DoesNotApply });
                    return Task.FromResult(0);
                }, stop);
            }
        }
        await Assess(9);
        Assert.Contains("Fewer than ten providers have signed an assessment off.", await served.Text("", "/practice?country=england"), StringComparison.Ordinal);
        await Assess(5);
        var page = await served.Text("", "/practice?country=england");
        Assert.Contains("10 of 10 providers have one (100%).", page, StringComparison.Ordinal);
        Assert.Contains("are checked, and it is written down. 10 100% Fewer than 10 Fewer than 10", page, StringComparison.Ordinal);
        Assert.Contains("are missed when they do not report. Fewer than 10 No figure No figure No figure", page, StringComparison.Ordinal);
        Assert.Contains("No code binds employers of social care workers here", page, StringComparison.Ordinal);
    }
}
