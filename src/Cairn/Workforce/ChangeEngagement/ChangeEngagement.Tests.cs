using System.Net;
using Cairn.People;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: answers are kept by page, checked as a row of the staff file is.</summary>
public sealed class ChangeEngagementTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<Engagement> Current(RecordSite site, SeedProvider provider, int n = 1)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        return await db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Record == provider.Staff[n], stop);
    }

    private static (string, string)[] Pay(Engagement held, params (string Name, string Value)[] changes) =>
    [
        ("Key", NewId.Next().ToString()), ("Version", $"{held.Id}"),
        .. new[] { ("contractType", "1"), ("zeroHours", "2"), ("contractedHours", "37.5"), ("averageHours", ""), ("payInterval", "3"), ("annualPay", ""), ("hourlyPay", "12.50"), ("sickDays", "") }
            .Where(a => changes.All(c => c.Name != a.Item1)), .. changes,
    ];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_changed_answer_makes_a_new_version_and_leaves_every_other_answer_alone(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var before = await Current(site, provider);
        var person = $"/providers/{provider.Id}/staff/{provider.Staff[1]}";
        using var saved = await (await site.Served.As(manager)).Send($"{person}/change/pay", Pay(before, ("hourlyPay", "£13.75"), ("sickDays", "2.5")));
        Assert.Equal($"{person}?saved=pay", saved.Headers.Location?.OriginalString);

        var after = await Current(site, provider);
        Assert.Equal((1375L, 5, 2250, "QQ123456C", "8"), (after.HourlyPay, after.SickHalfDays, after.ContractedMinutes, after.NationalInsurance, after.Role));
        Assert.NotEqual(before.Id, after.Id);
        var text = await site.Served.Text(manager, $"{person}?saved=pay");
        Assert.Contains("Saved: hours and pay.", text, StringComparison.Ordinal);
        Assert.Contains("Pay an hour £13.75 today, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Pay an hour £12.50 £13.75", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Answers_that_contradict_each_other_are_refused_in_the_words_of_the_files(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var held = await Current(site, provider);
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/staff/{provider.Staff[1]}/change/pay", Pay(held, ("annualPay", "24500"), ("contractedHours", "99"), ("sickDays", "many")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = Served.Text(await Browser.Body(answer));
        Assert.Contains("“Pay a year” is given, but “Paid by” does not say that pay is yearly. Choose “Annually” in “Paid by”, or move the amount to “Pay an hour”.", text, StringComparison.Ordinal);
        Assert.Contains("“Contracted hours a week” is more than 75 hours a week.", text, StringComparison.Ordinal);
        Assert.Contains("“Days off sick in 12 months” is not a number of days from 0 to 366 in halves, nor 999.", text, StringComparison.Ordinal);
        Assert.Equal(held.Id, (await Current(site, provider)).Id);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Of_two_who_save_at_once_the_second_is_told_and_keeps_what_they_typed(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var held = await Current(site, provider);
        var browser = await site.Served.As(manager);
        var url = $"/providers/{provider.Id}/staff/{provider.Staff[1]}/change/pay";
        using (var first = await browser.Send(url, Pay(held, ("hourlyPay", "13.00"))))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await browser.Send(url, Pay(held, ("hourlyPay", "14.00")));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var html = await Browser.Body(second);
        Assert.Contains("Somebody else changed this since you opened it", Served.Text(html), StringComparison.Ordinal);
        Assert.Contains("Held now: £13.00", Served.Text(html), StringComparison.Ordinal);
        Assert.Contains("value=\"14.00\"", html, StringComparison.Ordinal);
        Assert.Equal(1300, (await Current(site, provider)).HourlyPay);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_sensitive_answer_is_not_shown_stays_when_left_alone_and_goes_when_asked(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var url = $"/providers/{provider.Id}/staff/{provider.Staff[1]}/change/personal";
        var browser = await site.Served.As(manager);
        using (var page = await browser.Get(url))
        {
            var html = await Browser.Body(page);
            Assert.DoesNotContain("QQ123456C", html, StringComparison.Ordinal);
            Assert.DoesNotContain("1980", html, StringComparison.Ordinal);
        }
        var held = await Current(site, provider);
        using var saved = await browser.Send(url, ("Key", "k5"), ("Version", $"{held.Id}"), ("gender", "4"), ("nationality", ""), ("britishCitizenship", ""), ("countryOfBirth", ""), ("yearOfEntry", ""), ("homePostcode", "LS1 2RP"),
            ("birthDate", ""), ("nationalInsurance", ""), ("ethnicity", ""), ("disabled", ""), (AskedQuestion.Clears("ethnicity"), "yes"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var after = await Current(site, provider);
        Assert.Equal((4, "LS1 2RP", new DateOnly(1980, 5, 17), "QQ123456C", null, 1), (after.Gender, after.HomePostcode, after.BirthDate, after.NationalInsurance, after.Ethnicity, after.Disabled));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_subsidiary_whose_parent_keeps_its_record_is_told_to_ask(string kind)
    {
        var site = await sites.Of(kind);
        var manager = $"child-{kind}";
        await SeedProvider.Account(site.Served.Store, manager, Platform.Access.Role.ProviderManager, site.Child.Id, stop);
        var held = await Current(site, site.Child);
        using var answer = await (await site.Served.As(manager)).Send($"/providers/{site.Child.Id}/staff/{site.Child.Staff[1]}/change/pay", Pay(held, ("hourlyPay", "13.00")));
        Assert.Contains("Rowan Care keeps your record.", Served.Text(await Browser.Body(answer)), StringComparison.Ordinal);
        Assert.Equal(held.Id, (await Current(site, site.Child)).Id);
    }
}
