using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>What a provider's services cost in a year that ended on 31 March, as it says itself. In pence; null where it does not say.</summary>
[NotPersonal("Costs of a year.")]
public sealed class YearCost : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>The year in which it ended.</summary>
    public int Year { get; set; }

    /// <summary>Paid for staff, with employer's contributions, agencies not counted in.</summary>
    public long? Staff { get; set; }

    public long? Agency { get; set; }

    public long? Training { get; set; }

    /// <summary>All cost of services, staff and agencies counted in.</summary>
    public long? Total { get; set; }

    public DateTime Stated { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<YearCost>
    {
        public void Configure(EntityTypeBuilder<YearCost> b)
        {
            b.ToTable("workforce_year_cost");
            b.HasIndex(x => new { x.OrganisationId, x.Year }).IsUnique();
        }
    }
}
