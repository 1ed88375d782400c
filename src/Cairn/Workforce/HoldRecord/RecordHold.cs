using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A record is kept longer than the rules say, for a reason: a claim, an inquiry. Nothing erases it until the day.</summary>
[Personal(PersonalBy.Record, nameof(EngagementId))]
public sealed class RecordHold : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid EngagementId { get; set; }
    public required string Reason { get; set; }

    /// <summary>The last day of the hold.</summary>
    public DateOnly Until { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => EngagementId;

    private sealed class Map : IEntityTypeConfiguration<RecordHold>
    {
        public void Configure(EntityTypeBuilder<RecordHold> b)
        {
            b.ToTable("workforce_record_hold");
            b.HasIndex(x => x.OrganisationId);
            b.HasIndex(x => x.EngagementId).IsUnique();
        }
    }
}
