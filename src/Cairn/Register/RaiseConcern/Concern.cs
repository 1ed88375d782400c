using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>What became of a concern.</summary>
public enum ConcernState
{
    /// <summary>Nobody has looked at it yet.</summary>
    Received,

    /// <summary>A case was opened.</summary>
    Opened,

    /// <summary>It was sent to who looks at such things.</summary>
    SentElsewhere,

    /// <summary>Looked at, and nothing further is done.</summary>
    Closed,
}

/// <summary>What somebody tells the register of a worker (R6). Seen by the register's office alone.</summary>
[Personal(PersonalBy.Register, nameof(Id))]
public sealed class Concern : IAudited
{
    public Guid Id { get; set; }

    /// <summary>By which whoever told can ask what became of it.</summary>
    public required string Code { get; set; }

    /// <summary>Country whose list the subject is of.</summary>
    public required string Country { get; set; }

    public required string Subject { get; set; }

    /// <summary>Who it is about, as far as they know.</summary>
    public required string About { get; set; }

    public long? Number { get; set; }
    public string? WorksAt { get; set; }
    public required string Happened { get; set; }
    public string? When { get; set; }

    /// <summary>Whether the employer knows, and what it did.</summary>
    public string? EmployerKnows { get; set; }

    public string? FromName { get; set; }
    public string? FromContact { get; set; }

    /// <summary>The provider that tells, where one does.</summary>
    public Guid? FromProvider { get; set; }

    public DateTime Received { get; set; }
    public ConcernState State { get; set; }

    /// <summary>Who it is about, once the office knows.</summary>
    public Guid? RegistrantId { get; set; }

    public DateTime? Decided { get; set; }
    public Guid? DecidedBy { get; set; }

    /// <summary>Why it was decided so; what is told to whom it comes from is <see cref="Told"/>.</summary>
    public string? Reason { get; set; }

    public string? Told { get; set; }
    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => Id;

    private sealed class Map : IEntityTypeConfiguration<Concern>
    {
        public void Configure(EntityTypeBuilder<Concern> b)
        {
            b.ToTable("register_concern");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.Code).IsUnique();
            b.HasIndex(x => new { x.State, x.Received });
        }
    }
}

/// <summary>How often the questions before a concern led where, by day: also what was sent elsewhere is known.</summary>
[NotPersonal("Counts alone.")]
public sealed class Screened
{
    public long Id { get; set; }
    public DateOnly Day { get; set; }
    public required string Country { get; set; }
    public required string Subject { get; set; }
    public int Times { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Screened>
    {
        public void Configure(EntityTypeBuilder<Screened> b)
        {
            b.ToTable("register_screened");
            b.HasIndex(x => new { x.Day, x.Country, x.Subject }).IsUnique();
        }
    }
}
