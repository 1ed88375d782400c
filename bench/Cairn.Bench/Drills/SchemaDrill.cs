using System.Diagnostics;
using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Operate;
using Cairn.Tests;

namespace Cairn.Bench;

/// <summary>
/// kill -9 at the n-th write of a start that brings an earlier schema up to date: what is there then is the earlier schema or the
/// newest, whole; the next start ends with the newest, every row as it was. strace does the killing, so that each write is met.
/// </summary>
internal static class SchemaDrill
{
    public static async Task<int> Run(string[] arguments)
    {
        var kills = Results.Number(arguments, "--kills", 50);
        var kind = arguments.Contains("--postgres") ? "postgres" : "sqlite";
        using var server = kind == "postgres" ? PostgresServer.Start(durable: true) : null;
        var folder = Directory.CreateTempSubdirectory("cairn-drill-").FullName;
        var newest = new Settings(Path.Combine(folder, "newest"), server?.Fresh());
        await DrillData.Make(folder, newest, 1_000);
        await using var from = New(newest);
        await from.Open();
        var scripts = Schema.Scripts(kind);
        // The program writes to its database's file, or sends to its server.
        var calls = kind == "postgres" ? "sendto,sendmsg" : "pwrite64";
        var (killed, atOld, atNewest, torn, changed, audit) = (0, 0, 0, 0, 0, 0);
        var watch = Stopwatch.StartNew();
        for (var n = 1; n <= kills; n++)
        {
            var number = scripts[n % (scripts.Count - 1)].Number;
            var settings = new Settings(Path.Combine(folder, "old"), server?.Fresh());
            Directory.CreateDirectory(settings.File("keys"));
            File.Copy(newest.File("keys", "master"), settings.File("keys", "master"));
            Dictionary<TableShape, string> before;
            await using (var old = New(settings))
                before = await OldData.Make(old, from, number);
            using var cairn = new DrillCairn(settings.Data, settings.Database);
            if (await cairn.Starts("strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:signal=SIGKILL:when={n}"))
                cairn.Kill();
            else
                killed++;
            var applied = await Applied(settings);
            atOld += applied == scripts.Count(s => s.Number <= number) ? 1 : 0;
            atNewest += applied == scripts.Count ? 1 : 0;
            torn += applied == scripts.Count(s => s.Number <= number) || applied == scripts.Count ? 0 : 1;
            await cairn.Up();
            cairn.Kill();
            var (exit, _, _) = await cairn.Run("audit", "verify");
            audit += exit == 0 ? 0 : 1;
            await using (var store = New(settings))
            {
                await store.Open();
                await using var snapshot = await store.Engine.OpenSnapshot(default);
                foreach (var (table, digest) in before.Where(t => t.Key.Name is not "platform_marker" and not "platform_job" and not "access_ring_key" && !t.Key.Name.StartsWith("audit_", StringComparison.Ordinal))) // which a start adds to
                {
                    if ((await BackupWriter.Digest(snapshot, table, default)).ToString() == digest)
                        continue;
                    changed++;
                    Console.Error.WriteLine($"start {n}, from schema {number}: {table.Name} holds other rows than before");
                }
            }
            if (settings.Database is { } database)
                server!.Drop(database);
            Directory.Delete(settings.Data, recursive: true);
            if (n % 10 == 0)
                Console.Error.WriteLine($"{n} starts, {killed} killed, {atOld} at the earlier schema, {atNewest} at the newest, {torn} torn, {changed} tables changed, {audit} audits broken");
        }
        Results.Keep($"drill-schema-{kind}", new { drill = "schema", date = Results.Today, database = kind, starts = kills, killed, atEarlier = atOld, atNewest, torn, tablesChanged = changed, auditsBroken = audit, seconds = Math.Round(watch.Elapsed.TotalSeconds), command = $"./cairn drill schema --kills {kills} --{kind}" });
        await from.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return torn + changed + audit;
    }

    private static Store New(Settings settings) => new(settings, new Clock(TimeProvider.System, settings));

    private static async Task<int> Applied(Settings settings)
    {
        await using var store = New(settings);
        await store.Engine.Open(default);
        await using var connection = await store.Engine.OpenOwner(default);
        return (await Schema.Applied(connection, default)).Count;
    }
}
