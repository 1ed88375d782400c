using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>What a plan wants: a vision, an outcome, an objective, or an area under which others stand.</summary>
[NotPersonal("What a body wants to reach.")]
public sealed class PlanElement : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid PlanId { get; set; }

    /// <summary>Order in the plan, from 1.</summary>
    public int Place { get; set; }

    /// <summary>One of <see cref="Types"/>.</summary>
    public required string Type { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>Element that it stands under.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>"document/element" of the packs that it takes up.</summary>
    public string? TakesUp { get; set; }

    /// <summary>Element of another plan that it was cloned from.</summary>
    public Guid? ClonedFrom { get; set; }

    /// <summary>Types of a document's elements that say what is wanted; in the order in which a plan shows them.</summary>
    public static readonly IReadOnlyList<string> Types = ["vision", "principle", "outcome", "objective", "area"];

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<PlanElement>
    {
        public void Configure(EntityTypeBuilder<PlanElement> b)
        {
            b.ToTable("strategy_plan_element");
            b.HasIndex(x => new { x.PlanId, x.Place });
            b.HasIndex(x => x.TakesUp);
        }
    }
}
