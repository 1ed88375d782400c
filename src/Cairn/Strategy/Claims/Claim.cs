using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

public enum ClaimState { Draft, Published, Withdrawn }

/// <summary>What a body claims: that one box of its logic model contributed to another (S4).</summary>
[NotPersonal("What a body claims of its own work.")]
public sealed class Claim : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid PlanId { get; set; }
    public Guid ModelId { get; set; }
    public Guid FromId { get; set; }
    public Guid ToId { get; set; }

    /// <summary>The claim in one sentence, as everybody reads it.</summary>
    public required string Text { get; set; }

    public ClaimState State { get; set; }

    /// <summary>Id of the strength at which it was published.</summary>
    public string? Strength { get; set; }

    public DateOnly? PublishedOn { get; set; }

    /// <summary>Why it was withdrawn; null: it was not.</summary>
    public string? WithdrawnWhy { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }


    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Claim>
    {
        public void Configure(EntityTypeBuilder<Claim> b)
        {
            b.ToTable("strategy_claim");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.PlanId);
            b.HasIndex(x => x.ModelId);
        }
    }
}
