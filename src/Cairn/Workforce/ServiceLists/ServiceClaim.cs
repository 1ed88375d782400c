using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>A provider says that a service of its record is this one of the regulator's list. A listed service has one claim or none.</summary>
[NotPersonal("Which service of a list is a provider's.")]
public sealed class ServiceClaim : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The service's record.</summary>
    public Guid ServiceId { get; set; }

    public required string Regulator { get; set; }
    public required string Number { get; set; }
    public DateTime Claimed { get; set; }
    public Guid ClaimedBy { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ServiceClaim>
    {
        public void Configure(EntityTypeBuilder<ServiceClaim> b)
        {
            b.ToTable("workforce_service_claim");
            b.HasIndex(x => new { x.Regulator, x.Number }).IsUnique();
            b.HasIndex(x => new { x.OrganisationId, x.ServiceId }).IsUnique();
        }
    }
}
