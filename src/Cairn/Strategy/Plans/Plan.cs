using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>A draft is its organisation's alone; a published plan is everybody's to read, and so is a closed one.</summary>
public enum PlanState { Draft, Published, Closed }

/// <summary>A strategy that an organisation runs, from a day until a day.</summary>
[NotPersonal("What a body wants to reach.")]
public sealed class Plan : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }

    /// <summary>Whose plan it is.</summary>
    public Guid OrganisationId { get; set; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    /// <summary>Pack of the country whose roles and areas it speaks of.</summary>
    public required string Country { get; set; }

    public DateOnly From { get; set; }

    /// <summary>Its last day.</summary>
    public DateOnly Until { get; set; }

    public PlanState State { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>What was reached, in the words of who closed it.</summary>
    public string? Closing { get; set; }

    /// <summary>Id of a document of the packs, or of the plan that it was cloned from; null: made from scratch.</summary>
    public string? TakenFrom { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Plan>
    {
        public void Configure(EntityTypeBuilder<Plan> b)
        {
            b.ToTable("strategy_plan");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => x.OrganisationId);
            b.HasIndex(x => x.State);
        }
    }
}
