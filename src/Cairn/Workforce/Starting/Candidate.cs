using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>Somebody whom a provider means to start. Its identifier becomes the engagement's record, so that checks made before are the person's after.</summary>
[Personal(PersonalBy.Record, nameof(Id))]
public sealed class Candidate : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The service's record.</summary>
    public Guid ServiceId { get; set; }

    public required string Name { get; set; }

    /// <summary>A code of the country's roles.</summary>
    public required string Role { get; set; }

    public int? ContractType { get; set; }

    /// <summary>The day on which they are to start.</summary>
    public DateOnly PlannedOn { get; set; }

    public DateOnly Added { get; set; }

    /// <summary>Null until they have started.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>The campaign abroad that they came by.</summary>
    public Guid? CampaignId { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => Id;

    private sealed class Map : IEntityTypeConfiguration<Candidate>
    {
        public void Configure(EntityTypeBuilder<Candidate> b)
        {
            b.ToTable("workforce_candidate");
            b.HasIndex(x => new { x.OrganisationId, x.PlannedOn });
        }
    }
}
