using Cairn.Platform.Audit;

namespace Cairn.Platform.Operate;

/// <summary>How a Cairn stands, in facts: for the command, the operator's page and the metrics alike.</summary>
/// <param name="Since">When the program began that serves it, UTC; null while none does.</param>
/// <param name="Database">"sqlite" or "postgres".</param>
/// <param name="Schema">The last schema step that was applied; null where the database cannot be reached.</param>
/// <param name="SchemaCurrent">Whether it is the last that this program knows.</param>
/// <param name="Problem">Why the database cannot be read, in words; null while it can.</param>
public sealed record Status(
    DateTime At, DateTime? Since, string Version, string Data, string Database, string? Schema, bool SchemaCurrent, string? Problem,
    long DatabaseBytes, long LogBytes, long DiskFreeBytes, JobCounts Jobs, BackupMade? LastBackup, AuditChecked? Audit, DateTime? LastRoot, long Roots)
{
    public TimeSpan? BackupAge => LastBackup is null ? null : At - LastBackup.Began;

    public IReadOnlyList<Warning> Warnings => [.. StatusWarnings.Of(this)];
}

/// <param name="OldestWaiting">When the job was asked for that waits longest, UTC.</param>
/// <param name="Failed">In the last seven days.</param>
public sealed record JobCounts(int Waiting, int Running, int Failed, DateTime? OldestWaiting);

/// <param name="Serious">Data or service is at risk now.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Do">What to do about it.</param>
public sealed record Warning(bool Serious, string What, string Do);
