using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A provider’s own look at its practice as an employer, in one year, against one edition of a standard.</summary>
[NotPersonal("What a body says of its practice.")]
public sealed class PracticeAssessment : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    public int Year { get; set; }

    /// <summary>Edition of the standard that it is held against.</summary>
    public required string Edition { get; set; }

    /// <summary>Whether only what holds for employers of every size is asked.</summary>
    public bool Short { get; set; }

    public DateOnly Begun { get; set; }

    /// <summary>From then on it stands.</summary>
    public DateOnly? SignedOff { get; set; }

    /// <summary>As what they signed: the post and not the name.</summary>
    public string? SignedAs { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<PracticeAssessment>
    {
        public void Configure(EntityTypeBuilder<PracticeAssessment> b)
        {
            b.ToTable("workforce_practice_assessment");
            b.HasIndex(x => new { x.OrganisationId, x.Year }).IsUnique();
        }
    }
}
