using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>One action of a plan waits for another to be done.</summary>
[NotPersonal("Which action waits for which.")]
public sealed class ActionDependency : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid PlanId { get; set; }

    /// <summary>The action that comes first.</summary>
    public Guid BeforeId { get; set; }

    /// <summary>The one that waits.</summary>
    public Guid AfterId { get; set; }

    /// <summary>Days between the end of the first and the start of the other.</summary>
    public int Lag { get; set; }

    Guid IAudited.AuditId => AfterId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionDependency>
    {
        public void Configure(EntityTypeBuilder<ActionDependency> b)
        {
            b.ToTable("strategy_action_dependency");
            b.HasIndex(x => x.PlanId);
            b.HasIndex(x => new { x.AfterId, x.BeforeId }).IsUnique();
        }
    }
}
