using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Audit;

public sealed class VerifyAuditTests : IDisposable
{
    private static readonly Verb Verb = new("TestAdd", "A test adds an organisation.");
    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Guid one = NewId.Next();
    private readonly Guid two = NewId.Next();

    /// <summary>Edits that an administrator of the database could make, triggers out of the way.</summary>
    public static TheoryData<string, string> Tampering()
    {
        var rows = new TheoryData<string, string>();
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            foreach (var sql in new[]
            {
                "UPDATE audit_event SET verb = 'Other' WHERE sequence = 2",
                "UPDATE audit_event SET account = subject_id WHERE sequence = 2",
                "DELETE FROM audit_event WHERE sequence = 2",
                "DELETE FROM audit_event WHERE sequence = 5",
                "DELETE FROM audit_event WHERE sequence = 5; UPDATE audit_head SET sequence = 4, hash = (SELECT e.hash FROM audit_event e WHERE e.organisation_id = audit_head.organisation_id AND e.sequence = 4)",
                "DELETE FROM audit_event; DELETE FROM audit_head; DELETE FROM audit_value",
                "UPDATE audit_value SET cipher = (SELECT v.cipher FROM audit_value v WHERE v.organisation_id = audit_value.organisation_id AND v.sequence = 3) WHERE sequence = 2",
                "DELETE FROM audit_value WHERE sequence = 4",
                "UPDATE audit_event SET sequence = -1 WHERE sequence = 2; UPDATE audit_event SET sequence = 2 WHERE sequence = 3; UPDATE audit_event SET sequence = 3 WHERE sequence = -1",
                "DELETE FROM audit_key",
                "UPDATE audit_head SET sequence = 4",
            })
                rows.Add(kind, sql);
        }
        return rows;
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_untouched_audit_holds_and_its_tables_refuse_edits(string kind)
    {
        await using var store = await Fill(kind);
        var verdict = await VerifyAudit.Run(store, stop: stop);
        Assert.Empty(verdict.Faults);
        Assert.Equal((10, 2, 1), (verdict.Events, verdict.Chains, verdict.Roots));
        await Assert.ThrowsAnyAsync<Exception>(() => Sql(store, "UPDATE audit_event SET verb = 'Other'"));
        await Assert.ThrowsAnyAsync<Exception>(() => Sql(store, "DELETE FROM audit_event"));
    }

    [Theory, MemberData(nameof(Tampering))]
    public async Task Any_edit_deletion_swap_or_cut_tail_is_found(string kind, string sql)
    {
        await using var store = await Fill(kind);
        await Sql(store, kind == "sqlite"
            ? "DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete"
            : "ALTER TABLE audit_event DISABLE TRIGGER ALL; ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY; ALTER TABLE audit_value NO FORCE ROW LEVEL SECURITY; ALTER TABLE audit_head NO FORCE ROW LEVEL SECURITY");
        await Sql(store, sql);
        Assert.NotEmpty((await VerifyAudit.Run(store, stop: stop)).Faults);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Erasing_a_key_leaves_the_chain_whole(string kind)
    {
        await using var store = await Fill(kind);
        await Sql(store, "UPDATE audit_key SET salt = NULL");
        var verdict = await VerifyAudit.Run(store, stop: stop);
        Assert.Empty(verdict.Faults);
        Assert.Equal(10, verdict.Erased);
    }

    [Fact]
    public async Task An_edited_root_file_is_found()
    {
        await using var store = await Fill("sqlite");
        var file = Roots.FileOf(store.Settings);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, stop)).Replace("\"Sequence\":5", "\"Sequence\":4", StringComparison.Ordinal), stop);
        Assert.NotEmpty((await VerifyAudit.Run(store, stop: stop)).Faults);
    }

    private async Task<Store> Fill(string kind)
    {
        var settings = databases[kind];
        var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        foreach (var organisation in new[] { one, two })
        {
            for (var n = 0; n < 5; n++)
            {
                await store.Write(Scope.Of(organisation), new Change(Verb, Actor.Public, organisation, $"reason {n}"), db =>
                {
                    db.Add(new Organisation { Id = NewId.Next(), Name = "Rowan", NameKey = "rowan", Country = "scotland" });
                    return Task.FromResult(0);
                }, stop);
            }
        }
        await Roots.Export(store, stop);
        return store;
    }

    private async Task Sql(Store store, string sql)
    {
        await using var connection = await store.Engine.OpenOwner(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    public void Dispose() => databases.Dispose();
}
