using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>W1, W2: files become the record, whole or not at all.</summary>
public sealed class AcceptReturnTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    private static readonly string Workplaces = Provider.Sample("workplace.csv").Replace("HQ,UPDATE", "HQ,NEW", StringComparison.Ordinal);

    /// <summary>The sample's staff file with some lines alone, counted from 1 beneath the header.</summary>
    private static string Staff(params int[] lines)
    {
        var all = Provider.Sample("staff.csv").ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', [all[0], .. lines.Select(l => all[l])]);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_providers_files_become_its_record(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var checkedReturn = await provider.Check(Workplaces, Provider.Sample("staff.csv"));
        Assert.Equal((ReturnState.Checked, 1000, 117, 883, 0, 11), (checkedReturn.State, checkedReturn.StaffRows, checkedReturn.StaffRefused, checkedReturn.New, checkedReturn.Missing, checkedReturn.ServicesNew));
        Assert.Equal(0, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));

        Assert.Equal(ReturnState.Accepted, (await provider.Accept(checkedReturn.Id)).State);
        Assert.Equal(883, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));
        Assert.Equal(11, await provider.Read(db => db.Set<Service>().CountAsync(stop)));
        Assert.Equal(883, await provider.Read(db => db.Set<Person>().CountAsync(stop)));
        var one = await provider.Read(db => db.Set<Engagement>().SingleAsync(e => e.Reference == "W0000002", stop));
        Assert.Equal(("Staff 2", "RZ000002C", new DateOnly(1996, 3, 2), 1252L, 2220, "25"), (one.DisplayName, one.NationalInsurance, one.BirthDate, one.HourlyPay, one.ContractedMinutes, one.Role));
        var verdict = await VerifyAudit.Run(provider.Store, stop: stop);
        Assert.Empty(verdict.Faults);
        Assert.True(verdict.Events > 883 + 11, $"{verdict.Events} events");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task What_is_downloaded_and_sent_back_changes_nothing(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var training = "LOCALESTID,UNIQUEWORKERID,CATEGORY,TRAININGNAME,ACCREDITED,WHODELIVERED,PROVIDERNAME,HOWDELIVERED,VALIDITY,DATECOMPLETED,EXPIRYDATE,NOTES\n"
            + "WP0001,W0000001,1,=Lifting,1,1,,1,12,01/02/2026,,Said “fine”\nWP0001,W0000001,2,,0,,,,none,,,\nWP0001,W0000002,5,,999,2,,2,,,,";
        await provider.Accept((await provider.Check(Workplaces, Provider.Sample("staff.csv"), training)).Id);
        var (workplace, staff, learned) = (await provider.Download(ReturnsFile.Workplace), await provider.Download(ReturnsFile.Staff), await provider.Download(ReturnsFile.Training));

        var again = await provider.Check(workplace, staff, learned);
        Assert.Equal((0, 0, 0, 0, 0, 883), (again.New, again.Changed, again.Moved, again.Missing, again.StaffRefused, again.Unchanged));
        Assert.Equal((0, 0, 0), (again.ServicesNew, again.ServicesChanged, again.WorkplaceRefused));
        await provider.Accept(again.Id);
        Assert.Equal(staff, await provider.Download(ReturnsFile.Staff));
        Assert.Equal(workplace, await provider.Download(ReturnsFile.Workplace));
        Assert.Equal(learned, await provider.Download(ReturnsFile.Training));
        Assert.Equal(3, await provider.Read(db => db.Set<LearningRecord>().CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_changed_answer_is_a_new_version_and_the_old_one_ends(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Workplaces, Staff(1, 2))).Id);
        var next = (await provider.Download(ReturnsFile.Staff)).Replace("12.52", "13.10", StringComparison.Ordinal);

        var difference = await provider.Check(await provider.Download(ReturnsFile.Workplace), next);
        Assert.Equal((0, 1, 1), (difference.New, difference.Changed, difference.Unchanged));
        var row = await provider.Read(db => db.Set<ReturnDifference>().SingleAsync(d => d.ReturnId == difference.Id, stop));
        Assert.Equal("""[["HOURLYRATE","12.52","13.10"]]""", row.Fields);

        await provider.Accept(difference.Id);
        var versions = await provider.Read(db => db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.Reference == "W0000002").OrderBy(e => e.Id).ToListAsync(stop));
        Assert.Equal([1252L, 1310L], versions.Select(v => v.HourlyPay!.Value));
        Assert.Equal(versions[0].Record, versions[1].Record);
        Assert.Equal([Provider.Today, (DateOnly?)null], versions.Select(v => v.Until));
        Assert.Equal(1310, (await provider.Read(db => db.Set<Engagement>().SingleAsync(e => e.Reference == "W0000002", stop))).HourlyPay);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_whom_the_file_leaves_out_stays_unless_the_provider_says_that_they_left(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Workplaces, Staff(1, 2, 3))).Id);
        var workplace = await provider.Download(ReturnsFile.Workplace);
        var lines = (await provider.Download(ReturnsFile.Staff)).Split("\r\n");

        var difference = await provider.Check(workplace, string.Join("\r\n", lines[0], lines[1], ""));
        Assert.Equal(2, difference.Missing);
        var missing = await provider.Read(db => db.Set<ReturnDifference>().Where(d => d.ReturnId == difference.Id).OrderBy(d => d.Id).ToListAsync(stop));
        await NameLeavers.Run(provider.Store, provider.Scope, Actor.Public, provider.Id, difference.Id, [new SaidOfMissing(missing[0].Id, true, new DateOnly(2026, 10, 31), 5)], stop);
        await provider.Accept(difference.Id);

        var left = await provider.Read(db => db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).SingleAsync(e => e.LeftOn != null, stop));
        Assert.Equal((missing[0].Record, new DateOnly(2026, 10, 31), 5), (left.Record, left.LeftOn, left.LeavingReason));
        Assert.Equal(2, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));
        Assert.True(await provider.Read(db => db.Set<Engagement>().AnyAsync(e => e.Record == missing[1].Record, stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Somebody_whose_row_is_refused_is_not_taken_for_a_leaver(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Workplaces, Staff(1, 2))).Id);
        var broken = (await provider.Download(ReturnsFile.Staff)).Replace("RZ000002C", "X1", StringComparison.Ordinal);

        var difference = await provider.Check(await provider.Download(ReturnsFile.Workplace), broken);
        Assert.Equal((1, 0, 1), (difference.StaffRefused, difference.Missing, difference.Unchanged));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_person_moves_between_services_and_keeps_the_record(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Workplaces, Staff(1, 2))).Id);
        var lines = (await provider.Download(ReturnsFile.Staff)).Split("\r\n");
        var header = lines[0].Replace("UNIQUEWORKERID,", "UNIQUEWORKERID,TRANSFERSTAFFRECORD,", StringComparison.Ordinal);
        var moves = lines[1].Replace("WP0001,W0000001,", "WP0001,W0000001,WP0002,", StringComparison.Ordinal);
        var stays = lines[2].Replace("WP0001,W0000002,", "WP0001,W0000002,,", StringComparison.Ordinal);

        var difference = await provider.Check(await provider.Download(ReturnsFile.Workplace), string.Join("\r\n", header, moves, stays, ""));
        Assert.Equal((1, 0, 0), (difference.Moved, difference.Missing, difference.New));
        var before = await provider.Read(db => db.Set<Engagement>().SingleAsync(e => e.Reference == "W0000001", stop));
        await provider.Accept(difference.Id);
        var after = await provider.Read(db => db.Set<Engagement>().SingleAsync(e => e.Reference == "W0000001", stop));
        var target = await provider.Read(db => db.Set<Service>().SingleAsync(s => s.Reference == "WP0002", stop));
        Assert.Equal((before.Record, before.PersonId, target.Record), (after.Record, after.PersonId, after.ServiceId));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public Task A_taking_in_that_is_cut_off_goes_on_where_it_stopped_and_doubles_nothing(string kind) => CutOff(kind, 500);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public Task It_goes_on_within_a_chunk_where_the_chunks_were_of_another_size_before(string kind) => CutOff(kind, 123);

    private async Task CutOff(string kind, int firstChunk)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var many = Enumerable.Range(1, 999).Where(l => l is not 24).ToArray();
        var source = await provider.Check(Workplaces, Staff(many));
        var job = await AcceptReturn.Start(provider.Store, provider.Scope, Actor.Public, provider.Id, source.Id, null, stop);
        var taken = (await JobRun.Take(provider.Store, [AcceptReturn.Kind]))!;
        Assert.Equal(job, taken.Id);
        using (var cut = new CancellationTokenSource())
        {
            var run = new JobRun(provider.Store, taken, cut.Token) { Actor = Actor.Public };
            var first = new TakeIn(run, provider.Scope, new Change(AcceptReturn.Verb, Actor.Public, provider.Id), source.Id) { AfterChunk = _ => cut.Cancel(), FirstChunk = firstChunk };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.All());
            await run.Release();
        }
        Assert.Equal(0, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));

        await provider.Finish(source.Id);
        Assert.Equal(ReturnState.Accepted, (await provider.Return(source.Id)).State);
        Assert.Equal(source.New, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));
        Assert.Equal(source.New, await provider.Read(db => db.Set<Engagement>().Select(e => e.Record).Distinct().CountAsync(stop)));
        Assert.Equal(11, await provider.Read(db => db.Set<Service>().CountAsync(stop)));
        Assert.Empty((await VerifyAudit.Run(provider.Store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_taking_in_that_fails_leaves_the_record_as_it_was(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Workplaces, Staff(1, 2))).Id);
        var before = await provider.Download(ReturnsFile.Staff);
        var source = await provider.Check(await provider.Download(ReturnsFile.Workplace), before.Replace("12.52", "13.10", StringComparison.Ordinal));
        await AcceptReturn.Start(provider.Store, provider.Scope, Actor.Public, provider.Id, source.Id, null, stop);
        File.Delete(ReturnFolder.FileOf(provider.Store.Settings, source.Id, ReturnsFile.Staff));

        await provider.Finish(source.Id);
        Assert.Equal(ReturnState.Failed, (await provider.Return(source.Id)).State);
        Assert.Equal(before, await provider.Download(ReturnsFile.Staff));
        Assert.Equal(2, await provider.Read(db => db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_returns_checked_against_the_same_record_cannot_both_be_accepted(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var one = await provider.Check(Workplaces, Staff(1));
        var two = await provider.Check(Workplaces, Staff(2));
        await provider.Accept(one.Id);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => provider.Accept(two.Id));
        Assert.Equal(AcceptReturn.Stale, refused.Message);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_form_and_the_same_files_twice_are_one_return(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var first = await provider.Bring(Workplaces, Staff(1), key: "form-1");
        Assert.Equal(first, await provider.Bring(Workplaces, Staff(2), key: "form-1"));
        Assert.Equal(first, await provider.Bring(Workplaces, Staff(1), key: "form-2"));
        Assert.NotEqual(first, await provider.Bring(Workplaces, Staff(2), key: "form-3"));
    }

    /// <summary>GF5.</summary>
    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_same_files_ten_times_at_once_are_taken_in_once_and_so_they_are_when_they_come_again(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var brought = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => provider.Bring(Workplaces, Staff(1, 2, 3)), stop)));
        var one = Assert.Single(brought.Distinct());
        await provider.Finish(one);
        var accepted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                await AcceptReturn.Start(provider.Store, provider.Scope, Platform.Access.Actor.Public, provider.Id, one, null, stop);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        }, stop)));
        Assert.Single(accepted, a => a);
        await provider.Finish(one);
        Assert.Equal(3, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));
        var again = await provider.Check(Workplaces, Staff(1, 2, 3));
        Assert.Equal((0, 0, 3), (again.New, again.Changed, again.StaffRefused)); // who is new in the file is held already
        Assert.Equal(3, await provider.Read(db => db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).CountAsync(stop)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_engagements_with_one_national_insurance_number_are_one_person(string kind)
    {
        await using var provider = await Provider.Open(databases[kind]);
        var staff = Staff(1, 2).Replace("RZ000002C", "AB000001D", StringComparison.Ordinal);
        var source = await provider.Check(Workplaces, staff);
        await provider.Accept(source.Id);
        Assert.Equal(2, await provider.Read(db => db.Set<Engagement>().CountAsync(stop)));
        Assert.Equal(1, await provider.Read(db => db.Set<Person>().CountAsync(stop)));
    }

    public void Dispose() => databases.Dispose();
}
