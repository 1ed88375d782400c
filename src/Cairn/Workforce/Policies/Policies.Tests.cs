using System.Net;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>(W12) Written policies: blanks, adoption, versions, review; and who reads them.</summary>
public sealed class PoliciesTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static (string, string)[] Adopted(string text, string review = "2027") =>
        [("Text", text), ("On.day", "20"), ("On.month", "11"), ("On.year", "2026"), ("By", "board"), ("Review.day", "1"), ("Review.month", "12"), ("Review.year", review)];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_a_policy_is_filled_in_adopted_and_followed_by_the_next_version(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, home) = (await site.Served.As(manager), $"/providers/{provider.Id}");
        Assert.Contains("No policy is adopted yet", await site.Text(manager, $"{home}/policies"), StringComparison.Ordinal);
        using (var open = await browser.Send($"{home}/policies/supervision/adopt?handler=Fill", ("blank-provider", "Alder Care"), ("blank-weeks", "")))
            Assert.Contains("Answer “At least every how many weeks”", Served.Text(await open.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
        using (var filled = await browser.Send($"{home}/policies/supervision/adopt?handler=Fill", ("blank-provider", "Alder Care"), ("blank-weeks", "four")))
            Assert.Contains("Everybody who works for Alder Care has time alone with their supervisor, at least every four weeks", await filled.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        using (var blank = await browser.Send($"{home}/policies/supervision/adopt", Adopted("At least every {weeks} weeks.")))
            Assert.Contains("“{weeks}” is still to be filled in", Served.Text(await blank.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
        foreach (var text in new[] { "At least every four weeks.", "At least every three weeks.\n\n## Why\n\n- <b>Because</b>" })
            using (var adopted = await browser.Send($"{home}/policies/supervision/adopt", Adopted(text)))
                Assert.Equal(HttpStatusCode.Redirect, adopted.StatusCode);
        var page = await site.Text(manager, $"{home}/policies/supervision");
        Assert.Contains("Version 2, adopted on 20 November 2026 by the board. To be looked at again by 1 December 2027. At least every three weeks. Why <b>Because</b>", page, StringComparison.Ordinal);
        Assert.Contains("At least every four weeks.", await site.Text(manager, $"{home}/policies/supervision?number=1"), StringComparison.Ordinal);
        Assert.Contains("1 of 11 policies adopted", await site.Text(manager, $"{home}/policies"), StringComparison.Ordinal);
        using var none = await browser.Get($"{home}/policies/supervision?number=3");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W12_what_is_due_for_review_needs_somebody_and_staff_read_what_is_adopted(string kind)
    {
        var site = await sites.Of(kind);
        await site.Change(site.Parent, db =>
        {
            foreach (var (number, review) in new[] { (1, new DateOnly(2026, 1, 1)), (2, new DateOnly(2026, 11, 1)) })
                db.Add(new AdoptedPolicy { Id = NewId.Next(), OrganisationId = site.Parent.Id, Policy = "absence", Number = number, Edition = "2026", Title = "Absence", Text = $"Call us, {number}.", Adopted = new DateOnly(2025, 1, 1), AdoptedBy = "board", Review = review });
            return Task.FromResult(0);
        });
        Assert.Contains("A policy is due for review 1 policy by 1 Nov 2026 Late", await site.Shows(), StringComparison.Ordinal);
        Assert.Contains("Absence and sickness 1 Jan 2025, version 2 1 Nov 2026 Late", await site.Shows("/policies"), StringComparison.Ordinal);
        Assert.Contains("Your employer’s policies", await site.Text("worker", "/me"), StringComparison.Ordinal);
        Assert.Contains("Call us, 2.", await site.Text("worker", $"{site.Home}/policies/absence"), StringComparison.Ordinal);
        using var adopt = await (await site.Served.As("worker")).Get($"{site.Home}/policies/absence/adopt");
        Assert.Equal(HttpStatusCode.NotFound, adopt.StatusCode);
        using var other = await (await site.Served.As("stranger")).Get($"{site.Home}/policies/absence");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("", "2027", "Write the policy")]
    [InlineData("Text.", "2020", "Enter a day to come, at most 3 years from now")]
    [InlineData("Text.", "2033", "Enter a day to come, at most 3 years from now")]
    public async Task W12_what_cannot_be_is_told(string text, string review, string why)
    {
        var site = await sites.Of("sqlite");
        using var answer = await (await site.Served.As("stranger")).Send($"/providers/{site.Stranger.Id}/policies/learning/adopt", Adopted(text, review));
        Assert.Contains(why, Served.Text(await answer.Content.ReadAsStringAsync(stop)), StringComparison.Ordinal);
        await using var db = await site.Served.Store.Read(Scope.Of(site.Stranger.Id), stop);
        Assert.False(await db.Set<AdoptedPolicy>().AnyAsync(stop));
    }
}
