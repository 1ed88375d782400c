using Cairn.Engine.Registration;
using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How a registrant stood when an employer last said that they had seen it. What differs from it now is told; nothing else is.</summary>
[Personal(PersonalBy.Beside, nameof(RegistrantId), Why = "What an employer was last told of a public register; goes when they are no longer watched.")]
public sealed class Watched : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid RegistrantId { get; set; }

    /// <summary>Whether a list put them on watch; else they are staff.</summary>
    public bool ByList { get; set; }

    public Standing Standing { get; set; }
    public StandingMarks Marks { get; set; }
    public DateTime Told { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Watched>
    {
        public void Configure(EntityTypeBuilder<Watched> b)
        {
            b.ToTable("workforce_watched");
            b.Property(x => x.Standing).HasConversion<int>();
            b.HasIndex(x => new { x.OrganisationId, x.RegistrantId }).IsUnique();
        }
    }
}
