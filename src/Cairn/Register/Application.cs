using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>An application to a register while it is being written: saved step by step, and there again after a break. Sent, it is a <see cref="Registration"/>.</summary>
[Personal(PersonalBy.Register, nameof(Id))]
public sealed class Application : IAudited
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }
    public required string Register { get; set; }
    public required string Service { get; set; }
    public required string Level { get; set; }
    public DateOnly? Started { get; set; }

    public Guid? EmployerId { get; set; }
    public string? Employer { get; set; }
    public string? Title { get; set; }

    public string? Given { get; set; }
    public string? Family { get; set; }
    public string? PreviousNames { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public string? Town { get; set; }

    /// <summary>Whether being found in the public register would put them at risk, and why.</summary>
    public bool AtRisk { get; set; }

    /// <summary>Codes of qualifications with a space between, and a registration elsewhere as "body:code".</summary>
    public string? Held { get; set; }

    /// <summary>An award that is not on the list, in the holder's words.</summary>
    public string? OtherAward { get; set; }
    public string? OtherAwardedBy { get; set; }
    public string? OtherCountry { get; set; }
    public int? OtherYear { get; set; }

    /// <summary>Answers to the declaration's questions, "yes" or "no" by id; what is to be told is in <see cref="DeclaredWords"/>.</summary>
    public string? Declared { get; set; }
    public string? DeclaredWords { get; set; }

    public DateTime Saved { get; set; }

    /// <summary>The registrant that it became when it was sent; null: it is being written.</summary>
    public Guid? RegistrantId { get; set; }

    /// <summary>Which of the registrant's registrations it became.</summary>
    public int Ordinal { get; set; }

    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => AccountId;

    private sealed class Map : IEntityTypeConfiguration<Application>
    {
        public void Configure(EntityTypeBuilder<Application> b)
        {
            b.ToTable("register_application");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.AccountId);
            b.HasIndex(x => x.RegistrantId);
        }
    }
}

/// <summary>A file that somebody gives as evidence. Only the register's office and who gave it can open it.</summary>
[Personal(PersonalBy.Register, nameof(OwnerId))]
public sealed class Evidence : IAudited
{
    public Guid Id { get; set; }

    /// <summary>The application, the registrant, or the concern.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>What it is evidence of: "identity", "qualification", or the id of what it answers.</summary>
    public required string For { get; set; }

    /// <summary>As the giver named the file; shown, never used as a path.</summary>
    public required string FileName { get; set; }

    public required string MediaType { get; set; }
    public int Length { get; set; }

    [Secret]
    public required byte[] Content { get; set; }

    public DateTime Given { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => OwnerId;

    private sealed class Map : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> b)
        {
            b.ToTable("register_evidence");
            b.HasIndex(x => x.OwnerId);
        }
    }
}
