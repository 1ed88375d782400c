using System.Data.Common;
using System.Globalization;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Audit;

/// <summary>GS5: whoever has the database's own hands, and knows how the chain is made, changes it at random; each change is found.</summary>
[Trait("Category", "Drill")]
public sealed class TamperingTests(ITestOutputHelper output) : IDisposable
{
    private const int Organisations = 3, Each = 20;

    private static readonly Verb Verb = new("TestAdd", "A test adds an organisation.");
    private static readonly string[] Columns = ["at", "account", "verb", "subject", "subject_id", "key_of", "commitment", "previous", "hash"];

    private readonly Databases databases = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;
    private readonly Random random = new(20261122);

    [Theory, InlineData("sqlite", 10_000), InlineData("postgres", 1_000)]
    public async Task Every_edit_deletion_swap_and_cut_is_found(string kind, int times)
    {
        var settings = databases[kind];
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        var organisations = Enumerable.Range(0, Organisations).Select(_ => NewId.Next()).ToList();
        foreach (var organisation in organisations)
            for (var n = 0; n < Each; n++)
                await store.Write(Scope.Of(organisation), new Change(Verb, Actor.Public, organisation, $"reason {n}"), db =>
                {
                    db.Add(new Organisation { Id = NewId.Next(), Name = "Rowan", NameKey = "rowan", Country = "scotland" });
                    return Task.FromResult(0);
                }, stop);
        await Roots.Export(store, stop);
        await using var hands = await store.Engine.OpenOwner(stop);
        await Sql(hands, kind == "sqlite" ? "DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete; PRAGMA busy_timeout=5000"
            : "ALTER TABLE audit_event DISABLE TRIGGER ALL; ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY; ALTER TABLE audit_value NO FORCE ROW LEVEL SECURITY; ALTER TABLE audit_head NO FORCE ROW LEVEL SECURITY");
        foreach (var table in new[] { "audit_event", "audit_value", "audit_head", "audit_key" })
            await Sql(hands, $"CREATE TABLE kept_{table} AS SELECT * FROM {table}");
        Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);

        var ways = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var n = 0; n < times; n++)
        {
            var (way, sql) = Tampered(kind, organisations[random.Next(Organisations)]);
            await Sql(hands, sql);
            Assert.True((await VerifyAudit.Run(store, stop: stop)).Faults.Count > 0, $"change {n}, {way}, was not found: {sql}");
            ways[way] = ways.GetValueOrDefault(way) + 1;
            await Sql(hands, string.Concat(new[] { "audit_event", "audit_value", "audit_head", "audit_key" }.Select(t => $"DELETE FROM {t}; INSERT INTO {t} SELECT * FROM kept_{t};")));
        }
        Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
        output.WriteLine($"{kind}: {times} changes, all found: {string.Join(", ", ways.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key} {w.Value}"))}");
    }

    private (string Way, string Sql) Tampered(string kind, Guid organisation)
    {
        string Blob(byte[] bytes) => kind == "sqlite" ? $"x'{Convert.ToHexString(bytes)}'" : $"'\\x{Convert.ToHexString(bytes)}'::bytea";
        var of = kind == "sqlite" ? Blob(organisation.ToByteArray(bigEndian: true)) : $"'{organisation}'";
        var at = random.Next(1, Each + 1);
        var other = 1 + ((at + random.Next(1, Each)) % Each);
        if (other == at)
            other = (at % Each) + 1;
        var here = $"organisation_id = {of} AND sequence = {at.ToString(CultureInfo.InvariantCulture)}";
        var there = $"organisation_id = {of} AND sequence = {other.ToString(CultureInfo.InvariantCulture)}";
        switch (random.Next(9))
        {
            case 0:
                var column = Columns[random.Next(Columns.Length)];
                return ($"edit of {column}", $"UPDATE audit_event SET {column} = {New(column)} WHERE {here}");
            case 1:
                return ("deletion of an event", $"DELETE FROM audit_event WHERE {here}");
            case 2:
                return ("deletion of a value", $"DELETE FROM audit_value WHERE {here}");
            case 3:
                return ("swap of events", $"UPDATE audit_event SET sequence = -1 WHERE {here}; UPDATE audit_event SET sequence = {at} WHERE {there}; UPDATE audit_event SET sequence = {other} WHERE organisation_id = {of} AND sequence = -1");
            case 4:
                return ("swap of values", $"UPDATE audit_value SET sequence = -1 WHERE {here}; UPDATE audit_value SET sequence = {at} WHERE {there}; UPDATE audit_value SET sequence = {other} WHERE organisation_id = {of} AND sequence = -1");
            case 5:
                // With the head set back, so that the chain itself is whole; the signed root knows of more.
                var left = random.Next(1, Each);
                return ("cut of the tail", $"DELETE FROM audit_event WHERE organisation_id = {of} AND sequence > {left}; DELETE FROM audit_value WHERE organisation_id = {of} AND sequence > {left}; "
                    + $"UPDATE audit_head SET sequence = {left}, hash = (SELECT hash FROM audit_event WHERE organisation_id = {of} AND sequence = {left}) WHERE organisation_id = {of}");
            case 6:
                return ("end of a whole chain", $"DELETE FROM audit_event WHERE organisation_id = {of}; DELETE FROM audit_value WHERE organisation_id = {of}; DELETE FROM audit_head WHERE organisation_id = {of}");
            case 7:
                return ("another value", $"UPDATE audit_value SET cipher = {Blob(Bytes(random.Next(28, 200)))} WHERE {here}");
            default:
                return ("another head", $"UPDATE audit_head SET hash = {Blob(Bytes(32))} WHERE organisation_id = {of}");
        }

        string New(string column) => column switch
        {
            "at" => kind == "sqlite" ? $"at + {random.Next(1, 1_000_000)}" : $"at + interval '{random.Next(1, 1_000_000)} microseconds'",
            "verb" or "subject" => $"{column} || 'x'",
            "account" or "subject_id" or "key_of" => kind == "sqlite" ? Blob(Bytes(16)) : $"'{new Guid(Bytes(16))}'",
            _ => Blob(Bytes(32)),
        };
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private async Task Sql(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    public void Dispose() => databases.Dispose();
}
