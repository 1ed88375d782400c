using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Register;

/// <summary>A qualification that an applicant or registrant names. Recognised, it is a fact of the register.</summary>
[Personal(PersonalBy.Register, nameof(RegistrantId))]
public sealed class QualificationClaim : IAudited
{
    public Guid Id { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Code of the pack's list; null: one that is not on it, to be assessed.</summary>
    public string? Code { get; set; }

    public required string Title { get; set; }

    /// <summary>Who awarded it.</summary>
    public string? AwardedBy { get; set; }

    /// <summary>Where, as the holder wrote it; null: in this country.</summary>
    public string? Country { get; set; }

    public int? Year { get; set; }

    /// <summary>When it was recognised or not, and why; null: it waits.</summary>
    public DateTime? Assessed { get; set; }

    /// <summary>What it is recognised as: codes of the list with a space between; empty: as nothing.</summary>
    public string? RecognisedAs { get; set; }

    public string? Reason { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => RegistrantId;

    private sealed class Map : IEntityTypeConfiguration<QualificationClaim>
    {
        public void Configure(EntityTypeBuilder<QualificationClaim> b)
        {
            b.ToTable("register_qualification");
            b.HasIndex(x => x.RegistrantId);
        }
    }
}

/// <summary>A decision about an award that is not on the list, kept so that the next holder of it is treated alike (R3).</summary>
[NotPersonal("An award and what it stands for.")]
public sealed class Recognition : IAudited
{
    public Guid Id { get; set; }
    public required string Register { get; set; }

    /// <summary>Title, awarding body and country folded into one: what the next claim is found by.</summary>
    public required string Key { get; set; }

    public required string Title { get; set; }
    public string? AwardedBy { get; set; }
    public string? Country { get; set; }

    /// <summary>Codes with a space between; empty: recognised as nothing.</summary>
    public required string RecognisedAs { get; set; }

    public required string Reason { get; set; }
    public DateOnly From { get; set; }

    /// <summary>First day on which it holds no longer; null: still.</summary>
    public DateOnly? Until { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Recognition>
    {
        public void Configure(EntityTypeBuilder<Recognition> b)
        {
            b.ToTable("register_recognition");
            b.HasIndex(x => new { x.Register, x.Key });
        }
    }
}
