using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>That somebody may start without one check, for a reason and until a day, by the name of who answers for it.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class CheckWaiver : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The candidate's or the engagement's record.</summary>
    public Guid EngagementId { get; set; }

    public required string Check { get; set; }

    /// <summary>The name of who answers for it.</summary>
    public required string WaivedBy { get; set; }

    public required string Reason { get; set; }

    /// <summary>What keeps people safe meanwhile.</summary>
    public required string Safeguards { get; set; }

    public DateOnly Given { get; set; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly Until { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => EngagementId;

    private sealed class Map : IEntityTypeConfiguration<CheckWaiver>
    {
        public void Configure(EntityTypeBuilder<CheckWaiver> b)
        {
            b.ToTable("workforce_check_waiver");
            b.HasIndex(x => new { x.EngagementId, x.Check });
            b.HasIndex(x => new { x.OrganisationId, x.Until });
        }
    }
}
