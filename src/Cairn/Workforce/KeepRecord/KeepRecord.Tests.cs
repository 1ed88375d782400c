using System.Net;
using Cairn.People;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1: a person's record is kept by page from the start to the leaving.</summary>
public sealed class KeepRecordTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private async Task<T> Read<T>(RecordSite site, SeedProvider provider, Func<Db, Task<T>> query)
    {
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        return await query(db);
    }

    private static (string, string) Key => ("Key", NewId.Next().ToString());

    private static async Task<string> Refused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = Served.Text(await Browser.Body(answer));
        answer.Dispose();
        return text;
    }

    private static void Saved(HttpResponseMessage answer, string where)
    {
        Assert.Equal((HttpStatusCode.Redirect, where), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        answer.Dispose();
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_leaves_with_day_and_reason_and_a_mistake_can_be_taken_back(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var person = $"/providers/{provider.Id}/staff/{provider.Staff[1]}";
        Assert.Contains("Enter the day on which they left", await Refused(await browser.Send($"{person}/leave", Key, ("Reason", "6"))), StringComparison.Ordinal);
        Assert.Contains("They left in the future", await Refused(await browser.Send($"{person}/leave", Key, ("On", "2026-12-24"), ("Reason", "6"))), StringComparison.Ordinal);
        Assert.Contains("Choose the reason", await Refused(await browser.Send($"{person}/leave", Key, ("On", "2026-11-20"))), StringComparison.Ordinal);
        Assert.Contains("They left before they started", await Refused(await browser.Send($"{person}/leave", Key, ("On", "2019-01-01"), ("Reason", "6"))), StringComparison.Ordinal);

        Saved(await browser.Send($"{person}/leave", Key, ("On", "2026-11-20"), ("Reason", "6")), $"{person}?saved=left");
        Assert.Equal(19, await Read(site, provider, db => db.Set<Engagement>().CountAsync(stop)));
        var text = await site.Served.Text(manager, person);
        Assert.Contains("Left on 20 November 2026. These are the last answers held.", text, StringComparison.Ordinal);
        Assert.Contains("Reason for leaving The worker retired", text, StringComparison.Ordinal);
        Assert.Contains(SeedProvider.NameOf(1), await site.Served.Text(manager, $"/providers/{provider.Id}/staff?show=left"), StringComparison.Ordinal);

        using (var resumed = await browser.SendFrom($"{person}/leave", $"{person}/leave?handler=Resume", Key))
            Assert.Equal($"{person}?saved=resumed", resumed.Headers.Location?.OriginalString);
        var held = await Read(site, provider, db => db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Record == provider.Staff[1], stop));
        Assert.Equal((null, null, 1250L), (held.LeftOn, held.LeavingReason, held.HourlyPay));
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_moves_to_another_service_with_the_whole_record_unless_the_reference_is_taken_there(string kind)
    {
        var site = await sites.Of(kind);
        var browser = await site.Served.As("manager");
        var parent = site.Parent;
        var (mover, there) = (parent.Staff[20], parent.Staff[70]);
        var person = $"{site.Home}/staff/{mover}";
        Assert.Contains("Choose the service to which they move", await Refused(await browser.Send($"{person}/move", Key, ("To", ""))), StringComparison.Ordinal);
        Assert.Contains("Choose the service to which they move", await Refused(await browser.Send($"{person}/move", Key, ("To", site.Stranger.Services[0].ToString()))), StringComparison.Ordinal);
        Assert.Contains("has a staff member with this reference", await Refused(await browser.Send($"{person}/move", Key, ("To", parent.Services[1].ToString()), ("Reference", "W00070"))), StringComparison.Ordinal);

        var before = await Read(site, parent, db => db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Record == mover, stop));
        Saved(await browser.Send($"{person}/move", Key, ("Version", $"{before.Id}"), ("To", parent.Services[1].ToString()), ("Reference", "")), $"{person}?saved=moved");
        var after = await Read(site, parent, db => db.Set<Engagement>().AsNoTracking().SingleAsync(e => e.Record == mover, stop));
        Assert.Equal((parent.Services[1], before.PersonId, before.Reference, before.HourlyPay), (after.ServiceId, after.PersonId, after.Reference, after.HourlyPay));
        using var late = await browser.Send($"{person}/move", Key, ("Version", $"{before.Id}"), ("To", parent.Services[0].ToString()));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Training_is_added_corrected_and_taken_off_by_the_rules_of_the_training_file(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var person = $"/providers/{provider.Id}/staff/{provider.Staff[2]}";
        var wrong = await Refused(await browser.Send($"{person}/training/new", Key, ("category", ""), ("completed", "2026-12-24"), ("validity", "often"), ("provider", "3"), ("deliveredBy", "1")));
        Assert.Contains("“Kind of training” is blank.", wrong, StringComparison.Ordinal);
        Assert.Contains("“Completed on” is in the future.", wrong, StringComparison.Ordinal);
        Assert.Contains("“Valid for” is neither a number of months from 1 to 999 nor none.", wrong, StringComparison.Ordinal);
        Assert.Contains("“Training provider” does not fit, since “Given by” is not “External provider”.", wrong, StringComparison.Ordinal);

        Saved(await browser.Send($"{person}/training/new", Key, ("category", "8"), ("completed", "2026-11-02"), ("validity", "36"), ("name", "=Kitchens")), $"{person}?saved=training");
        var added = await Read(site, provider, db => db.Set<LearningRecord>().AsNoTracking().SingleAsync(l => l.Category == "8", stop));
        Assert.Equal(("=Kitchens", 36, new DateOnly(2029, 11, 1), "page"), (added.Name, added.ValidMonths, added.Expires, added.Source));

        Saved(await browser.Send($"{person}/training/{added.Record}", Key, ("category", "8"), ("completed", "2026-11-03"), ("validity", "none"), ("name", "Kitchens")), $"{person}?saved=training");
        var text = await site.Served.Text(manager, person);
        Assert.Contains("Food hygiene Kitchens 3 Nov 2026 No date Does not run out", text, StringComparison.Ordinal);

        using (var off = await browser.SendFrom($"{person}/training/{added.Record}", $"{person}/training/{added.Record}?handler=Remove", Key))
            Assert.Equal($"{person}?saved=removed", off.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Food hygiene", await site.Served.Text(manager, person), StringComparison.Ordinal);
        using var gone = await browser.Get($"{person}/training/{added.Record}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_qualification_is_added_once_and_checked_as_the_files_is(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var person = $"/providers/{provider.Id}/staff/{provider.Staff[1]}";
        Assert.Contains("Choose the qualification.", await Refused(await browser.Send($"{person}/qualifications/new", Key, ("qualification", ""))), StringComparison.Ordinal);
        Assert.Contains("year", await Refused(await browser.Send($"{person}/qualifications/new", Key, ("qualification", "2"), ("year", "1899"))), StringComparison.Ordinal);
        Saved(await browser.Send($"{person}/qualifications/new", Key, ("qualification", "2"), ("year", "2019"), ("notes", "Leeds")), $"{person}?saved=qualifications");
        Assert.Contains("is on the record already", await Refused(await browser.Send($"{person}/qualifications/new", Key, ("qualification", "2"), ("year", "2019"))), StringComparison.Ordinal);
        Assert.Contains("Health and social care NVQ, level 3 Leeds 2019", await site.Served.Text(manager, person), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_absence_is_recorded_and_two_do_not_overlap(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var person = $"/providers/{provider.Id}/staff/{provider.Staff[3]}";
        var wrong = await Refused(await browser.Send($"{person}/absences/new", Key, ("kind", ""), ("firstDay", "2026-11-10"), ("lastDay", "2026-11-09"), ("days", "1.3")));
        Assert.Contains("Choose why they are away.", wrong, StringComparison.Ordinal);
        Assert.Contains("The last day is before the first.", wrong, StringComparison.Ordinal);
        Assert.Contains("in halves", wrong, StringComparison.Ordinal);
        Assert.Contains("More working days are lost", await Refused(await browser.Send($"{person}/absences/new", Key, ("kind", "sickness"), ("firstDay", "2026-11-10"), ("lastDay", "2026-11-11"), ("days", "2.5"))), StringComparison.Ordinal);

        Saved(await browser.Send($"{person}/absences/new", Key, ("kind", "sickness"), ("firstDay", "2026-11-10"), ("lastDay", "2026-11-12"), ("days", "2.5")), $"{person}?saved=absences");
        Assert.Contains("Sickness 10 Nov 2026 12 Nov 2026 2.5", await site.Served.Text(manager, person), StringComparison.Ordinal);
        Assert.Contains("Another absence is recorded", await Refused(await browser.Send($"{person}/absences/new", Key, ("kind", "unpaid"), ("firstDay", "2026-11-12"))), StringComparison.Ordinal);
        Saved(await browser.Send($"{person}/absences/new", Key, ("kind", "unpaid"), ("firstDay", "2026-11-13")), $"{person}?saved=absences");
        Assert.Contains("Unpaid leave 13 Nov 2026 Still away Not said", await site.Served.Text(manager, person), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Confirmed_answers_keep_their_age_and_are_not_asked_for_again(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        var person = $"/providers/{provider.Id}/staff/{provider.Staff[3]}";
        var asked = $"/providers/{provider.Id}/staff?show={StaffNeeds.NotConfirmed}";
        Assert.Contains(SeedProvider.NameOf(3), await site.Served.Text(manager, asked), StringComparison.Ordinal);
        Saved(await browser.Send($"{person}/confirm", Key), $"{person}?saved=confirmed");
        Assert.DoesNotContain(SeedProvider.NameOf(3), await site.Served.Text(manager, asked), StringComparison.Ordinal);
        var text = await site.Served.Text(manager, person);
        Assert.Contains("Confirmed today", text, StringComparison.Ordinal);
        Assert.Contains("Main job role Care worker 2 years ago", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_kept_by_page_goes_out_in_the_files_and_comes_in_again_unchanged(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        using (var added = await browser.Send($"/providers/{provider.Id}/staff/new", Key, ("service", provider.Services[0].ToString()), ("displayName", "Kept, by page"), ("mainJobRole", "8"), ("contractType", "1"), ("startDate", "2026-03-02")))
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using var file = await browser.Get($"/providers/{provider.Id}/returns/download/staff");
        Assert.Contains("\"Kept, by page\"", await file.Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }
}
