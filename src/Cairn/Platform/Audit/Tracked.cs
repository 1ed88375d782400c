using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Cairn.Platform.Audit;

/// <summary>A change of one thing, before it becomes an <see cref="AuditEvent"/>.</summary>
/// <param name="KeyOf">The person or organisation whose key seals the values.</param>
public sealed record PendingEvent(string Subject, Guid SubjectId, Guid KeyOf, byte[] Values);

/// <summary>Something that people see changed, with the key that seals what it says.</summary>
public interface IAudited
{
    Guid AuditId { get; }

    /// <summary>What the key is of that seals its values, so that they are erased with it: a record about a person, or an account; null: the organisation.</summary>
    Guid? AuditPerson { get; }
}

/// <summary>Turns what a verb changed in its context into events, so that none can be forgotten.</summary>
public static class Tracked
{
    public static IReadOnlyList<PendingEvent> Events(Db db, Change change)
    {
        db.ChangeTracker.DetectChanges();
        List<PendingEvent> events = [];
        foreach (var entry in db.ChangeTracker.Entries<IAudited>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                events.Add(Of(entry, change));
        }
        return events;
    }

    private static PendingEvent Of(EntityEntry<IAudited> entry, Change change) => new(
        entry.Metadata.ClrType.Name, entry.Entity.AuditId, entry.Entity.AuditPerson ?? change.Organisation,
        Values(change.Reason, entry.State == EntityState.Added ? null : Side(entry, original: true), entry.State == EntityState.Deleted ? null : Side(entry, original: false)));

    /// <summary>Canonical JSON of reason, before and after; what is absent is left out.</summary>
    public static byte[] Values(string? reason, JsonObject? before, JsonObject? after)
    {
        var all = new JsonObject();
        if (reason is not null)
            all["reason"] = reason;
        if (before is not null)
            all["before"] = before;
        if (after is not null)
            all["after"] = after;
        return JsonSerializer.SerializeToUtf8Bytes(all);
    }

    private static JsonObject Side(EntityEntry entry, bool original)
    {
        var side = new JsonObject();
        foreach (var property in entry.Properties)
        {
            if (entry.State == EntityState.Modified && !property.IsModified)
                continue;
            var value = original ? property.OriginalValue : property.CurrentValue;
            if (value is not null && property.Metadata.PropertyInfo?.IsDefined(typeof(SecretAttribute), true) != true)
                side[property.Metadata.Name] = JsonSerializer.SerializeToNode(value);
        }
        return side;
    }
}

/// <summary>A value that not even the audit keeps: password hashes, stamps, tokens.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
