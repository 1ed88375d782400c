using System.Net;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(R9) The standing under the standard for employers: evidence for each statement, a result for each heading, kept at sign-off.</summary>
public sealed class EmployersCodeTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private static readonly (string Heading, string[] Statements)[] Headings =
    [
        ("suitable", ["checks", "role-told", "induction"]), ("policies", ["policies-held", "supervision", "concerns", "wellbeing"]), ("learning", ["learning-plan", "learning-time", "qualification"]),
        ("harm", ["behaviour", "violence"]), ("codes", ["code-given", "people-told", "refer"]),
    ];

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static async Task Saves(Browser browser, string url, params (string, string)[] form)
    {
        using var answer = await browser.Send(url, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{url}: {Served.Text(await Browser.Body(answer))}");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R9_each_heading_has_a_result_with_edition_and_day_and_statements_show_their_evidence(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        Assert.Contains("You have no standing yet", await site.Text(manager, $"{home}/code"), StringComparison.Ordinal);
        await site.Change(provider, db =>
        {
            db.Add(new AdoptedPolicy { Id = NewId.Next(), OrganisationId = provider.Id, Policy = "supervision", Number = 1, Edition = "2026", Title = "Supervision", Text = "T", Adopted = new(2026, 5, 4), AdoptedBy = "board", Review = new(2027, 5, 4) });
            return Task.FromResult(0);
        });
        await Saves(browser, $"{home}/practice", ("Form", "short"));
        using (var refused = await browser.Send($"{home}/practice/2026/policies", ("supervision.State", "Done"), ("supervision.Policy", "lone-working")))
            Assert.Contains("Choose a policy that you have adopted", Served.Text(await Browser.Body(refused)), StringComparison.Ordinal);
        foreach (var (heading, statements) in Headings)
            await Saves(browser, $"{home}/practice/2026/{heading}", [.. statements.SelectMany((s, n) => new[]
            {
                ($"{s}.State", (heading, n) switch { ("policies", 0) => "InPart", ("learning", _) => "NotYet", ("harm", _) => "DoesNotApply", ("codes", 0) => "DoesNotApply", _ => "Done" }), ($"{s}.Reason", "Not here"),
                ($"{s}.Evidence", s == "checks" ? "A list in each file" : ""), ($"{s}.Policy", s == "supervision" ? "supervision" : ""), ($"{s}.Measure", s == "learning-time" ? "training-in-date" : ""),
            })]);
        await Saves(browser, $"{home}/practice/2026", ("As", "registered manager"));

        var page = await site.Text(manager, $"{home}/code");
        Assert.Contains("Signed off 22 November 2026, edition 2026", page, StringComparison.Ordinal);
        Assert.Contains("2 of 5 headings of the standard for employers are met", page, StringComparison.Ordinal);
        Assert.Contains("Suitable people who know their role Met 3 3 3", page, StringComparison.Ordinal);
        Assert.Contains("In part 3 4 4", page, StringComparison.Ordinal);
        Assert.Contains("Training and development Not yet 0 3 3", page, StringComparison.Ordinal);
        Assert.Contains("Not said 0 0 2", page, StringComparison.Ordinal);
        Assert.Contains("Met 2 2 3", page, StringComparison.Ordinal);
        Assert.Contains("3 of 12 statements that apply have evidence", page, StringComparison.Ordinal);
        Assert.Contains("Done A list in each file", page, StringComparison.Ordinal);
        Assert.Contains("Supervision , adopted 4 May 2026.", page, StringComparison.Ordinal);
        Assert.Contains("Training in date , as counted.", page, StringComparison.Ordinal);
        Assert.Contains("Policy that shows it Supervision", await site.Text(manager, $"{home}/practice/2026/policies"), StringComparison.Ordinal);

        // As commissioning will read it, of many at once.
        await using var db = await site.Served.Store.Read(Scope.Sector, stop);
        var standings = await CodeStanding.Latest(db, [provider.Id, site.Parent.Id], stop);
        var standing = Assert.Single(standings).Value;
        Assert.Equal((provider.Id, 2026, "2026", RecordSite.Today), (standing.Provider, standing.Year, standing.Edition, standing.AsAt));
        Assert.Equal(HeadingResult.InPart, standing.Headings.Single(h => h.Heading == "policies").Result);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task R9_the_newest_standing_counts_and_the_earlier_one_stays(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, _) = await site.Fresh();
        await site.Change(provider, db =>
        {
            foreach (var (year, result) in new[] { (2025, HeadingResult.Met), (2026, HeadingResult.NotYet) })
                db.Add(new CodeResult { Id = NewId.Next(), OrganisationId = provider.Id, AssessmentId = NewId.Next(), Year = year, Edition = $"{year}", Heading = "suitable", Result = result, SignedOff = new(year, 11, 1) });
            return Task.FromResult(0);
        });
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        var standing = (await CodeStanding.Latest(db, [provider.Id], stop))[provider.Id];
        Assert.Equal((2026, "2026", HeadingResult.NotYet), (standing.Year, standing.Edition, Assert.Single(standing.Headings).Result));
        Assert.Equal(2, await db.Set<CodeResult>().CountAsync(r => r.OrganisationId == provider.Id, stop));
    }

    [Theory]
    [InlineData(HeadingResult.NotSaid)]
    [InlineData(HeadingResult.NotSaid, PracticeState.DoesNotApply)]
    [InlineData(HeadingResult.Met, PracticeState.Done, PracticeState.DoesNotApply)]
    [InlineData(HeadingResult.NotYet, PracticeState.NotYet, PracticeState.NotYet)]
    [InlineData(HeadingResult.InPart, PracticeState.Done, PracticeState.NotYet)]
    [InlineData(HeadingResult.InPart, PracticeState.InPart)]
    public void R9_a_heading_is_met_when_all_that_applies_is_done(HeadingResult expected, params PracticeState[] said) =>
        Assert.Equal(expected, CodeStanding.Of("suitable", said).Result);
}
