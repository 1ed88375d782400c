using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>What an indicator on the way of a claim said on the day on which the claim was published.</summary>
[NotPersonal("A figure and its day.")]
public sealed class ClaimReading : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ClaimId { get; set; }
    public Guid IndicatorId { get; set; }

    /// <summary>Null where there was none.</summary>
    public decimal? Value { get; set; }

    /// <summary>What the value was as at.</summary>
    public DateOnly ValueDay { get; set; }

    /// <summary>Values of one basis can be compared.</summary>
    public required string Basis { get; set; }

    /// <summary>Number of the sheet's version that held.</summary>
    public int Sheet { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ClaimReading>
    {
        public void Configure(EntityTypeBuilder<ClaimReading> b)
        {
            b.ToTable("strategy_claim_reading");
            b.Property(x => x.Value).HasConversion(Scaled.Number);
            b.HasIndex(x => new { x.ClaimId, x.IndicatorId }).IsUnique();
        }
    }
}
