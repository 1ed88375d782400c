using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>Something by which a plan sees how far it is. What it counts, and how it is judged, is in its versions.</summary>
[NotPersonal("What a body measures. Its owner is an account's identifier, or a post in words.")]
public sealed class Indicator : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid PlanId { get; set; }

    /// <summary>Element of the plan that it shows; null: the plan as a whole, or an action.</summary>
    public Guid? ElementId { get; set; }

    /// <summary>Action of the plan whose own it is; null: an element's or the plan's.</summary>
    public Guid? ActionId { get; set; }

    /// <summary>Order in the plan, from 1.</summary>
    public int Place { get; set; }

    /// <summary>The post or body that answers for it.</summary>
    public required string Owner { get; set; }

    /// <summary>First day on which everybody sees it, once its plan is published; null: a draft.</summary>
    public DateOnly? ShownFrom { get; set; }

    /// <summary>First day on which it is followed no longer; null: it still is.</summary>
    public DateOnly? RetiredOn { get; set; }

    public string? RetiredWhy { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }

    public bool ShownOn(DateOnly day) => ShownFrom <= day;

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<Indicator>
    {
        public void Configure(EntityTypeBuilder<Indicator> b)
        {
            b.ToTable("strategy_indicator");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => new { x.PlanId, x.Place });
        }
    }
}

/// <summary>That an action is to move an indicator.</summary>
[NotPersonal("Which action is to move which indicator.")]
public sealed class ActionIndicator : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ActionId { get; set; }
    public Guid IndicatorId { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionIndicator>
    {
        public void Configure(EntityTypeBuilder<ActionIndicator> b)
        {
            b.ToTable("strategy_action_indicator");
            b.HasIndex(x => new { x.IndicatorId, x.ActionId }).IsUnique();
            b.HasIndex(x => x.ActionId);
        }
    }
}
