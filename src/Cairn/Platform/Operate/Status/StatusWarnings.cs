using Cairn.Platform.Site;

namespace Cairn.Platform.Operate;

/// <summary>What an operator should do something about, each with what to do; the limits stand here and nowhere else.</summary>
public static class StatusWarnings
{
    private const long Mebi = 1 << 20;
    private static readonly TimeSpan BackupEvery = TimeSpan.FromHours(26);
    private static readonly TimeSpan AuditEvery = TimeSpan.FromDays(8);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static IEnumerable<Warning> Of(Status now)
    {
        if (now.Problem is { } problem)
            yield return new(true, problem, "Start the database, or mend the connection in CAIRN_DATABASE. Until then Cairn answers 503.");
        else if (!now.SchemaCurrent)
            yield return new(true, $"The schema ({now.Schema}) is not this program's.", "Start Cairn once: it brings the schema up to date. Back up before that, with the version that made the data.");
        foreach (var warning in Disk(now).Concat(Backup(now)).Concat(Audit(now)).Concat(Jobs(now)))
            yield return warning;
    }

    private static IEnumerable<Warning> Disk(Status now)
    {
        if (now.DiskFreeBytes < 512 * Mebi)
            yield return new(true, $"Only {Bytes(now.DiskFreeBytes)} are free on the disk of the data.", "Make room now: when the disk is full, nothing more can be saved.");
        else if (now.DiskFreeBytes < 2 * now.DatabaseBytes)
            yield return new(false, $"{Bytes(now.DiskFreeBytes)} are free on the disk of the data, less than twice the database ({Bytes(now.DatabaseBytes)}).", "Make room, or restoring and upgrading may not fit.");
        if (now.LogBytes > 64 * Mebi)
            yield return new(false, $"The database's log is {Bytes(now.LogBytes)} long.", "A long read, such as a backup, holds it. If it does not shrink within an hour, start Cairn again.");
    }

    private static IEnumerable<Warning> Backup(Status now)
    {
        if (now.LastBackup is not { } last)
            yield return new(true, "No backup has been made of this data.", "Make one: ./cairn backup --to DIR, on another disk, and every night.");
        else if (now.BackupAge > BackupEvery)
            yield return new(true, $"The last backup is {Age(now.BackupAge.Value)} old.", "See why the nightly backup did not run, then make one: ./cairn backup --to DIR.");
        else if (last.File.StartsWith(now.Data + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            yield return new(false, "The last backup lies in the data folder itself.", "Put backups on another disk: ./cairn backup --to DIR.");
    }

    private static IEnumerable<Warning> Audit(Status now)
    {
        if (now.Audit is { Faults: > 0 } bad)
            yield return new(true, $"The audit does not hold: {Format.Count(bad.Faults, "fault", "faults")} when it was last read.", "Run ./cairn audit verify to see each. Keep the data as it is until you know why.");
        else if (now.Audit is null || now.At - now.Audit.At > AuditEvery)
            yield return new(false, now.Audit is null ? "The audit has never been read through." : $"The audit was last read through {Age(now.At - now.Audit.At)} ago.", "Run ./cairn audit verify every week.");
    }

    private static IEnumerable<Warning> Jobs(Status now)
    {
        if (now.Jobs.Failed > 0)
            yield return new(false, $"{Format.Count(now.Jobs.Failed, "job", "jobs")} failed in the last seven days.", "The operator's page says why, and runs one again.");
        if (now is { Since: not null, Jobs.OldestWaiting: { } oldest } && now.At - oldest > LongestWait)
            yield return new(false, $"A job has waited for {Age(now.At - oldest)}.", "If no job is running, start Cairn again and look at what it writes.");
    }

    public static string Bytes(long bytes) => bytes switch
    {
        >= 10L << 30 => $"{Format.Number(bytes >> 30)} GiB",
        >= 1 << 30 => $"{Format.Number((decimal)bytes / (1 << 30), 1)} GiB",
        >= 1 << 20 => $"{Format.Number((decimal)bytes / (1 << 20), 1)} MiB",
        _ => $"{Format.Number((bytes + 1023) >> 10)} KiB",
    };

    public static string Age(TimeSpan age) => age.TotalMinutes switch
    {
        < 2 => "a minute",
        < 120 => $"{(int)age.TotalMinutes} minutes",
        < 48 * 60 => $"{(int)age.TotalHours} hours",
        _ => $"{(int)age.TotalDays} days",
    };
}
