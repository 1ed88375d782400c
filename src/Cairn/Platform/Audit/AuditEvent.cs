using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Cairn.Platform.Database;

namespace Cairn.Platform.Audit;

/// <summary>
/// One change of one thing, linked to the event before it in the organisation's chain. It holds no personal value: those lie beside
/// it in <see cref="AuditValue"/>, and <see cref="Commitment"/> proves them while their key lives.
/// </summary>
[Personal(PersonalBy.Beside, nameof(SubjectId), Why = "What was done to which record, and by whom; holds no value of it.")]
public sealed class AuditEvent : IOfOrganisation
{
    public Guid OrganisationId { get; set; }

    /// <summary>1, 2, 3 … without a gap within the organisation.</summary>
    public long Sequence { get; set; }

    public DateTime At { get; set; }

    /// <summary>The account that acted; empty for the system itself.</summary>
    public Guid Account { get; set; }

    public required string Verb { get; set; }

    /// <summary>The noun: "Engagement", "Service" …</summary>
    public required string Subject { get; set; }

    public Guid SubjectId { get; set; }

    /// <summary>Whose key covers the values: the person's where one is concerned, else the organisation's.</summary>
    public Guid KeyOf { get; set; }

    /// <summary>HMAC-SHA-256 of the values under that key.</summary>
    public required byte[] Commitment { get; set; }

    public required byte[] Previous { get; set; }
    public required byte[] Hash { get; set; }

    private sealed class Map : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> b)
        {
            b.ToTable("audit_event");
            b.HasKey(x => new { x.OrganisationId, x.Sequence });
            b.HasIndex(x => x.SubjectId);
        }
    }
}

/// <summary>Reason, before and after of an event, encrypted; erased by destroying the key.</summary>
[Personal(PersonalBy.Beside, nameof(Sequence), Why = "Sealed under the key of the record that it tells of, and unreadable without.")]
public sealed class AuditValue : IOfOrganisation
{
    public Guid OrganisationId { get; set; }
    public long Sequence { get; set; }
    public required byte[] Cipher { get; set; }

    private sealed class Map : IEntityTypeConfiguration<AuditValue>
    {
        public void Configure(EntityTypeBuilder<AuditValue> b)
        {
            b.ToTable("audit_value");
            b.HasKey(x => new { x.OrganisationId, x.Sequence });
        }
    }
}

/// <summary>The last event of an organisation's chain.</summary>
[NotPersonal("Where a chain ends.")]
public sealed class AuditHead : IOfOrganisation
{
    public Guid OrganisationId { get; set; }
    public long Sequence { get; set; }
    public required byte[] Hash { get; set; }

    private sealed class Map : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> b)
        {
            b.ToTable("audit_head");
            b.HasKey(x => x.OrganisationId);
        }
    }
}

/// <summary>Whose values a destroyed key makes unreadable: one row a person or organisation.</summary>
[Personal(PersonalBy.Beside, nameof(Id), Why = "What the values about one record are sealed under; its salt is destroyed with the record.")]
public sealed class AuditKey
{
    public Guid Id { get; set; }

    /// <summary>Sixteen random bytes; with the program's master key they make the key. Null once erased.</summary>
    public byte[]? Salt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<AuditKey>
    {
        public void Configure(EntityTypeBuilder<AuditKey> b)
        {
            b.ToTable("audit_key");
            // The erased are few, and asked for each minute.
            b.HasIndex(x => x.Id).HasDatabaseName("ix_audit_key_erased").HasFilter("salt IS NULL");
        }
    }
}
