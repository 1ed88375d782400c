using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>Whether a condition of contribution holds, and why.</summary>
[NotPersonal("How a body judges its own claim.")]
public sealed class ClaimTest : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ClaimId { get; set; }

    /// <summary>Id of one of the packs' conditions.</summary>
    public required string Test { get; set; }

    public bool Met { get; set; }
    public required string Reason { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ClaimTest>
    {
        public void Configure(EntityTypeBuilder<ClaimTest> b)
        {
            b.ToTable("strategy_claim_test");
            b.HasIndex(x => new { x.ClaimId, x.Test }).IsUnique();
        }
    }
}
