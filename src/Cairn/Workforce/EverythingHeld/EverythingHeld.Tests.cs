using System.Text.Json.Nodes;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Workforce;

/// <summary>GP1: subject access gives every column of every table that tells of a person, and nothing of anybody else.</summary>
public sealed class EverythingHeldTests(RecordSites sites) : IClassFixture<RecordSites>
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_says_whether_it_tells_of_people()
    {
        var site = await sites.Of("sqlite");
        await using var db = await site.Served.Store.Read(Scope.System, stop);
        foreach (var type in db.Model.GetEntityTypes())
        {
            var (personal, not) = (type.ClrType.IsDefined(typeof(PersonalAttribute), false), type.ClrType.IsDefined(typeof(NotPersonalAttribute), false));
            Assert.True(personal != not, $"{type.ClrType.Name} must be marked as personal or as not personal: see Personal.cs.");
            if (Traces.Mark(type) is { } mark)
                Assert.True(type.FindProperty(mark.Column) is not null && (mark.By != PersonalBy.Beside || mark.Why is not null), type.ClrType.Name);
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_file_holds_every_column_and_what_was_done_and_nobody_else(string kind)
    {
        var site = await sites.Of(kind);
        var (provider, manager) = await site.Fresh();
        var worker = $"worker-{provider.Id}";
        await SeedProvider.Account(site.Served.Store, worker, Role.Worker, provider.Id, stop, person: provider.Persons[3]);
        using (var machine = await Machine.Of(site.Served.Store, site.Served.Address, provider.Id))
        {
            await machine.Send("PATCH", $"/staff/{provider.Staff[3]}", """{"answers":{"hourlyPay":14.75}}""");
            await machine.Send("POST", $"/staff/{provider.Staff[3]}/absences", """{"answers":{"kind":"sickness","firstDay":"2026-11-02","lastDay":"2026-11-03"}}""");
        }
        // Past every verb and the audit, for what was done is told below.
        await site.Change(provider, async db =>
        {
            var (of, day) = (provider.Staff[3], RecordSite.Today);
            await db.Store.Engine.Insert(db, BulkTable<Candidate>.Of(db), [new Candidate { Id = of, OrganisationId = provider.Id, ServiceId = provider.Services[0], Name = "N", Role = "8", PlannedOn = day, Added = day, StartedOn = day }], stop);
            await db.Store.Engine.Insert(db, BulkTable<SuitabilityCheck>.Of(db), [new SuitabilityCheck { Id = NewId.Next(), OrganisationId = provider.Id, EngagementId = of, Check = "identity", AskedOn = day }], stop);
            await db.Store.Engine.Insert(db, BulkTable<CheckWaiver>.Of(db), [new CheckWaiver { Id = NewId.Next(), OrganisationId = provider.Id, EngagementId = of, Check = "health", WaivedBy = "M", Reason = "R", Safeguards = "S", Given = day, Until = day }], stop);
            await db.Store.Engine.Insert(db, BulkTable<RecruitAnswer>.Of(db), [new RecruitAnswer { Id = NewId.Next(), OrganisationId = provider.Id, EngagementId = of, CampaignId = NewId.Next(), Item = "mentor", Said = day }], stop);
            return 0;
        });
        using (await (await site.Served.As(manager)).Send($"/providers/{provider.Id}/staff/{provider.Staff[3]}/hold", ("Reason", "a claim"), ("Until.Day", "1"), ("Until.Month", "5"), ("Until.Year", "2027")))
        using (await (await site.Served.As(manager)).SendFrom($"/providers/{provider.Id}/staff/{provider.Staff[3]}/registration", $"/providers/{provider.Id}/staff/{provider.Staff[3]}/registration?handler=Other", ("Body", "nmc"), ("OtherNumber", "12A3456E"), ("Checked.Day", "1"), ("Checked.Month", "11"), ("Checked.Year", "2026")))
        using (await (await site.Served.As(worker)).Send("/me/ask", ("Key", "k"), ("Engagement", provider.Staff[3].ToString()), ("Kind", "Correction"), ("Text", "My pay is another.")))
        using (var answer = await (await site.Served.As(worker)).Get("/me/everything.json"))
        {
            var text = await Browser.Body(answer);
            var record = JsonNode.Parse(text)!["records"]![0]!;
            await using var db = await site.Served.Store.Read(Scope.System, stop);
            foreach (var type in Traces.Tables(db).Where(t => t.ClrType != typeof(ReturnDifference)))
            {
                var rows = record["asItIsKept"]![type.GetTableName()!]!.AsArray();
                Assert.True(rows.Count > 0, type.GetTableName());
                Assert.All(rows, row => Assert.Equal(type.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal), row!.AsObject().Select(c => c.Key).Order(StringComparer.Ordinal)));
            }
            Assert.Equal([1_250, 1_475], record["asItIsKept"]!["people_engagement"]!.AsArray().Select(r => (int)r!["hourly_pay"]!).Order());
            Assert.Contains(record["answers"]!.AsArray(), a => (string?)a!["question"] == "National Insurance number" && (string?)a["answer"] == "QQ123456C");
            var done = record["whatWasDone"]!.AsArray();
            Assert.Equal(["ChangeEngagement", "KeepAbsence", "HoldRecord", "KeepOtherRegistration", "AskAboutRecord"], done.Select(d => (string?)d!["change"]));
            Assert.Contains("14.75", done[0]!["values"]!.ToJsonString(), StringComparison.Ordinal);
            foreach (var other in Enumerable.Range(0, 20).Where(n => n != 3).Select(n => provider.Staff[n].ToString()).Append(SeedProvider.NameOf(4)))
                Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.Equal((worker, 1), ((string?)JsonNode.Parse(text)!["account"]!["access_account"]![0]!["user_name"], JsonNode.Parse(text)!["account"]!["access_session"]!.AsArray().Count));
            Assert.DoesNotContain("PasswordHash", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("password_hash", text, StringComparison.Ordinal);
        }
        var page = await site.Served.Text(worker, "/me/everything");
        foreach (var part in new[] { "National Insurance number QQ123456C", "Change engagement", "12.50 → 14.75", "“Payroll”, another system", "Ask about record" })
            Assert.Contains(part, page, StringComparison.Ordinal);
    }
}
