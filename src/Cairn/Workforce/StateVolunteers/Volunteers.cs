using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>How many people gave a service their time without pay in a year to 31 March, as its provider says.</summary>
[NotPersonal("Counts of a service.")]
public sealed class Volunteers : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The service's record.</summary>
    public Guid ServiceId { get; set; }

    /// <summary>The year in which it ended.</summary>
    public int Year { get; set; }

    public int People { get; set; }
    public DateTime Stated { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Volunteers>
    {
        public void Configure(EntityTypeBuilder<Volunteers> b)
        {
            b.ToTable("workforce_volunteers");
            b.HasIndex(x => new { x.OrganisationId, x.ServiceId, x.Year }).IsUnique();
        }
    }
}
