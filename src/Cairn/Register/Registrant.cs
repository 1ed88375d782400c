using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>Somebody on a register, or who has applied: once, however many registrations they hold. What the public may see, and no more.</summary>
[Personal(PersonalBy.Register, nameof(Id))]
public sealed class Registrant : IAudited
{
    public Guid Id { get; set; }

    /// <summary>See <see cref="RegistrationNumber"/>; it never changes.</summary>
    public long Number { get; set; }

    /// <summary>Id of the register in the packs: "sssc".</summary>
    public required string Register { get; set; }

    public required string Given { get; set; }
    public required string Family { get; set; }

    /// <summary>Town of work, as the public register shows it; null: not shown.</summary>
    public string? Town { get; set; }

    /// <summary>Somebody at risk if found: in no search, list, count or file that the public gets.</summary>
    public bool Hidden { get; set; }

    /// <summary>The same human being in the workforce record; null where no record is known.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The account by which they look after their registration.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>The registrant that this record was joined to, since both are one person; its number leads there.</summary>
    public Guid? MergedInto { get; set; }

    public long Version { get; set; }

    public string Name => $"{Given} {Family}".Trim();

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => Id;

    private sealed class Map : IEntityTypeConfiguration<Registrant>
    {
        public void Configure(EntityTypeBuilder<Registrant> b)
        {
            b.ToTable("register_registrant");
            b.Ignore(x => x.Name);
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.Number).IsUnique();
            b.HasIndex(x => x.PersonId);
            b.HasIndex(x => x.AccountId);
        }
    }
}

/// <summary>What the register knows of a registrant and never shows to the public: seen by the registrant and the registrar alone.</summary>
[Personal(PersonalBy.Register, nameof(Id))]
public sealed class RegistrantPrivate : IAudited
{
    /// <summary>The registrant's.</summary>
    public Guid Id { get; set; }

    public DateOnly? BirthDate { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => Id;

    private sealed class Map : IEntityTypeConfiguration<RegistrantPrivate>
    {
        public void Configure(EntityTypeBuilder<RegistrantPrivate> b) => b.ToTable("register_private");
    }
}

/// <summary>A name that a registrant had before.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class PreviousName : IAudited
{
    public long Id { get; set; }
    public Guid RegistrantId { get; set; }
    public required string Given { get; set; }
    public required string Family { get; set; }

    /// <summary>First day on which it was no longer theirs.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Whether the public sees it; kept back where it would put somebody at risk.</summary>
    public bool Shown { get; set; }

    Guid IAudited.AuditId => RegistrantId;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<PreviousName>
    {
        public void Configure(EntityTypeBuilder<PreviousName> b)
        {
            b.ToTable("register_previous_name");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}
