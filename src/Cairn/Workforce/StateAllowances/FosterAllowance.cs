using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Workforce;

/// <summary>What a council pays foster carers for a child of a band of age, from a day on. Policy, and public.</summary>
[NotPersonal("A council's rates, and counts of its area.")]
public sealed class FosterAllowance : IAudited
{
    public Guid Id { get; set; }
    public required string Country { get; set; }

    /// <summary>Council area.</summary>
    public required string Area { get; set; }

    /// <summary>Code of the pack's list of least allowances.</summary>
    public required string Band { get; set; }

    public DateOnly From { get; set; }

    /// <summary>A week, for a child.</summary>
    public long Pence { get; set; }

    /// <summary>Children whose carers are paid it; null where the council does not say.</summary>
    public int? Children { get; set; }

    public DateTime Stated { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<FosterAllowance>
    {
        public void Configure(EntityTypeBuilder<FosterAllowance> b)
        {
            b.ToTable("workforce_foster_allowance");
            b.HasIndex(x => new { x.Area, x.Band, x.From }).IsUnique();
        }
    }
}
