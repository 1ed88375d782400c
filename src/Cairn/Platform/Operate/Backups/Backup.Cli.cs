using System.CommandLine;
using Cairn.Platform.Audit;
using Cairn.Platform.CommandLine;
using Cairn.Platform.Database;

namespace Cairn.Platform.Operate;

/// <summary><c>cairn backup</c> and <c>cairn restore</c>. A backup reads beside the program that serves; a restore needs the data for itself.</summary>
public static class BackupCli
{
    private static readonly Option<string?> To = new("--to") { Description = "Folder, or a file that ends with .cairn (default: backups in the data folder)", HelpName = "DIR|FILE" };
    private static readonly Option<string?> Check = new("--check") { Description = "Restores a backup into a folder of its own, verifies it, and removes it again", HelpName = "FILE" };
    private static readonly Argument<string> From = new("FILE") { Description = "The backup" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Puts it in the place of the data that is there; the old files are kept beside it" };
    private static readonly Option<string?> Erased = new("--erased") { Description = "A newer list of who was erased (audit/erased.txt, or cairn-erased.txt beside newer backups)", HelpName = "FILE" };

    public static void Add(House house)
    {
        var backup = new Command("backup", "Copies everything into one sealed file while Cairn serves, or checks such a file") { To, Check };
        backup.SetAction((parsed, stop) => parsed.GetValue(Check) is { } file
            ? TryOut(Cli.SettingsOf(parsed), file, parsed.InvocationConfiguration, stop)
            : Make(Cli.SettingsOf(parsed), parsed.GetValue(To), parsed.InvocationConfiguration, stop));
        var restore = new Command("restore", "Makes the data anew from a backup, wholly or not at all") { From, Replace, Erased };
        restore.SetAction((parsed, stop) => Restore(Cli.SettingsOf(parsed), parsed.GetValue(From)!, parsed.GetValue(Replace), parsed.GetValue(Erased), house.EraseAgain, parsed.InvocationConfiguration, stop));
        house.Commands.Add(new CommandRow("backup", "./cairn backup --to /var/backups/cairn", backup));
        house.Commands.Add(new CommandRow("restore", "./cairn restore /var/backups/cairn/cairn-20261127-030000.cairn --data restored", restore));
    }

    private static async Task<int> Make(Settings settings, string? to, InvocationConfiguration io, CancellationToken stop)
    {
        var made = await MakeBackup.Run(settings, to, io.Error.WriteLine, stop);
        await io.Output.WriteLineAsync($"{made.File}: {made.Rows:N0} rows in {made.Bytes:N0} bytes, {(made.Ended - made.Began).TotalSeconds:0.0} s.");
        await io.Output.WriteLineAsync($"It opens with the master key alone. Keep a copy of {Keys.FileOf(settings)} where no backup lies.");
        return 0;
    }

    private static async Task<int> TryOut(Settings settings, string file, InvocationConfiguration io, CancellationToken stop)
    {
        using var backup = Open(settings, file);
        var folder = Directory.CreateTempSubdirectory("cairn-check-").FullName;
        try
        {
            var aside = new Settings(folder, null, settings.Today) { KeyFile = Keys.FileOf(settings) };
            return await Tell(await RestoreBackup.Run(aside, backup, replace: false, new HashSet<Guid>(), (_, _, _) => Task.CompletedTask, io.Error.WriteLine, stop), "was restored for a trial, and holds", file, io);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Restore(Settings settings, string file, bool replace, string? newer, Func<Database.Store, IReadOnlySet<Guid>, CancellationToken, Task> eraseAgain, InvocationConfiguration io, CancellationToken stop)
    {
        using var backup = Open(settings, file);
        string[] lists = [Erasures.FileOf(settings), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, BackupFile.ErasedBeside), .. newer is null ? Array.Empty<string>() : [newer]];
        if (newer is not null && !File.Exists(newer))
            throw new RefusedException($"There is no file {newer}.");
        if (!lists.Any(File.Exists))
        {
            throw new RefusedException($"Nothing here tells who was erased after this backup was made: there is no {BackupFile.ErasedBeside} beside it. "
                + "Copy the list there from your newest backup or from audit/erased.txt, or make an empty file of that name if you know that nobody was.");
        }
        var erased = lists.SelectMany(Erasures.Read).ToHashSet();
        var restored = await RestoreBackup.Run(settings, backup, replace, erased, eraseAgain, io.Error.WriteLine, stop);
        await io.Output.WriteLineAsync($"Erasures known here: {erased.Count:N0}; done again: {restored.Erased:N0}. Whoever was erased after the newest list must be erased again.");
        return await Tell(restored, "is restored, with", file, io);
    }

    private static BackupFile Open(Settings settings, string file) => File.Exists(Keys.FileOf(settings))
        ? new BackupFile(file, new Keys(settings))
        : throw new RefusedException($"The master key {Keys.FileOf(settings)} is missing. Put it there from where you keep it, or name it with --key-file.");

    private static async Task<int> Tell(Restored restored, string what, string file, InvocationConfiguration io)
    {
        var (manifest, audit) = (restored.Manifest, restored.Audit);
        foreach (var table in manifest.Tables)
            await io.Output.WriteLineAsync($"  {table.Name,-32} {table.Rows,12:N0} rows  {table.Digest}");
        await io.Output.WriteLineAsync($"{file} of {manifest.Made:yyyy-MM-dd HH:mm:ss} UTC {what} {manifest.Rows:N0} rows as they were, {manifest.Files.Count:N0} files.");
        await io.Output.WriteLineAsync(audit.Faults.Count == 0
            ? $"The audit holds: {audit.Events:N0} events in {audit.Chains:N0} chains, {audit.Roots:N0} signed roots."
            : $"The audit does not hold: {audit.Faults.Count:N0} faults, first: event {audit.Faults[0].Sequence} {audit.Faults[0].What}");
        return audit.Faults.Count == 0 ? 0 : 1;
    }
}
