using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

public enum ActionState { NotStarted, UnderWay, Done, Stopped }

/// <summary>What a plan does: who, when, with whom and with what. A milestone is one that takes no time.</summary>
[NotPersonal("What a body does. Its owner is an account's identifier, or a post in words.")]
public sealed class PlanAction : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid PlanId { get; set; }

    /// <summary>Element that it serves.</summary>
    public Guid? ElementId { get; set; }

    /// <summary>Order in the plan, from 1.</summary>
    public int Place { get; set; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>"document/element" of the packs that it takes up.</summary>
    public string? TakesUp { get; set; }

    /// <summary>Action of another plan that it was cloned from.</summary>
    public Guid? ClonedFrom { get; set; }

    /// <summary>The account that reports on it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The post or body that owns it, where no account does.</summary>
    public string? OwnerWords { get; set; }

    /// <summary>The organisation of this Cairn that leads.</summary>
    public Guid? LeadId { get; set; }

    /// <summary>Who leads, where it is no organisation of this Cairn.</summary>
    public string? LeadWords { get; set; }

    /// <summary>Groups of the country’s job roles, parted by semicolons; empty: the whole workforce.</summary>
    public string WorkerGroups { get; set; } = "";

    /// <summary>The first day on which it can begin; null: no day is set.</summary>
    public DateOnly? Starts { get; set; }

    /// <summary>How long it takes, in calendar days; nought for a milestone; null: not said.</summary>
    public int? Days { get; set; }

    public bool Milestone { get; set; }

    public bool QuickWin { get; set; }

    /// <summary>Money that it needs and that is found, in pence; null: not said.</summary>
    public long? NeededPence { get; set; }

    public long? FoundPence { get; set; }

    /// <summary>People's time that it takes, in minutes; null: not said.</summary>
    public long? TimeMinutes { get; set; }

    public ActionState State { get; set; }

    /// <summary>The day on which it was done or stopped.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The last day as its owner foresees it, where that is another than planned.</summary>
    public DateOnly? Forecast { get; set; }

    /// <summary>Counts changes, so that two people who edit at once are told.</summary>
    public long Version { get; set; }

    Guid IAudited.AuditId => Id;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<PlanAction>
    {
        public void Configure(EntityTypeBuilder<PlanAction> b)
        {
            b.ToTable("strategy_plan_action");
            b.Property(x => x.Version).IsConcurrencyToken();
            b.HasIndex(x => new { x.PlanId, x.Place });
            b.HasIndex(x => x.OwnerId);
            b.HasIndex(x => x.TakesUp);
        }
    }
}
