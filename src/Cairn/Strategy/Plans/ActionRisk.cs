using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

public enum RiskLevel { Low = 1, Medium, High }

/// <summary>What may keep an action from being done, and what is done about it.</summary>
[NotPersonal("What may go wrong with an action; posts and not names.")]
public sealed class ActionRisk : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ActionId { get; set; }

    public required string Text { get; set; }
    public RiskLevel Likelihood { get; set; }
    public RiskLevel Effect { get; set; }

    /// <summary>What is done about it.</summary>
    public required string Answer { get; set; }

    /// <summary>The post or body that watches it.</summary>
    public required string Owner { get; set; }

    /// <summary>From 1, low and low, to 9, high and high: what risks are put in order by.</summary>
    public int Weight => (int)Likelihood * (int)Effect;

    Guid IAudited.AuditId => ActionId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionRisk>
    {
        public void Configure(EntityTypeBuilder<ActionRisk> b)
        {
            b.ToTable("strategy_action_risk");
            b.Ignore(x => x.Weight);
            b.HasIndex(x => x.ActionId);
        }
    }
}
