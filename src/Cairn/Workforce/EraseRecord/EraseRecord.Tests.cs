using System.Net;
using System.Text;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>GP3: erasure is real, and the audit still verifies.</summary>
public sealed class EraseRecordTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private const string Canary = "Zebediah Quixotecanary";

    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Nothing_of_an_erased_person_is_left_and_the_audit_verifies(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var browser = await site.Served.As(manager);
        Guid record;
        using (var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id))
        {
            // Among many others, so that the database's pages are split and joined around them.
            async Task<Guid> Added(string name) => Guid.Parse((string)(await machine.Send("POST", "/staff", $$$"""{"service":"{{{provider.Services[0]}}}","answers":{"displayName":"{{{name}}}","mainJobRole":"8","contractType":"1","homePostcode":"ZE2 9QQ"}}"""))["record"]!);
            foreach (var n in Enumerable.Range(0, 60))
                await Added($"Another {n:000}");
            record = await Added(Canary);
            foreach (var n in Enumerable.Range(60, 60))
                await Added($"Another {n:000}");
            await machine.Send("PATCH", $"/staff/{record}", $$$"""{"answers":{"displayName":"{{{Canary}}} the second"}}""");
            await machine.Send("POST", $"/staff/{record}/training", $$$"""{"answers":{"category":"1","notes":"{{{Canary}}}"}}""");
            await machine.Send("POST", $"/staff/{record}/end", """{"on":"2026-11-20","reason":"6"}""");
        }
        Assert.NotEmpty(Found(site));
        var home = $"/providers/{provider.Id}/staff/{record}";
        var told = await site.Served.Text(manager, $"{home}/erase");
        Assert.Contains("every answer, in 3 versions", told, StringComparison.Ordinal);
        var reference = await Reference(site, record);
        using (var wrong = await browser.Send($"{home}/erase", ("Key", "e1"), ("Typed", "W0"), ("Why", "")))
        {
            var text = Served.Text(await Browser.Body(wrong));
            Assert.Contains($"Write {reference}, if this is the record that you mean", text, StringComparison.Ordinal);
            Assert.Contains("Choose why it is erased", text, StringComparison.Ordinal);
        }
        using (var erased = await browser.Send($"{home}/erase", ("Key", "e1"), ("Typed", reference), ("Why", "Asked")))
            Assert.Equal($"/providers/{provider.Id}/retention?saved=erased", erased.Headers.Location!.OriginalString);

        using (var gone = await browser.Get(home))
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var kept = await site.Served.Text(manager, $"/providers/{provider.Id}/retention");
        Assert.Contains($"A person’s record {record} The person asked", kept, StringComparison.Ordinal);
        Assert.Empty(Found(site));
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        foreach (var type in Traces.Tables(db))
            Assert.Empty(await Traces.Of(db, type, provider.Id, record, stop));
        Assert.False(await db.Set<Person>().AnyAsync(p => p.Id == record, stop));
        var verdict = await VerifyAudit.Run(site.Served.Store, stop: stop);
        Assert.Empty(verdict.Faults);
        Assert.Equal(await db.Set<AuditEvent>().CountAsync(e => e.KeyOf == record, stop), verdict.Erased - await OthersErased(db, record));
        Assert.Contains(record, Erasures.Read(Erasures.FileOf(site.Served.Store.Settings)));
        Assert.Equal(140, await db.Set<Engagement>().CountAsync(e => e.OrganisationId == provider.Id, stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Who_is_in_post_is_held_or_may_be_in_files_that_wait_is_not_erased(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var (browser, staff) = (await site.Served.As(manager), $"/providers/{provider.Id}/staff/{provider.Staff[2]}");
        async Task<string> Try(string why)
        {
            using var answer = await browser.Send($"{staff}/erase", ("Key", NewId.Next().ToString()), ("Typed", "W00002"), ("Why", why));
            return answer.StatusCode == HttpStatusCode.Redirect ? "erased" : Served.Text(await Browser.Body(answer));
        }
        Assert.Contains("They are in post. Say first that they left", await Try("Asked"), StringComparison.Ordinal);
        using (await browser.Send($"{staff}/hold", ("Reason", ""), ("Until.Day", "1"), ("Until.Month", "5"), ("Until.Year", "2026")))
        using (await browser.Send($"{staff}/hold", ("Reason", "claim"), ("Until.Day", "1"), ("Until.Month", "5"), ("Until.Year", "2027")))
            Assert.Contains("The record is kept until 1 May 2027", await Try("Mistake"), StringComparison.Ordinal);
        using (await browser.SendFrom($"{staff}/hold", $"{staff}/hold?handler=End"))
        {
            var waits = RecordSite.Return(provider, ReturnState.Checked);
            await site.Change(provider, db => { db.Add(waits); return Task.FromResult(0); });
            Assert.Contains("wait for a decision", await Try("Mistake"), StringComparison.Ordinal);
            await site.Change(provider, db => db.Set<Return>().Where(r => r.Id == waits.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReturnState.Left), stop));
        }
        Assert.Equal("erased", await Try("Mistake"));
        await using var db = await site.Served.Store.Read(Scope.Of(provider.Id), stop);
        Assert.NotNull(await db.Set<Return>().Where(r => r.State == ReturnState.Left).Select(r => r.Cleared).SingleAsync(stop));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Another_employers_record_of_the_same_person_stays(string kind)
    {
        var site = await sites.Of(kind);
        var (one, manager) = await site.Fresh();
        var (two, _) = await site.Fresh();
        await site.Change(two, db => db.Set<Engagement>().Where(e => e.Record == two.Staff[5]).ExecuteUpdateAsync(set => set.SetProperty(e => e.PersonId, one.Persons[5]), stop));
        using (var machine = await Machine.Of(site.Served.Store, site.Served.Address, two.Id))
            await machine.Send("PATCH", $"/staff/{two.Staff[5]}", """{"answers":{"hourlyPay":15.5}}""");
        using (var erased = await (await site.Served.As(manager)).Send($"/providers/{one.Id}/staff/{one.Staff[5]}/erase", ("Key", "k"), ("Typed", "W00005"), ("Why", "Mistake")))
            Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        Assert.True(await db.Set<Person>().AnyAsync(p => p.Id == one.Persons[5], stop));
        Assert.Equal(1_550, await db.Set<Engagement>().Where(e => e.Record == two.Staff[5]).Select(e => e.HourlyPay).SingleAsync(stop));
        Assert.NotNull(await db.Set<AuditKey>().Where(k => k.Id == two.Staff[5]).Select(k => k.Salt).SingleAsync(stop));
        Assert.Empty((await VerifyAudit.Run(site.Served.Store, stop: stop)).Faults);
    }

    /// <summary>Files of the data folder that hold the canary's name in any encoding.</summary>
    private static List<string> Found(RecordSite site)
    {
        var words = new[] { Canary, Canary.ToLowerInvariant(), "Quixotecanary", "quixotecanary", Canary.ToUpperInvariant() }.SelectMany(w => new[] { Encoding.UTF8.GetBytes(w), Encoding.Unicode.GetBytes(w) }).ToList();
        List<string> found = [];
        foreach (var file in Directory.EnumerateFiles(site.Served.Store.Settings.File(), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("cairn.lock" or "cairn.sock")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (words.Exists(w => bytes.AsSpan().IndexOf(w) >= 0))
                found.Add(Path.GetFileName(file));
        }
        // On PostgreSQL the files are the server's; there the tables are asked.
        return site.Served.Store.Settings.Database is null ? found : [.. found, .. Asked(site)];
    }

    private static IEnumerable<string> Asked(RecordSite site)
    {
        using var db = site.Served.Store.Read(Scope.System).GetAwaiter().GetResult();
        if (db.Set<Engagement>().IgnoreQueryFilters().Any(e => e.DisplayName.Contains("Quixotecanary")))
            yield return "people_engagement";
        if (db.Set<LearningRecord>().IgnoreQueryFilters().Any(e => e.Notes != null && e.Notes.Contains("Quixotecanary")))
            yield return "people_learning_record";
    }

    private async Task<long> OthersErased(Db db, Guid record) =>
        await db.Set<AuditEvent>().CountAsync(e => e.KeyOf != record && db.Set<AuditKey>().Any(k => k.Id == e.KeyOf && k.Salt == null), stop);

    private async Task<string> Reference(RecordSite site, Guid record)
    {
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        return await db.Set<Engagement>().IgnoreQueryFilters([Conventions.CurrentFilter]).Where(e => e.Record == record).Select(e => e.Reference).FirstAsync(stop);
    }
}
