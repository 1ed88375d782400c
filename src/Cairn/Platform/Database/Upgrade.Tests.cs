using System.Data.Common;
using Cairn.Platform.Audit;
using Cairn.Platform.Operate;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Database;

/// <summary>Data of every earlier schema comes to the newest one: each row as it was, the model fitting, the audit whole.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly Databases earlier = new();
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    /// <summary>Steps of the schema before the newest; each way goes through all that come after.</summary>
    /// <param name="every">All; else the last five, which a running Cairn may have, and each tenth.</param>
    public static TheoryData<string, int> Earlier(bool every)
    {
        var all = new TheoryData<string, int>();
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            var scripts = Schema.Scripts(kind).SkipLast(1).ToList();
            foreach (var (place, script) in scripts.Index())
                if (every || place % 10 == 0 || place >= scripts.Count - 5)
                    all.Add(kind, script.Number);
        }
        return all;
    }

    [Theory, MemberData(nameof(Earlier), false)]
    public Task Data_of_an_earlier_schema_is_brought_up_to_date_with_every_row(string kind, int number) => Update(kind, number);

    [Theory, MemberData(nameof(Earlier), true), Trait("Category", "Drill")]
    public Task Data_of_every_earlier_schema_is_brought_up_to_date_with_every_row(string kind, int number) => Update(kind, number);

    private async Task Update(string kind, int number)
    {
        var settings = earlier[kind];
        await using var provider = await Provider.Open(databases[kind]);
        await provider.Accept((await provider.Check(Provider.Sample("workplace.csv"), Provider.Sample("staff.csv"))).Id);
        Directory.CreateDirectory(settings.File("keys"));
        File.Copy(databases[kind].File("keys", "master"), settings.File("keys", "master"));
        Dictionary<TableShape, string> before;
        await using (var old = New(settings))
            before = await OldData.Make(old, provider.Store, number, stop);
        Assert.True(before.Count > 15);

        // One that breaks off in the middle leaves what was there.
        await using (var broken = New(settings))
        {
            await broken.Engine.Open(stop);
            await using var connection = await broken.Engine.OpenOwner(stop);
            await using (var transaction = await connection.BeginTransactionAsync(stop))
                await Schema.Update(broken, transaction, int.MaxValue, stop);
            Assert.Equal(Schema.Scripts(kind).Where(s => s.Number <= number).Select(s => s.Name), await Schema.Applied(connection, stop));
        }

        await using var store = New(settings);
        await store.Open(stop);
        await using (var snapshot = await store.Engine.OpenSnapshot(stop))
        {
            foreach (var (table, digest) in before.Where(t => t.Key.Name != "platform_marker")) // to which the master key's mark is added
                Assert.Equal((table.Name, digest), (table.Name, (await BackupWriter.Digest(snapshot, table, stop)).ToString()));
        }
        Assert.Equal(await SchemaTests.Describe(provider.Store, kind), await SchemaTests.Describe(store, kind));
        Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
    }

    private static Store New(Settings settings) => new(settings, new Clock(TimeProvider.System, settings));

    public void Dispose()
    {
        databases.Dispose();
        earlier.Dispose();
    }
}
