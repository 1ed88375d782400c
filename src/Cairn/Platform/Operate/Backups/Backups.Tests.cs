using System.IO.Compression;
using System.Text.Json;
using Cairn.Engine.Returns;
using Cairn.People;
using Cairn.Platform.Access;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Cairn.Tests;
using Cairn.Workforce;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cairn.Platform.Operate;

public sealed class BackupsTests : IDisposable
{
    private readonly Databases databases = new();
    private readonly Databases others = new();
    private readonly string backups = Directory.CreateTempSubdirectory("cairn-backups-").FullName;
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Ways => new() { { "sqlite", "sqlite" }, { "sqlite", "postgres" }, { "postgres", "sqlite" }, { "postgres", "postgres" } };

    [Theory, MemberData(nameof(Ways))]
    public async Task What_was_backed_up_while_it_was_used_comes_back_on_either_database(string from, string to)
    {
        string record;
        string file;
        Guid id;
        await using (var provider = await Filled(databases[from]))
        {
            file = (await MakeBackup.Run(databases[from], backups, _ => { }, stop)).File;
            record = await provider.Download(ReturnsFile.Staff);
            id = provider.Id;
        }
        var restored = await Restore(file, databases[from], Target(to, from));
        Assert.Empty(restored.Audit.Faults);
        Assert.True(restored.Audit.Events > 10);
        await using var store = new Store(Target(to, from), new Clock(TimeProvider.System, Target(to, from)));
        await store.Open(stop);
        using var content = new MemoryStream();
        await using (var db = await store.Read(Scope.Of(id), stop))
            await DownloadRecord.Write(db, ReturnsFile.Staff, content, stop);
        Assert.Equal(record, System.Text.Encoding.UTF8.GetString(content.ToArray()));
        Assert.Equal(Uploads(databases[from]), Uploads(Target(to, from)));
        // Numbers go on after those that are there.
        await store.Write(Scope.Of(id), new Change(RestoreBackup.Verb, Actor.Public, id), db =>
        {
            db.Add(new Batch { OrganisationId = id });
            return Task.FromResult(0);
        }, stop);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Data_that_is_there_is_replaced_only_when_asked(string kind)
    {
        string file;
        await using (var provider = await Filled(databases[kind]))
        {
            file = (await MakeBackup.Run(databases[kind], backups, _ => { }, stop)).File;
            await provider.Store.Write(provider.Scope, new Change(RestoreBackup.Verb, Actor.Public, provider.Id), db =>
            {
                db.Add(new Marker { Name = "later", Value = "yes" });
                return Task.FromResult(0);
            }, stop);
            var busy = await Assert.ThrowsAsync<RefusedException>(() => Restore(file, databases[kind], databases[kind], replace: true));
            Assert.Contains("Another Cairn is using", busy.Message, StringComparison.Ordinal);
        }
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Restore(file, databases[kind], databases[kind]));
        Assert.Contains("holds data already", refused.Message, StringComparison.Ordinal);
        Assert.True(await Has(databases[kind], "later"));
        await Restore(file, databases[kind], databases[kind], replace: true);
        Assert.False(await Has(databases[kind], "later"));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_damaged_backup_is_refused_wherever_the_damage_is_and_nothing_changes(string kind)
    {
        string file;
        await using (await Filled(databases[kind]))
            file = (await MakeBackup.Run(databases[kind], backups, _ => { }, stop)).File;
        var whole = await File.ReadAllBytesAsync(file, stop);
        var hurt = Path.Combine(backups, "hurt.cairn");
        for (var part = 0; part < 12; part++)
        {
            var bytes = whole.ToArray();
            bytes[(int)((bytes.Length - 1L) * part / 11)] ^= 0x10;
            await File.WriteAllBytesAsync(hurt, bytes, stop);
            await Assert.ThrowsAsync<RefusedException>(() => Restore(hurt, databases[kind], databases[kind], replace: true));
        }
        foreach (var length in new[] { 0, 31, 40, whole.Length / 2, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(hurt, whole[..length], stop);
            await Assert.ThrowsAsync<RefusedException>(() => Restore(hurt, databases[kind], databases[kind], replace: true));
        }
        await File.WriteAllBytesAsync(hurt, [.. whole, 0], stop);
        await Assert.ThrowsAsync<RefusedException>(() => Restore(hurt, databases[kind], databases[kind], replace: true));
        await using var store = new Store(databases[kind], new Clock(TimeProvider.System, databases[kind]));
        await store.Open(stop);
        Assert.Empty((await VerifyAudit.Run(store, stop: stop)).Faults);
    }

    [Fact]
    public async Task Another_master_key_opens_nothing_and_a_backup_holds_none()
    {
        string file;
        await using (await Filled(databases["sqlite"]))
            file = (await MakeBackup.Run(databases["sqlite"], backups, _ => { }, stop)).File;
        var refused = Assert.Throws<RefusedException>(() => new BackupFile(file, new Keys(others["sqlite"])));
        Assert.Contains("another master key", refused.Message, StringComparison.Ordinal);
        using var backup = new BackupFile(file, new Keys(databases["sqlite"]));
        Assert.DoesNotContain(backup.Manifest.Files, f => f.Name == "keys/master");
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Data_is_not_opened_with_another_master_key_nor_without_one(string kind)
    {
        var settings = databases[kind];
        await using (await Provider.Open(settings))
            Assert.True(File.Exists(Keys.FileOf(settings)));
        var key = await File.ReadAllTextAsync(Keys.FileOf(settings), stop);
        File.Delete(Keys.FileOf(settings));
        Assert.Contains("is missing", (await Assert.ThrowsAsync<RefusedException>(() => Has(settings, Marker.Kind))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Keys.FileOf(settings)));
        await File.WriteAllTextAsync(Keys.FileOf(settings), new string('0', 64), stop);
        Assert.Contains("is not the one", (await Assert.ThrowsAsync<RefusedException>(() => Has(settings, Marker.Kind))).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Keys.FileOf(settings), key, stop);
        await using var again = await Provider.Open(settings);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_backup_of_a_newer_schema_is_refused(string kind)
    {
        var file = Path.Combine(backups, "newer.cairn");
        await using (await Provider.Open(databases[kind]))
        {
            await using var raw = File.Create(file);
            await using var closed = new SealingStream(raw, new Keys(databases[kind]));
            await using (var zip = new ZipArchive(closed, ZipArchiveMode.Create, leaveOpen: true))
            {
                await using var to = zip.CreateEntry(Manifest.Entry).Open();
                await JsonSerializer.SerializeAsync(to, new Manifest(1, DateTime.UnixEpoch, "9.0", kind, ["0001_first.sql", "0099_wings.sql"], [], []), cancellationToken: stop);
            }
            closed.Complete();
        }
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Restore(file, databases[kind], databases[kind], replace: true));
        Assert.Contains("made by a newer Cairn", refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Whoever_was_erased_after_a_backup_stays_erased_when_it_is_restored(string kind)
    {
        string file;
        Guid erased;
        await using (var provider = await Filled(databases[kind]))
        {
            file = (await MakeBackup.Run(databases[kind], backups, _ => { }, stop)).File;
            erased = await provider.Read(db => db.Set<Engagement>().OrderBy(e => e.Id).Select(e => e.Record).FirstAsync(stop));
            await EraseRecord.Run(provider.Store, Actor.Public, provider.Id, new(erased, ErasureReason.Mistake), null, stop);
            await Roots.Export(provider.Store, stop);
        }
        var restored = await Restore(file, databases[kind], databases[kind], replace: true, Erasures.Read(Erasures.FileOf(databases[kind])));
        Assert.Equal(1, restored.Erased);
        Assert.Empty(restored.Audit.Faults);
        Assert.NotEqual(0, restored.Audit.Erased);
        await using var store = await Store.OpenToRead(databases[kind], stop);
        await using var db = await store.Read(Scope.System, stop);
        Assert.Contains(erased, await Erasures.Of(db, stop));
        Assert.False(await db.Set<Engagement>().IgnoreQueryFilters().AnyAsync(e => e.Record == erased, stop));
        Assert.True(await db.Set<Engagement>().CountAsync(stop) > 10);
        Assert.All(Directory.GetDirectories(databases[kind].File("returns")), folder => Assert.Empty(Directory.GetFiles(folder))); // the file that told of them
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_restore_that_was_killed_is_wholly_there_or_not_at_all(string kind)
    {
        string file;
        var settings = databases[kind];
        await using (await Filled(settings))
        {
            file = (await MakeBackup.Run(settings, backups, _ => { }, stop)).File;
        }
        // Before the moment from which it counts.
        Directory.CreateDirectory(Path.Combine(RestoreSwap.Begin(settings, "broken"), "keys"));
        Assert.False(await Has(settings, Marker.Restored));
        Assert.Empty(Directory.GetDirectories(settings.File(), "restored-*"));
        // After it, with one part moved already.
        using (var backup = new BackupFile(file, new Keys(settings)))
            await RestoreBackup.Load(settings, backup, true, new HashSet<Guid>(), _ => { }, stop);
        var made = Assert.Single(Directory.GetDirectories(settings.File(), "restored-*"));
        Directory.CreateDirectory(settings.File("replaced-" + Path.GetFileName(made)["restored-".Length..]));
        Directory.Move(settings.File("keys"), Path.Combine(settings.File("replaced-" + Path.GetFileName(made)["restored-".Length..]), "keys"));
        Assert.True(await Has(settings, Marker.Restored));
        Assert.Empty(Directory.GetDirectories(settings.File(), "restored-*"));
    }

    private Settings Target(string kind, string from) => others[kind] with { KeyFile = Keys.FileOf(databases[from]) };

    private async Task<Restored> Restore(string file, Settings from, Settings to, bool replace = false, IReadOnlySet<Guid>? erased = null)
    {
        using var backup = new BackupFile(file, new Keys(from));
        return await RestoreBackup.Run(to, backup, replace, erased ?? new HashSet<Guid>(), Rooms.Open().EraseAgain, _ => { }, stop);
    }

    private static async Task<Provider> Filled(Settings settings)
    {
        var provider = await Provider.Open(settings);
        await provider.Accept((await provider.Check(Provider.Sample("workplace.csv"), Provider.Sample("staff.csv"))).Id);
        await Roots.Export(provider.Store, TestContext.Current.CancellationToken);
        return provider;
    }

    private async Task<bool> Has(Settings settings, string marker)
    {
        await using var store = new Store(settings, new Clock(TimeProvider.System, settings));
        await store.Open(stop);
        await using var db = await store.Read(Scope.System, stop);
        return await db.Set<Marker>().AnyAsync(m => m.Name == marker, stop);
    }

    private static List<string> Uploads(Settings settings) =>
        [.. Directory.GetFiles(settings.File("returns"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(settings.File("returns"), f) + File.ReadAllText(f))];

    public void Dispose()
    {
        databases.Dispose();
        others.Dispose();
        Directory.Delete(backups, recursive: true);
    }
}
