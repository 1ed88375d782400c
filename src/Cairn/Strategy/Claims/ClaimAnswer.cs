using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>An answer to a question of contribution analysis.</summary>
[NotPersonal("How a body reasons about its own work.")]
public sealed class ClaimAnswer : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ClaimId { get; set; }

    /// <summary>"step/question" of the packs' method.</summary>
    public required string Question { get; set; }

    public required string Text { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ClaimAnswer>
    {
        public void Configure(EntityTypeBuilder<ClaimAnswer> b)
        {
            b.ToTable("strategy_claim_answer");
            b.HasIndex(x => new { x.ClaimId, x.Question }).IsUnique();
        }
    }
}
