using System.Net;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

public sealed class OnePersonTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task W1_every_answer_is_in_words_with_its_age_and_source(string kind)
    {
        var site = await sites.Of(kind);
        var text = await site.Shows($"/staff/{site.Parent.Staff[6]}");
        Assert.Contains("Main job role Care worker 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Contract Permanent 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Zero-hours contract No 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Contracted hours a week 37.5 ", text, StringComparison.Ordinal);
        Assert.Contains("Pay an hour £12.50 ", text, StringComparison.Ordinal);
        Assert.Contains("Health and social care NVQ, level 3 2012", text, StringComparison.Ordinal);
        Assert.Contains("Fire safety 23 Oct 2025 23 Oct 2026 Run out", text, StringComparison.Ordinal);
        Assert.Contains("Dementia care 22 Nov 2024 No date Does not run out", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_answer_is_as_old_as_the_first_version_that_held_it_and_what_changed_is_told(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        await Next(site, provider, months: 1, source: $"return {Guid.Empty:N}: staff", e => e.HourlyPay = 1_300);
        await Next(site, provider, months: 0, source: "page", e => e.ContractedMinutes = 1_800, batch: await Staged(site, provider));

        var text = await site.Text(manager, $"/providers/{provider.Id}/staff/{provider.Staff[0]}");
        Assert.Contains("Pay an hour £13.00 a month ago, from the staff file of a return", text, StringComparison.Ordinal);
        Assert.Contains("Main job role Care worker 2 months ago, from a page", text, StringComparison.Ordinal);
        Assert.Contains("Pay an hour £12.50 £13.00 22 Oct 2026 the staff file of a return", text, StringComparison.Ordinal);
        Assert.Contains("Contracted hours a week 37.5 ", text, StringComparison.Ordinal); // what is staged is out of sight
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Sensitive_answers_are_kept_back_until_a_manager_asks(string kind)
    {
        var site = await sites.Of(kind);
        var url = $"{site.Home}/staff/{site.Parent.Staff[6]}";
        string[] sensitive = ["QQ123456C", "17 May 1980", "Irish"];
        foreach (var user in new[] { "manager", "editor" })
            Assert.DoesNotContain(sensitive, (await site.Text(user, url)).Contains);

        using var shown = await (await site.Served.As("manager")).Send(url);
        var text = Served.Text(await Browser.Body(shown));
        Assert.All(sensitive, s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var refused = await (await site.Served.As("editor")).Send(url);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task GP6_every_look_at_sensitive_answers_is_kept_with_who_and_whom_and_no_answer(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var url = $"/providers/{provider.Id}/staff/{provider.Staff[2]}";
        using var plain = await browser.Get(url);
        Assert.Empty(await Looks(site, provider));
        using var one = await browser.Send(url);
        using var two = await browser.Send(url);
        using var stranger = await browser.SendFrom(url, $"/providers/{provider.Id}/staff/{site.Parent.Staff[2]}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (one.StatusCode, two.StatusCode, stranger.StatusCode));
        var looks = await Looks(site, provider);
        Assert.Equal([(provider.Staff[2], provider.Staff[2]), (provider.Staff[2], provider.Staff[2])], looks.Select(l => (l.Event.SubjectId, l.Event.KeyOf)));
        Assert.All(looks, l => Assert.Equal((manager, "{}"), (l.Who, l.Values)));
    }

    private async Task<List<(AuditEvent Event, string Who, string Values)>> Looks(RecordSite site, SeedProvider provider)
    {
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        List<(AuditEvent, string, string)> looks = [];
        foreach (var look in await db.Set<AuditEvent>().Where(e => e.OrganisationId == provider.Id && e.Verb == ShowSensitiveAnswers.Verb.Name).OrderBy(e => e.Sequence).ToListAsync(stop))
        {
            var who = await db.Set<Account>().Where(a => a.Id == look.Account).Select(a => a.UserName!).SingleAsync(stop);
            var salt = (await db.Set<AuditKey>().SingleAsync(k => k.Id == look.KeyOf, stop)).Salt!;
            var value = await db.Set<AuditValue>().SingleAsync(v => v.OrganisationId == look.OrganisationId && v.Sequence == look.Sequence, stop);
            looks.Add((look, who, System.Text.Encoding.UTF8.GetString(AuditValues.Open(db.Store.Keys.Of(salt), value.Cipher))));
        }
        return looks;
    }

    private Task<long> Staged(RecordSite site, SeedProvider provider) => site.Change(provider, async db =>
    {
        var batch = new Batch { OrganisationId = provider.Id };
        db.Add(batch);
        await db.SaveChangesAsync(stop);
        return batch.Id;
    });

    /// <summary>A new version of the first engagement, recorded some months ago.</summary>
    private Task Next(RecordSite site, SeedProvider provider, int months, string source, Action<Engagement> change, long batch = 0) => site.Change(provider, async db =>
    {
        var current = await db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Record == provider.Staff[0], stop);
        await db.Set<Engagement>().Where(e => e.Id == current.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.EndedBy, batch == 0 ? -1 : batch), stop);
        var day = RecordSite.Today.AddMonths(-months);
        (current.Id, current.Batch, current.Source, current.From, current.Recorded) = (0, batch, source, day, day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc));
        change(current);
        db.Add(current);
        return 0;
    });
}
