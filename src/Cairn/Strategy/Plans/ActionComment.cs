using Cairn.Platform.Audit;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cairn.Strategy;

/// <summary>What those who work on an action write to each other.</summary>
[NotPersonal("Work on an action, in the words of bodies’ officers; who wrote it is an account’s identifier.")]
public sealed class ActionComment : IOfOrganisation, IAudited
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid ActionId { get; set; }
    public DateTime At { get; set; }

    /// <summary>The account that wrote it.</summary>
    public Guid ById { get; set; }

    public required string Text { get; set; }

    Guid IAudited.AuditId => ActionId;
    Guid? IAudited.AuditPerson => null;

    private sealed class Map : IEntityTypeConfiguration<ActionComment>
    {
        public void Configure(EntityTypeBuilder<ActionComment> b)
        {
            b.ToTable("strategy_action_comment");
            b.HasIndex(x => new { x.ActionId, x.At });
        }
    }
}
