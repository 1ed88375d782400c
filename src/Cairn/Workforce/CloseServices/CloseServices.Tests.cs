using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1, W2: services that the files leave out or delete.</summary>
public sealed class CloseServicesTests : IDisposable
{
    private static readonly DateOnly Closed = new(2026, 10, 31);
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>A head office, a first home with two staff and a second with one; the files as they would be sent back.</summary>
    private static async Task<(Provider Provider, string[] Workplaces, string[] Staff)> Open(Platform.Settings settings)
    {
        var provider = await Provider.Open(settings);
        var (workplaces, staff) = (Provider.Sample("workplace.csv").Replace("HQ,UPDATE", "HQ,NEW", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n'), Provider.Sample("staff.csv").ReplaceLineEndings("\n").Split('\n'));
        await provider.Accept((await provider.Check(string.Join('\n', workplaces[..4]), string.Join('\n', staff[0], staff[1], staff[2], staff[3].Replace("WP0001,", "WP0002,", StringComparison.Ordinal)))).Id);
        return (provider, (await provider.Download(ReturnsFile.Workplace)).Split("\r\n"), (await provider.Download(ReturnsFile.Staff)).Split("\r\n"));
    }

    private static string Without(string[] lines, string start) => string.Join("\r\n", lines.Where(l => !l.StartsWith(start, StringComparison.Ordinal)));

    private async Task<ReturnDifference> Proposed(Provider provider, Guid id) => await provider.Read(db => CloseServices.Missing(db, provider.Id, id).AsNoTracking().SingleAsync(stop));

    private Task Say(Provider provider, Guid id, ReturnDifference service, DateOnly? on) =>
        CloseServices.Run(provider.Store, provider.Scope, Actor.Public, provider.Id, id, [new SaidOfService(service.Id, on is not null, on)], stop);

    private Task Left(Provider provider, Guid id, string service, bool left, DateOnly? on) =>
        NameLeavers.All(provider.Store, provider.Scope, Actor.Public, provider.Id, id, service, left, on, left ? 5 : null, stop);

    private async Task<(int Services, int Posts, int Staff)> Held(Provider provider) => await provider.Read(async db =>
        (await db.Set<Service>().CountAsync(stop), await db.Set<Post>().Where(p => db.Set<Service>().Any(s => s.Record == p.ServiceId && s.Reference == "WP0002")).CountAsync(stop), await db.Set<Engagement>().CountAsync(stop)));

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_service_that_the_files_leave_out_stays_with_its_staff_unless_a_person_says_more(string kind)
    {
        var (provider, workplaces, staff) = await Open(databases[kind]);
        await using var end = provider;
        var before = await Held(provider);
        var source = await provider.Check(Without(workplaces, "WP0002"), Without(staff, "WP0002"));
        Assert.Equal((1, 0, 2), (source.ServicesMissing, source.Missing, source.Unchanged));
        Assert.Equal(ReturnState.Accepted, (await provider.Accept(source.Id)).State);
        Assert.Equal(before, await Held(provider));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task It_closes_with_its_posts_once_its_people_have_left(string kind)
    {
        var (provider, workplaces, staff) = await Open(databases[kind]);
        await using var end = provider;
        Assert.NotEqual(0, (await Held(provider)).Posts);
        var source = await provider.Check(Without(workplaces, "WP0002"), Without(staff, "WP0002"));
        var service = await Proposed(provider, source.Id);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Say(provider, source.Id, service, Closed));
        Assert.Equal($"{service.DisplayName} cannot have closed on 31 October 2026: 1 person worked there still. Say first when they left, or move them to another service in the staff file.", refused.Message);
        await Left(provider, source.Id, "WP0002", true, Closed.AddDays(1));
        await Assert.ThrowsAsync<RefusedException>(() => Say(provider, source.Id, service, Closed)); // who left a day later was there still
        await Left(provider, source.Id, "WP0002", true, Closed);
        await Say(provider, source.Id, service, Closed);

        await provider.Accept(source.Id);
        Assert.Equal((2, 0, 2), await Held(provider));
        var last = await provider.Read(db => db.Set<Service>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(s => s.Record == service.Record).OrderBy(s => s.Id).LastAsync(stop));
        Assert.Equal((Closed, true), (last.ClosedOn, last.EndedBy > 0));
        Assert.Equal(Closed, (await provider.Read(db => db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).SingleAsync(e => e.ServiceId == service.Record && e.LeftOn != null, stop))).LeftOn);
        Assert.Empty((await VerifyAudit.Run(provider.Store, stop: stop)).Faults);
        Assert.DoesNotContain("WP0002", await provider.Download(ReturnsFile.Workplace), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_row_that_deletes_it_proposes_the_same_and_people_may_be_moved_first(string kind)
    {
        var (provider, workplaces, staff) = await Open(databases[kind]);
        await using var end = provider;
        var deleting = string.Join("\r\n", workplaces).Replace("WP0002,UNCHECKED", "WP0002,DELETE", StringComparison.Ordinal).Replace("WP0002,UPDATE", "WP0002,DELETE", StringComparison.Ordinal);
        var header = staff[0].Replace("UNIQUEWORKERID,", "UNIQUEWORKERID,TRANSFERSTAFFRECORD,", StringComparison.Ordinal);
        string Moving(string to) => string.Join("\r\n", [header, .. staff[1..].Select(l => System.Text.RegularExpressions.Regex.Replace(l, "^(WP000\\d,W\\d+),", m => $"{m.Value}{(l.StartsWith("WP0002", StringComparison.Ordinal) ? to : "")},", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))]);

        var stays = await provider.Check(deleting, Moving(""));
        await Assert.ThrowsAsync<RefusedException>(async () => await Say(provider, stays.Id, await Proposed(provider, stays.Id), Closed)); // their row says that they work there
        var source = await provider.Check(deleting, Moving("WP0001"));
        Assert.Equal((1, 1, 0), (source.ServicesMissing, source.Moved, source.StaffRefused));
        await Say(provider, source.Id, await Proposed(provider, source.Id), Closed);
        await provider.Accept(source.Id);
        Assert.Equal((2, 0, 3), await Held(provider));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_said_of_its_people_afterwards_is_looked_at_again_when_it_is_accepted(string kind)
    {
        var (provider, workplaces, staff) = await Open(databases[kind]);
        await using var end = provider;
        var source = await provider.Check(Without(workplaces, "WP0002"), Without(staff, "WP0002"));
        await Left(provider, source.Id, "WP0002", true, Closed);
        await Say(provider, source.Id, await Proposed(provider, source.Id), Closed);
        await Left(provider, source.Id, "WP0002", false, null);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => provider.Accept(source.Id));
        Assert.Contains("1 person worked there still", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ReturnState.Checked, (await provider.Return(source.Id)).State);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_taking_in_that_fails_leaves_it_open_and_one_that_closes_it_makes_other_checks_stale(string kind)
    {
        var (provider, workplaces, staff) = await Open(databases[kind]);
        await using var end = provider;
        var before = await Held(provider);
        var other = await provider.Check(string.Join("\r\n", workplaces), string.Join("\r\n", staff));
        async Task<Return> Closing()
        {
            var source = await provider.Check(Without(workplaces, "WP0002"), Without(staff, "WP0002"));
            await Left(provider, source.Id, "WP0002", true, Closed);
            await Say(provider, source.Id, await Proposed(provider, source.Id), Closed);
            return source;
        }

        var failing = await Closing();
        await AcceptReturn.Start(provider.Store, provider.Scope, Actor.Public, provider.Id, failing.Id, null, stop);
        File.Delete(ReturnFolder.FileOf(provider.Store.Settings, failing.Id, ReturnsFile.Staff));
        await provider.Finish(failing.Id);
        Assert.Equal((ReturnState.Failed, before), ((await provider.Return(failing.Id)).State, await Held(provider)));

        await provider.Accept((await Closing()).Id);
        Assert.Equal(AcceptReturn.Stale, (await Assert.ThrowsAsync<RefusedException>(() => provider.Accept(other.Id))).Message);
    }

    public void Dispose() => databases.Dispose();
}
