using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>What an action's owner says of it on a day. It stays; the next one stands beside it.</summary>
[NotPersonal("What was done, in the words of a body’s officer; who wrote it is an account’s identifier.")]
public sealed class ActionReport : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ActionId { get; set; }
    public DateTime At { get; set; }

    /// <summary>The account that reported.</summary>
    public Guid ById { get; set; }

    public ActionState State { get; set; }

    /// <summary>What was done.</summary>
    public required string Words { get; set; }

    /// <summary>The last day that is foreseen, where it is another than planned.</summary>
    public DateOnly? Forecast { get; set; }

    /// <summary>Why it ends on another day, or was stopped.</summary>
    public string? Why { get; set; }

    Guid IAudited.AuditId => ActionId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionReport>
    {
        public void Configure(EntityTypeBuilder<ActionReport> b)
        {
            b.ToTable("strategy_action_report");
            b.HasIndex(x => new { x.ActionId, x.At });
        }
    }
}
